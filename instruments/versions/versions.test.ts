import { describe, expect, test } from 'vitest';
import type { Lock } from '../composition/lock.ts';
import type { Crosswalk } from '../crosswalk/crosswalk.ts';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import { diffInEnglish, diffInJapanese } from './changes-in-words.ts';
import { compareVersions } from './compare-versions.ts';
import { forbiddenChanges } from './forbidden-changes.ts';
import { longestCommonOrder } from './longest-common-order.ts';
import { compareVersionNames } from './version-order.ts';

const mood = { type: 'radiogroup', name: 'mood', title: '気分はいかがですか。', choices: [] as object[] };
mood.choices = [
  { value: 1, text: 'よい' },
  { value: 2, text: 'ふつう' },
  { value: 3, text: 'わるい' },
];
const age = { type: 'text', name: 'age', title: '年齢', inputType: 'number', min: 16, max: 120 };
const who = {
  type: 'checkbox',
  name: 'who',
  title: '誰に話しますか。',
  choices: [
    { value: 1, text: '家族' },
    { value: 2, text: '友人' },
    { value: 3, text: '誰もいない', isExclusive: true },
  ],
};
type Element = Record<string, unknown> & { name: string };

/** An instrument of these elements, one a page, as a file of the library. */
function file(
  id: string,
  version: string,
  elements: readonly Element[],
  more: object = {},
): [string, object] {
  const items = elements
    .filter(({ type }) => type !== 'html')
    .map(({ name, type }) => ({
      id: name,
      label: { ja: `〈${name}〉`, en: name },
      measure: type === 'text' ? 'scale' : 'nominal',
      exactness: 'ours',
      source: 'Ours.',
      sensitive: false,
    }));
  const pages = elements.map((element) => ({ name: `${element.name}_page`, elements: [element] }));
  const title = { ja: id, en: id };
  const form = { locale: 'ja', pages };
  const instrument = { id, version, kind: 'stand-alone', title, origin: title, source: 'Ours.', items, form };
  return [`library/${id}/${version}.json`, { ...instrument, ...more }];
}

function crosswalk(from: string, to: string, entries: Crosswalk['entries']): [string, object] {
  return [`library/a/crosswalks/${from}-${to}.json`, { instrument: 'a', from, to, entries }];
}

const read = (...files: readonly [string, object][]) =>
  parseDefinitions(new Map(files.map(([path, json]) => [path, JSON.stringify(json)])));
const because = { ja: '意味は同じです。', en: 'It means the same.' };

function changesBetween(
  before: readonly Element[],
  after: readonly Element[],
  entries?: Crosswalk['entries'],
) {
  const { instruments } = read(file('a', '1', before), file('a', '2', after));
  const [earlier, later] = instruments.map(({ value }) => value);
  if (!earlier || !later) throw new Error('two versions are wanted');
  return compareVersions(earlier, later, entries && { instrument: 'a', from: '1', to: '2', entries });
}

describe('compareVersions', () => {
  test('finds nothing between equal versions', () => {
    expect(changesBetween([mood, age], [mood, age])).toEqual([]);
    expect(diffInJapanese([])).toBe('二つの版に違いはありません。\n');
  });

  test.each<[string, readonly Element[], readonly Element[], string[]]>([
    ['an item more', [mood], [mood, age], ['added age only-later']],
    ['an item less', [mood, age], [mood], ['removed age only-earlier']],
    ['other words', [mood], [{ ...mood, title: 'お気持ちは。' }], ['reworded mood not-written']],
    ['a description', [mood], [{ ...mood, description: '最近' }], ['reworded mood not-written']],
    [
      'another kind',
      [age],
      [{ ...mood, name: 'age' }],
      ['reworded', 'answer-kind', 'options', 'limits'].map((kind) => `${kind} age not-written`),
    ],
    ['a list instead of buttons', [mood], [{ ...mood, type: 'dropdown' }], []],
    ['another range', [age], [{ ...age, max: 90 }], ['limits age not-written']],
    ['a condition', [mood, age], [mood, { ...age, visibleIf: '{mood} = 1' }], ['routing age not-written']],
    ['another order', [mood, age, who], [age, who, mood], ['moved mood not-written']],
    ['a note more', [mood], [mood, { type: 'html', name: 'note', html: 'あ' }], ['text-around note']],
  ])('%s', (_, before, after, expected) => {
    expect(
      changesBetween(before, after).map((change) =>
        'where' in change
          ? `${change.kind} ${change.where}`
          : `${change.kind} ${change.item} ${change.comparability.verdict}`,
      ),
    ).toEqual(expected);
  });

  test('options: gone, new, in other words, in another place', () => {
    const after = {
      ...mood,
      choices: [
        { value: 3, text: 'わるい' },
        { value: 2, text: 'まあまあ' },
        { value: 4, text: '答えたくない' },
      ],
    };
    const [change] = changesBetween([mood], [after]);
    expect(change).toMatchObject({
      kind: 'options',
      options: [
        { code: 1, before: 'よい', after: null },
        { code: 2, before: 'ふつう', after: 'まあまあ' },
        { code: 4, before: null, after: '答えたくない' },
      ],
    });
    const turned = { ...mood, choices: [mood.choices[0], mood.choices[2], mood.choices[1]] };
    expect(changesBetween([mood], [turned])[0]).toMatchObject({
      options: [{ code: 2, before: 'ふつう', after: 'ふつう' }],
    });
    expect(diffInJapanese(changesBetween([mood], [turned]))).toContain('2 「ふつう」の位置を変更');
  });

  test('what the crosswalk says stands beside each change, also under a new id', () => {
    const renamed = { ...mood, name: 'spirits', title: 'お気持ちは。' };
    const changes = changesBetween(
      [mood, age],
      [renamed, age],
      [
        { verdict: 'same', from: 'mood', to: 'spirits', reason: because },
        { verdict: 'same', from: 'age', to: 'age' },
      ],
    );
    expect(changes.map((change) => change.kind)).toEqual(['new-id', 'reworded']);
    expect(changes[0]).toMatchObject({ before: 'mood', comparability: { verdict: 'same', reason: because } });
    const words = diffInJapanese(changes);
    expect(words).toContain('## 文言の変更');
    expect(words).toContain('前：「気分はいかがですか。」');
    expect(words).toContain('後：「お気持ちは。」');
    expect(words).toContain('比較への影響：そのまま比べられます。意味は同じです。');
    expect(diffInEnglish(changes)).toContain(
      'Comparison: Figures can be compared as they are. It means the same.',
    );
  });

  test('where codes moved, the crosswalk says which is which', () => {
    const coarser = { ...mood, choices: [mood.choices[0], { value: 2, text: 'よくない' }] };
    const words = diffInJapanese(
      changesBetween(
        [mood],
        [coarser],
        [
          {
            verdict: 'recoded',
            from: 'mood',
            to: 'mood',
            codes: [
              [1, 1],
              [2, 2],
              [3, 2],
            ],
            reason: because,
          },
        ],
      ),
    );
    expect(words).toContain('  - 2 「ふつう」 → 2 「よくない」\n  - 3 「わるい」 → 2 「よくない」\n');
    expect(words).not.toContain('に変更');
  });

  test('nets and scores', () => {
    const net = (codes: number[]) => ({ nets: [{ id: 'well', item: 'mood', label: because, codes }] });
    const { instruments } = read(file('a', '1', [mood], net([1])), file('a', '2', [mood], net([1, 2])));
    const [earlier, later] = instruments.map(({ value }) => value);
    if (!earlier || !later) throw new Error('two versions are wanted');
    expect(compareVersions(earlier, later)).toEqual([
      {
        kind: 'reporting',
        where: 'well',
        before: '意味は同じです。：mood 1',
        after: '意味は同じです。：mood 1・2',
      },
    ]);
  });
});

describe('forbiddenChanges', () => {
  const lock = (...instruments: readonly string[]): Lock => ({
    instruments: Object.fromEntries(instruments.map((key) => [key, '0'.repeat(64)])),
    overlays: {},
    questionnaires: {},
    areaSchemes: {},
    publishedFigures: {},
    derived: {},
    crosswalks: {},
  });
  const codes = (files: readonly [string, object][], locked = lock('a@1')) =>
    forbiddenChanges(locked, read(...files)).map(({ code, where }) => `${code} @ ${where}`);
  const otherCode = { ...mood, choices: [{ value: 1, text: 'わるい' }, ...mood.choices.slice(1, 2)] };
  const reworded = { ...mood, title: 'お気持ちは。' };
  const first = file('a', '1', [mood, age]);

  test.each<[string, readonly Element[], readonly string[]]>([
    ['nothing changed', [mood, age], []],
    ['an item more', [mood, age, who], []],
    ['an item less', [mood], []],
    ['an option less', [{ ...mood, choices: mood.choices.slice(0, 2) }, age], []],
    ['a code with another meaning', [otherCode, age], ['version.code-reused @ a 2: mood']],
    ['another kind', [mood, { ...who, name: 'age' }], ['version.answer-kind-changed @ a 2: age']],
    ['other words', [reworded, age], ['version.reworded-without-crosswalk @ a 2: mood']],
  ])('%s', (_, after, expected) => {
    expect(codes([first, file('a', '2', after)])).toEqual(expected);
    // what nobody has published may still change
    expect(codes([first, file('a', '2', after)], lock())).toEqual([]);
  });

  test('words and labels may change where the crosswalk says why', () => {
    const relabelled = { ...reworded, choices: [{ value: 1, text: '良好' }, ...mood.choices.slice(1)] };
    const files = [first, file('a', '2', [relabelled, age])];
    expect(codes(files)).toHaveLength(2);
    const entry = { from: 'mood', to: 'mood', reason: because } as const;
    expect(codes([...files, crosswalk('1', '2', [{ verdict: 'same', ...entry }])])).toEqual([]);
    expect(codes([...files, crosswalk('1', '2', [{ verdict: 'not-comparable', ...entry }])])).toEqual([
      'version.code-reused @ a 2: mood',
    ]);
    const map: [number, number][] = [
      [1, 1],
      [2, 2],
      [3, 3],
    ];
    expect(codes([...files, crosswalk('1', '2', [{ verdict: 'recoded', codes: map, ...entry }])])).toEqual(
      [],
    );
  });

  test('a code that was given up is not used again for something else', () => {
    const without = { ...mood, choices: mood.choices.slice(0, 2) };
    const again = { ...mood, choices: [...mood.choices.slice(0, 2), { value: 3, text: '答えたくない' }] };
    const files = [first, file('a', '2', [without, age])];
    expect(codes([...files, file('a', '3', [again, age])], lock('a@1', 'a@2'))).toEqual([
      'version.code-reused @ a 3: mood',
    ]);
    expect(codes([...files, file('a', '3', [mood, age])], lock('a@1', 'a@2'))).toEqual([]);
  });

  test('a retired id is used for nothing else, here or in another instrument', () => {
    const files = [first, file('a', '2', [age])];
    expect(codes([...files, file('a', '3', [age, reworded])])).toEqual([
      'version.retired-id-used @ a 3: mood',
    ]);
    expect(codes([...files, file('a', '3', [age, mood])])).toEqual([]);
    expect(codes([...files, file('b', '1', [reworded])])).toEqual(['version.retired-id-used @ b 1: mood']);
    expect(codes([...files, file('b', '1', [mood])])).toEqual([]);
    expect(codes([...files, file('b', '1', [reworded])], lock())).toEqual([]);
  });

  test('drafts between a published version and a later one hide nothing', () => {
    const without = { ...mood, choices: mood.choices.slice(0, 2) };
    const again = { ...mood, choices: [...mood.choices.slice(0, 2), { value: 3, text: '答えたくない' }] };
    const draft = [first, file('a', '2', [without, age])];
    expect(codes([...draft, file('a', '3', [again, age])])).toEqual(['version.code-reused @ a 3: mood']);
    const gone = [first, file('a', '2', [mood, age]), file('a', '3', [age])];
    expect(codes([...gone, file('a', '4', [age, reworded])])).toEqual([
      'version.retired-id-used @ a 4: mood',
    ]);
    expect(codes([...gone, file('a', '4', [age, mood])])).toEqual([]);
    // what only drafts had is not retired
    const drafts = [file('a', '1', [age]), file('a', '2', [age, mood]), file('a', '3', [age])];
    expect(codes([...drafts, file('a', '4', [age, reworded])])).toEqual([]);
  });

  test('a retired id names no net, score or derived variable', () => {
    const net = { nets: [{ id: 'mood', item: 'who', label: because, codes: [1] }] };
    const derived: [string, object] = [
      'library/a/derived/mood.1.json',
      {
        id: 'mood',
        version: '1',
        instrument: 'a',
        instrumentVersions: ['2'],
        label: because,
        base: because,
        measure: 'nominal',
        source: 'Ours.',
        exactness: 'ours',
        sensitive: false,
        strictDisclosure: false,
        derivation: { kind: 'net', input: 'who', codes: [1] },
      },
    ];
    const files = [first, file('a', '2', [age])];
    expect(codes([first, file('a', '2', [age, who], net)])).toEqual(['version.retired-id-used @ a 2: mood']);
    expect(codes([...files, file('b', '1', [who], net)])).toEqual(['version.retired-id-used @ b 1: mood']);
    expect(codes([...files, derived])).toEqual(['version.retired-id-used @ a: mood 1']);
  });

  test('nets and scores keep what they add up, and codes of bands what they mean', () => {
    const net = (more: object) => ({
      nets: [{ id: 'well', item: 'mood', label: because, codes: [1], ...more }],
    });
    const score = (more: object) => ({
      scores: [
        {
          id: 'total',
          label: because,
          items: ['mood', 'mind'],
          rule: 'sum, missing if any input is missing',
          source: 'Ours.',
          exactness: 'ours',
          bands: [
            { code: 1, label: { ja: '低い', en: 'low' }, from: 2, to: 3 },
            { code: 2, label: { ja: '高い', en: 'high' }, from: 4, to: 6 },
          ],
          ...more,
        },
      ],
    });
    const mind = { ...mood, name: 'mind' };
    const two = (before: object, after: object, locked = lock('a@1')) =>
      codes([file('a', '1', [mood, mind], before), file('a', '2', [mood, mind], after)], locked);
    expect(two(net({}), net({ label: { ja: 'よい', en: 'well' } }))).toEqual([]);
    expect(two(net({}), {})).toEqual([]);
    expect(two(net({}), net({ codes: [1, 2] }))).toEqual(['version.net-changed @ a 2: well']);
    expect(two(net({}), net({ item: 'mind' }))).toEqual(['version.net-changed @ a 2: well']);
    expect(two(net({}), net({ item: 'mind' }), lock())).toEqual([]);
    expect(two(score({}), score({ label: { ja: '計', en: 'sum' } }))).toEqual([]);
    expect(two(score({}), score({ items: ['mind', 'mood'] }))).toEqual([]);
    expect(
      two(
        score({}),
        score({
          bands: [
            { code: 2, label: { ja: '低い', en: 'low' }, from: 2, to: 3 },
            { code: 1, label: { ja: '高い', en: 'high' }, from: 4, to: 6 },
          ],
        }),
      ),
    ).toEqual(['version.score-changed @ a 2: total']);
    expect(
      codes([
        file('a', '1', [mood, mind], net({})),
        file('a', '2', [mood, mind]),
        file('a', '3', [mood, mind], net({ codes: [2] })),
      ]),
    ).toEqual(['version.net-changed @ a 3: well']);
  });

  test('every finding says what to do in both languages', () => {
    const findings = forbiddenChanges(
      lock('a@1'),
      read(
        first,
        file('a', '2', [{ ...otherCode, title: 'お気持ちは。' }]),
        file('b', '1', [{ ...who, name: 'age' }]),
      ),
    );
    expect(findings.map(({ code }) => code)).toEqual([
      'version.code-reused',
      'version.reworded-without-crosswalk',
      'version.retired-id-used',
    ]);
    for (const { message } of findings) expect(message.ja).toMatch(/ください。$/);
    for (const { message } of findings) expect(message.en).toMatch(/\.$/);
  });

  test('the shipped library makes none', () => {
    const shipped = import.meta.glob<string>('../{library,questionnaires,areas}/**/*.json', {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const definitions = parseDefinitions(
      new Map(Object.entries(shipped).map(([path, text]) => [path.slice(3), text])),
    );
    if (!definitions.lock) throw new Error('lock.json is not shipped');
    expect(forbiddenChanges(definitions.lock, definitions)).toEqual([]);
  });
});

test('versions stand in the order in which they were made', () => {
  expect(['R10', 'R4.1', 'R3', 'R5', 'R4'].sort(compareVersionNames)).toEqual([
    'R3',
    'R4',
    'R4.1',
    'R5',
    'R10',
  ]);
});

test.each<[string, string, string]>([
  ['abcd', 'abcd', 'abcd'],
  ['abcd', 'bcda', 'bcd'],
  ['abcd', 'dcba', 'd'],
  ['abc', 'xby', 'b'],
  ['abc', '', ''],
  ['', 'abc', ''],
  ['abcde', 'acbde', 'acde'],
])('what did not move between %s and %s', (before, after, kept) => {
  expect([...longestCommonOrder([...before], [...after])].join('')).toBe(kept);
});
