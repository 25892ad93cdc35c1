import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DefinitionError } from '../definition/finding.ts';
import { type Definitions, parseDefinitions } from '../definition/parse-definitions.ts';
import { checkInstruments, laws } from './check-instruments.ts';

type Files = Readonly<Record<string, unknown>>;
const read = (files: Files): Definitions =>
  parseDefinitions(new Map(Object.entries(files).map(([path, json]) => [path, JSON.stringify(json)])));

const [sound] = Object.values(import.meta.glob<Files>('./sound.json', { import: 'default', eager: true }));
if (!sound) throw new Error('sound.json is missing');

/** One step from the sound definition to a broken one; without `value` the file or the part is taken away. */
interface Edit {
  readonly file: string;
  /** the file starts as this one */
  readonly copyOf?: string;
  /** place in the file; absent: the whole file */
  readonly path?: string;
  readonly value?: unknown;
}

/** The sound definition with some edits. */
function edited(...edits: readonly Edit[]): Files {
  const files: Record<string, unknown> = structuredClone(sound) as object as Record<string, unknown>;
  for (const { file, copyOf, path, value } of edits) {
    if (copyOf !== undefined) files[file] = structuredClone(files[copyOf]);
    else if (path !== undefined) setPart(files[file] as Record<string, unknown>, path.split('/'), value);
    else if (value === undefined) delete files[file];
    else files[file] = structuredClone(value);
  }
  return files;
}

function setPart(whole: Record<string, unknown>, keys: readonly string[], value: unknown): void {
  const [key = '', ...rest] = keys;
  if (rest.length > 0) setPart(whole[key] as Record<string, unknown>, rest, value);
  else if (value === undefined) delete whole[key];
  else whole[key] = value;
}

const broken = Object.entries(
  import.meta.glob<readonly Edit[]>('./broken/*.json', { import: 'default', eager: true }),
).map(([path, edits]) => [path.replace(/^\.\/broken\/|\.json$/g, ''), edited(...edits)] as const);
const lawFiles = Object.keys(import.meta.glob('./*.ts')).map((path) => path.slice(2, -3));

describe('the laws', () => {
  test('find nothing in the shipped definitions', () => {
    const shipped = import.meta.glob<Files>('../{library,questionnaires,areas}/**/*.json', {
      import: 'default',
      eager: true,
    });
    const definitions = read(
      Object.fromEntries(Object.entries(shipped).map(([path, json]) => [path.slice(3), json])),
    );
    expect(definitions.instruments.length).toBeGreaterThanOrEqual(3);
    expect(checkInstruments(definitions)).toEqual([]);
  });

  test('find nothing in the sound definition that the broken ones are made from', () => {
    expect(checkInstruments(read(sound))).toEqual([]);
  });

  test.each(broken)('%s: its broken fixture breaks it, and no other law', (law, files) => {
    const findings = checkInstruments(read(files));
    expect(new Set(findings.map((finding) => finding.code))).toEqual(new Set([law]));
    for (const { message } of findings) expect(message.ja).toMatch(/。$/);
    for (const { message } of findings) expect(message.en).toMatch(/\.$/);
  });

  test('each have a file and a broken fixture of their name', () => {
    const codes = laws.map((law) => law.code);
    expect(broken.map(([law]) => law).sort()).toEqual([...codes].sort());
    for (const code of codes) expect(lawFiles).toContain(code);
  });
});

const widths = (one: string, other: string) => [
  { value: 1, text: one },
  { value: 2, text: other },
];

const TINY = 'library/tiny/1.json';
const EN = 'library/tiny/1.en.json';
const KO = 'library/tiny/1.ko.json';
const EASY = 'library/tiny/1.ja-x-easy.json';
const soundInstrument = sound[TINY] as object;
const inTiny = (path: string, value: unknown): Files => edited({ file: TINY, path, value });

describe('every branch of a law', () => {
  test.each<[string, string, unknown]>([
    ['item-ids-unique', 'scores/0/id', 'age'],
    ['item-ids-unique', 'nets/0/id', 'second'],
    ['item-ids-unique', 'nets/0/id', 'age_band'],
    ['item-facts-complete', 'items/2/measure', 'nominal'],
    ['item-facts-complete', 'items/0/refusalCodes', [9]],
    ['codes-unique-and-allowed', 'form/pages/1/elements/1/choices/1/text', '常に'],
    ['codes-unique-and-allowed', 'form/pages/0/elements/0/choices', widths('Ａ', 'A')],
    ['codes-unique-and-allowed', 'form/pages/1/elements/0/max', 251],
    ['codes-unique-and-allowed', 'form/pages/1/elements/0/min', -1],
    ['codes-unique-and-allowed', 'form/pages/0/elements/1/maxSelectedChoices', 4],
    ['references-resolve', 'form/pages/0/elements/1/visibleIf', '{nobody} = 1'],
    ['references-resolve', 'form/pages/0/elements/0/visibleIf', '{who} contains 1'],
    ['references-resolve', 'form/pages/0/elements/1/visibleIf', '{partner} contains 1'],
    ['references-resolve', 'form/pages/0/elements/1/visibleIf', '{partner} = 1 or {partner} = 3'],
    ['references-resolve', 'form/pages/2/visibleIf', '{age} = 121 or {partner} = 1'],
    ['condition-in-subset', 'form/pages/1/visibleIf', '{partner} = 1 and'],
    ['condition-can-hold', 'form/pages/1/visibleIf', '{partner} = 1 or {partner} <> 1'],
    ['every-item-reachable', 'form/pages/1/visibleIf', '{who} contains 1 and {partner} = 2'],
    ['condition-can-hold', 'form/pages/2/visibleIf', '{age} notempty and {age} < 16'],
    ['condition-can-hold', 'form/pages/2/visibleIf', '{age} notempty and {age} > 40 and {age} < 41'],
    ['condition-can-hold', 'form/pages/1/visibleIf', '{who} contains 3 and {who} contains 1'],
    ['nets-and-scores-resolve', 'nets/0/codes', [1, 2, 3]],
    ['nets-and-scores-resolve', 'nets/0/codes', [1, 7]],
    ['nets-and-scores-resolve', 'nets/0/item', 'who'],
    ['nets-and-scores-resolve', 'nets/0/codes', [1, 3]],
    ['nets-and-scores-resolve', 'scores/0/bands/0/from', 1],
    ['nets-and-scores-resolve', 'scores/0/bands/1/to', 7],
    ['nets-and-scores-resolve', 'scores/0/bands/1/code', 1],
    ['nets-and-scores-resolve', 'scores/0/exactness', 'verbatim'],
    ['nets-and-scores-resolve', 'items/3/refusalCodes', [3]],
    ['nets-and-scores-resolve', 'items/3/measure', 'nominal'],
    ['nets-and-scores-resolve', 'scores/0/items', ['felt_a', 'age']],
    ['nets-and-scores-resolve', 'scores/0/bands/1/from', 3],
    ['exclusive-marked', 'items/1/refusalCodes', [2]],
    ...[
      '何もしていない',
      'どれにもあてはまらない',
      '該当なし',
      '誰もいない',
      '回答しない',
      'いずれにも参加していない',
      '特になし（該当する人がいない）',
      '分からない',
      'まだわからない',
      'どれにあたるかわからない',
      '答えたくない・わからない',
    ].map((text): [string, string, unknown] => [
      'exclusive-marked',
      'form/pages/0/elements/1/choices/1/text',
      text,
    ]),
    ['free-text-has-note', 'form/pages/2/elements/0/html', 'ご意見をお書きください。'],
    ['free-text-has-note', 'form/pages/2/elements/0/visibleIf', '{partner} = 1'],
  ])('%s finds %s = %j', (law, path, value) => {
    expect(new Set(checkInstruments(read(inTiny(path, value))).map((finding) => finding.code))).toEqual(
      new Set([law]),
    );
  });

  test.each([
    '時間がない',
    '関心に合う場がない',
    'どこで何が行われているか知らない',
    '支援の受け方がわからないため',
    '参加の仕方がわからない',
    'どこに相談すればよいか分からない',
  ])('an option that others may go with: %s', (text) => {
    expect(checkInstruments(read(inTiny('form/pages/0/elements/1/choices/1/text', text)))).toEqual([]);
  });

  test('conditions that hold for some, on codes that only a few answers bring together', () => {
    const choices = [1, 2, 3, 4, 5].map((value) => ({ value, text: `${value}` }));
    const who = { type: 'checkbox', name: 'who', title: '誰ですか。', maxSelectedChoices: 3, choices };
    const codes = (visibleIf: string) =>
      checkInstruments(
        read(
          edited(
            { file: TINY, path: 'form/pages/0/elements/1', value: who },
            { file: TINY, path: 'form/pages/1/visibleIf', value: visibleIf },
            ...[4, 5].flatMap((code) => [
              { file: EN, path: `texts/who.choices.${code}`, value: `option ${code}` },
              { file: EASY, path: `texts/who.choices.${code}`, value: `こたえ${code}` },
            ]),
          ),
        ),
      ).map((finding) => finding.code);
    expect(codes('{who} allof [3, 4, 5]')).toEqual([]);
    expect(codes('{who} notcontains 3 or {who} notcontains 4 or {who} notcontains 5')).toEqual([]);
    expect(new Set(codes('{who} allof [2, 3, 4, 5]'))).toEqual(new Set(['condition-can-hold']));
  });

  test.each([
    ['{partner} = 1 and {partner} = 2', ['condition-can-hold']],
    ['{who} notempty or {who} empty', ['condition-can-hold']],
    ['{comment} notempty', ['references-resolve']],
    ['{partner}', ['condition-in-subset']],
    ['{partner} = 1', []],
  ])('the condition of a note: %s', (visibleIf, codes) => {
    const note = { type: 'html', name: 'remark', html: 'あ', visibleIf };
    const files = edited(
      { file: TINY, path: 'form/pages/1/elements/3', value: note },
      { file: EN, path: 'texts/remark.html', value: 'x' },
      { file: EASY, path: 'texts/remark.html', value: 'といかけ' },
    );
    expect(checkInstruments(read(files)).map(({ code }) => code)).toEqual(codes);
  });

  describe('conditions on many questions', () => {
    const findingsOf = (
      questions: number,
      options: number,
      condition: (names: readonly string[]) => string,
    ) => {
      const names = Array.from({ length: questions }, (_, i) => `q${i}`);
      const choices = Array.from({ length: options }, (_, i) => ({ value: i, text: `${i}` }));
      const ask = (name: string) => ({ type: 'radiogroup', name, title: 'あ', choices });
      const pages = [
        { name: 'p1', elements: names.map(ask) },
        { name: 'p2', visibleIf: condition(names), elements: [ask('last')] },
      ];
      const items = [...names, 'last'].map((id) => ({
        id,
        label: { ja: id, en: id },
        measure: 'nominal',
        exactness: 'ours',
        source: 'Ours.',
        sensitive: false,
      }));
      const instrument = { ...soundInstrument, items, nets: [], scores: [], form: { locale: 'ja', pages } };
      return checkInstruments(read({ ...sound, [TINY]: instrument }))
        .filter(({ where }) => where === 'tiny 1: last')
        .map(({ code, message }) => [code, message.en]);
    };

    test('are decided where the answers so far settle them', () => {
      const all = (names: readonly string[]) => names.map((name) => `{${name}} = 1`).join(' and ');
      expect(findingsOf(20, 3, all)).toEqual([]);
      expect(findingsOf(20, 3, (names) => `${all(names)} and {q0} = 2`)).toEqual([
        ['condition-can-hold', expect.stringContaining('No answers whatever')],
      ]);
    });

    test('are decided along a chain of six hundred', () => {
      const choices = widths('一', '二');
      const name = (at: number) => `q${at}`;
      const pages = Array.from({ length: 600 }, (_, at) => ({
        name: `p${at}`,
        ...(at > 0 && { visibleIf: `{${name(at - 1)}} = 1` }),
        elements: [{ type: 'radiogroup', name: name(at), title: 'あ', choices }],
      }));
      const chain = { ...soundInstrument, nets: [], scores: [], form: { locale: 'ja', pages } };
      const codes = checkInstruments(read({ [TINY]: chain })).map(({ code }) => code);
      expect(codes).not.toContain('condition-can-hold');
      expect(codes).not.toContain('every-item-reachable');
    });

    test('that no bounded search decides are found, never taken as well', () => {
      const allDiffer = (names: readonly string[]) =>
        [
          ...names.map((name) => `{${name}} notempty`),
          ...names.flatMap((one, at) =>
            names
              .slice(at + 1)
              .flatMap((other) =>
                Array.from(
                  { length: names.length - 1 },
                  (_, v) => `({${one}} <> ${v} or {${other}} <> ${v})`,
                ),
              ),
          ),
        ].join(' and ');
      expect(findingsOf(8, 7, allDiffer)).toEqual([
        ['condition-can-hold', expect.stringContaining('could not be decided')],
      ]);
    });
  });

  test.each([
    ['Japanese left in a translation', 'age.title', '年齢'],
    ['two options that read the same', 'felt_a.choices.1', 'option 2'],
  ])('%s', (_, key, text) => {
    const overlay = sound['library/tiny/1.en.json'] as { texts: object };
    const texts = { ...overlay.texts, [key]: text };
    expect(
      checkInstruments(read({ ...sound, 'library/tiny/1.en.json': { ...overlay, texts } })).map(
        ({ code }) => code,
      ),
    ).toEqual(['overlay-complete']);
  });

  test('two rows of a matrix that read the same', () => {
    const matrix = {
      type: 'matrix',
      name: 'who',
      title: '誰',
      columns: widths('ある', 'ない'),
      rows: [
        { value: 'r1', text: '電話' },
        { value: 'r2', text: '電話' },
      ],
    };
    expect(
      checkInstruments(
        read({
          'library/tiny/1.json': inTiny('form/pages/0/elements/1', matrix)['library/tiny/1.json'],
        }),
      )
        .filter(({ code }) => code === 'codes-unique-and-allowed')
        .map(({ where }) => where),
    ).toEqual(['tiny 1: who']);
  });

  test('a second instrument that asks for municipalities of no scheme', () => {
    const files = broken.find(([law]) => law === 'municipality-codes-match-area-scheme')?.[1] ?? {};
    const [scheme] = Object.entries(files).filter(([path]) => path.startsWith('areas/'));
    if (!scheme) throw new Error('the fixture has no area scheme');
    const withoutScheme = Object.fromEntries(Object.entries(files).filter(([path]) => path !== scheme[0]));
    expect(checkInstruments(read(withoutScheme)).map(({ code }) => code)).toEqual([
      'municipality-codes-match-area-scheme',
    ]);
  });

  test('published figures of an instrument that does not ship', () => {
    const files = broken.find(([law]) => law === 'published-figures-comparable')?.[1] ?? {};
    const alone = Object.fromEntries(Object.entries(files).filter(([path]) => path.includes('published')));
    expect(checkInstruments(read(alone)).map(({ code }) => code)).toEqual(['published-figures-comparable']);
  });

  test('a net over the bands of a score is sound', () => {
    expect(
      checkInstruments(
        read(inTiny('nets/0', { id: 'high', item: 'felt', label: { ja: '高', en: 'high' }, codes: [2] })),
      ),
    ).toEqual([]);
  });

  test('an overlay without instrument, and a text that the form does not have', () => {
    const overlay = sound['library/tiny/1.en.json'] as { texts: object };
    const extra = { ...overlay, texts: { ...overlay.texts, 'age.choices.1': 'x' } };
    expect(checkInstruments(read({ ...sound, 'library/tiny/1.en.json': extra })).map((f) => f.where)).toEqual(
      ['tiny 1 (en): age.choices.1'],
    );
    expect(checkInstruments(read({ 'library/tiny/1.en.json': overlay })).map((f) => f.code)).toEqual([
      'overlay-complete',
    ]);
  });

  test('a recipe that cannot be composed is a finding, not a crash', () => {
    const recipe = {
      id: 'r',
      version: '1',
      title: { ja: 'あ', en: 'a' },
      core: { instrument: 'tiny', version: '2' },
      modules: [],
      languages: ['ja'],
    };
    expect(checkInstruments(read({ ...sound, 'questionnaires/r.json': recipe })).map((f) => f.code)).toEqual([
      'composition.instrument-missing',
    ]);
  });
});

/** Another instrument, or another version, that starts as the sound one. */
const another = (id: string, version: string): readonly Edit[] =>
  ['', '.en', '.ja-x-easy'].flatMap((language) => {
    const file = `library/${id}/${version}${language}.json`;
    const path = language === '' ? 'id' : 'instrument';
    return [
      { file, copyOf: `library/tiny/1${language}.json` },
      { file, path, value: id },
      { file, path: 'version', value: version },
    ];
  });

const reason = { ja: '意味は同じです。', en: 'It means the same.' };
const ITEMS = ['partner', 'who', 'age', 'felt_a', 'felt_b', 'comment'];
const CROSSWALK = 'library/tiny/crosswalks/1-2.json';
/** A second version and its crosswalk, all items the same but for these entries. */
const twoVersions = (...entries: readonly { readonly from: string | null }[]): readonly Edit[] => [
  ...another('tiny', '2'),
  {
    file: CROSSWALK,
    value: {
      instrument: 'tiny',
      from: '1',
      to: '2',
      entries: [
        ...ITEMS.filter((id) => !entries.some(({ from }) => from === id)).map((id) => ({
          verdict: 'same',
          from: id,
          to: id,
        })),
        ...entries,
      ],
    },
  },
];
const inSecond = (path: string, value?: unknown): Edit => ({ file: 'library/tiny/2.json', path, value });
const inFirst = (path: string, value?: unknown): Edit => ({ file: TINY, path, value });

const recipe = (more: object = {}): Edit => ({
  file: 'questionnaires/tiny-2023.json',
  value: {
    id: 'tiny-2023',
    version: '1',
    title: reason,
    core: { instrument: 'tiny', version: '1' },
    modules: [],
    languages: ['ja', 'en'],
    ...more,
  },
});

/** A derived variable of the sound instrument. */
const derived = (derivation: object, more: object = {}): Edit => ({
  file: 'library/tiny/derived/made.1.json',
  value: {
    id: 'made',
    version: '1',
    instrument: 'tiny',
    instrumentVersions: ['1'],
    label: reason,
    base: reason,
    measure: 'ordinal',
    source: 'Ours.',
    exactness: 'ours',
    sensitive: false,
    strictDisclosure: false,
    derivation,
    ...more,
  },
});
const named = (code: number) => ({ ja: `区分${code}`, en: `group ${code}` });
const band = (code: number, from: number | null, to: number | null) => ({
  code,
  label: named(code),
  from,
  to,
});
const bands = (input: string, ...all: readonly object[]) => ({ kind: 'bands', input, bands: all });
const low = (...[code, from, to]: Parameters<typeof band>) => ({
  ...band(code, from, to),
  label: { ja: '低い', en: 'low' },
});
const high = (...[code, from, to]: Parameters<typeof band>) => ({
  ...band(code, from, to),
  label: { ja: '高い', en: 'high' },
});
const sum = (inputs: readonly object[], more: object = {}) => ({ kind: 'sum', inputs, ...more });
const cases = (...conditions: readonly string[]) => ({
  kind: 'cases',
  inputs: ['partner', 'felt_a', 'who'],
  cases: conditions.map((when, at) => ({ code: at + 1, label: named(at + 1), when })),
  otherwise: { code: 0, label: named(0) },
});
const points = (input: string, ...all: readonly number[]) => ({
  input,
  points: Object.fromEntries(all.map((value, at) => [String(at + 1), value])),
});
const net = (codes: readonly number[], input = 'felt_a') => ({ kind: 'net', input, codes });
const refusal = inFirst('items/3/refusalCodes', [3]);
const withoutScore = [inFirst('scores', []), inFirst('nets', [])];
const published: Edit = {
  file: 'library/tiny/published/1.json',
  value: {
    instrument: 'tiny',
    version: '1',
    survey: reason,
    year: 2022,
    population: reason,
    weighted: false,
    noAnswerInBase: true,
    figures: [
      {
        item: 'partner',
        base: 100,
        percent: { 1: 50, 2: 49 },
        noAnswerPercent: 1,
        nets: [],
        source: 'Ours.',
      },
    ],
  },
};
const verbatim = inFirst('items/0/exactness', 'verbatim');

describe('every branch of a law on what belongs together', () => {
  test.each<[string, string, readonly Edit[]]>([
    [
      'evidence-fits-exactness',
      'less sure than both parts',
      [inFirst('items/0/evidence', { stem: 'verbatim', options: 'verbatim' })],
    ],
    [
      'shared-items-same',
      'another label',
      [...another('other', '1'), inFirst('form/pages/0/elements/0/choices/0/text', 'いらっしゃる')],
    ],
    [
      'shared-items-same',
      'another protection',
      [...another('other', '1'), inFirst('items/0/strictDisclosure', true)],
    ],
    [
      'shared-items-same',
      'another measure',
      [...another('other', '1'), inFirst('items/0/measure', 'ordinal')],
    ],
    [
      'shared-items-same',
      'a code that means something else in the next version',
      [
        ...twoVersions({ from: 'partner', to: 'partner', verdict: 'not-comparable', reason } as never),
        inSecond('form/pages/0/elements/0/choices', widths('いない', 'いる')),
      ],
    ],
    [
      'crosswalk-complete',
      'an item missing',
      [
        ...twoVersions(),
        {
          file: CROSSWALK,
          path: 'entries/0',
          value: { verdict: 'not-comparable', from: null, to: 'partner', reason },
        },
      ],
    ],
    [
      'crosswalk-complete',
      'an item twice',
      [
        ...twoVersions(),
        { file: CROSSWALK, path: 'entries/6', value: { verdict: 'same', from: 'age', to: 'age' } },
      ],
    ],
    [
      'crosswalk-complete',
      'an item that no version has',
      [
        ...twoVersions(),
        {
          file: CROSSWALK,
          path: 'entries/6',
          value: { verdict: 'not-comparable', from: 'nobody', to: null, reason },
        },
      ],
    ],
    [
      'crosswalk-complete',
      'an entry about nothing',
      [
        ...twoVersions(),
        {
          file: CROSSWALK,
          path: 'entries/6',
          value: { verdict: 'not-comparable', from: null, to: null, reason },
        },
      ],
    ],
    [
      'crosswalk-complete',
      '"same" for other words without a reason',
      [...twoVersions(), inSecond('form/pages/1/elements/0/title', 'おいくつですか。')],
    ],
    [
      'crosswalk-complete',
      '"same" for other people without a reason',
      [...twoVersions(), inSecond('form/pages/0/elements/1/visibleIf', '{partner} = 2')],
    ],
    [
      'crosswalk-complete',
      '"same" for another measure without a reason',
      [...twoVersions(), inSecond('items/0/measure', 'ordinal')],
    ],
    [
      'crosswalk-complete',
      '"same" for another refusal without a reason',
      [...twoVersions(), inSecond('items/0/refusalCodes', [2])],
    ],
    [
      'crosswalk-complete',
      'recoding between kinds',
      [
        ...twoVersions(
          { from: 'age', to: 'partner', verdict: 'recoded', codes: [[1, 1]], reason } as never,
          { from: 'partner', to: 'age', verdict: 'not-comparable', reason } as never,
        ),
      ],
    ],
    [
      'crosswalk-complete',
      'a map without one of the codes',
      [
        ...twoVersions({
          from: 'felt_a',
          to: 'felt_a',
          verdict: 'recoded',
          codes: [
            [1, 1],
            [2, 2],
          ],
          reason,
        } as never),
      ],
    ],
    [
      'crosswalk-complete',
      'a map onto a code that is not there',
      [
        ...twoVersions({
          from: 'felt_a',
          to: 'felt_a',
          verdict: 'recoded',
          codes: [
            [1, 1],
            [2, 2],
            [3, 4],
          ],
          reason,
        } as never),
      ],
    ],
    [
      'crosswalk-complete',
      'versions the wrong way round',
      [
        ...twoVersions(),
        { file: 'library/tiny/crosswalks/2-1.json', copyOf: CROSSWALK },
        { file: 'library/tiny/crosswalks/2-1.json', path: 'from', value: '2' },
        { file: 'library/tiny/crosswalks/2-1.json', path: 'to', value: '1' },
      ],
    ],
    [
      'furigana-complete',
      'a reading in the Japanese text',
      [inFirst('form/pages/1/elements/0/title', '年齢《ねんれい》')],
    ],
    [
      'furigana-complete',
      'a reading in another language',
      [
        { file: KO, copyOf: EN },
        { file: KO, path: 'language', value: 'ko' },
        { file: KO, path: 'texts/age.title', value: '나이《x》' },
      ],
    ],
    [
      'furigana-complete',
      'a reading of nothing',
      [{ file: EASY, path: 'texts/age.title', value: 'あなたの《とし》' }],
    ],
    [
      'free-text-has-note',
      'a note that the questionnaire leaves out',
      [recipe({ core: { instrument: 'tiny', version: '1', leaveOut: { elements: ['comment_note'] } } })],
    ],
    [
      'condition-in-subset',
      'a condition that nobody oversees',
      [inFirst('form/pages/1/visibleIf', Array(20_000).fill('{partner} = 1').join(' and '))],
    ],
    [
      'furigana-complete',
      'a mark of half width',
      [{ file: EASY, path: 'texts/age.title', value: '|お年《とし》' }],
    ],
    [
      'furigana-complete',
      'a reading that is not that of its words',
      [{ file: EASY, path: 'texts/age.title', value: '｜あなたは何歳《なんさい》' }],
    ],
    [
      'furigana-complete',
      'kanji in one sign',
      [{ file: EASY, path: 'texts/age.title', value: '㈱ で はたらく' }],
    ],
    [
      'furigana-complete',
      'a reading in kanji',
      [{ file: EASY, path: 'texts/age.title', value: '年齢《年》' }],
    ],
    ['sensitive-items-have-desks', 'free text without a desk', [inFirst('desks', [])]],
    [
      'sensitive-items-have-desks',
      'a sensitive item without a desk',
      [inFirst('audience', 'organisations'), inFirst('items/0/sensitive', true), inFirst('desks', [])],
    ],
    ['personal-items-only-when-named', 'residents under their name', [inFirst('anonymity', 'named')]],
    [
      'consent-resolves',
      'consent of a single answer',
      [inFirst('items/2/consent', { item: 'partner', code: 1 })],
    ],
    [
      'consent-resolves',
      'consent that a questionnaire does not ask for',
      [
        inFirst('items/2/consent', { item: 'who', code: 1 }),
        recipe({ core: { instrument: 'tiny', version: '1', leaveOut: { elements: ['who'] } } }),
      ],
    ],
    [
      'licence-slot-not-published',
      'a slot left over',
      [inFirst('form/pages/1/elements/1/title', '［文言］')],
    ],
    [
      'licence-slot-not-published',
      'no slot where the wording is not included',
      [inFirst('licence', { holder: 'x', terms: reason, wordingIncluded: false })],
    ],
    [
      'published-figures-comparable',
      'an option that the questionnaire leaves out',
      [
        published,
        verbatim,
        inFirst('form/pages/0/elements/0/choices/2', { value: 3, text: '答えない' }),
        { file: EN, path: 'texts/partner.choices.3', value: 'option 3' },
        { file: EASY, path: 'texts/partner.choices.3', value: 'こたえ3' },
        { file: 'library/tiny/published/1.json', path: 'figures/0/percent', value: { 1: 50, 2: 48, 3: 1 } },
        recipe({ core: { instrument: 'tiny', version: '1', leaveOut: { options: { partner: [3] } } } }),
      ],
    ],
    [
      'minutes-as-promised',
      'a minute for a novel',
      [
        inFirst('form/pages/2/elements/0/html', `相談窓口${'あ'.repeat(900)}`),
        recipe({ promisedMinutes: 2 }),
      ],
    ],
    [
      'derived-resolves',
      'a version that does not exist',
      [derived(net([2, 3]), { instrumentVersions: ['9'] })],
    ],
    ['derived-resolves', 'an input that does not exist', [derived(net([1], 'nobody'))]],
    [
      'derived-resolves',
      'a name that is taken',
      [{ ...derived(net([2, 3]), { id: 'felt_a' }), file: 'library/tiny/derived/felt_a.1.json' }],
    ],
    [
      'derived-resolves',
      'codes that differ between its versions',
      [
        ...twoVersions({ from: 'felt_a', to: 'felt_a', verdict: 'not-comparable', reason } as never),
        ...['choices/3'].map((path) =>
          inSecond(`form/pages/1/elements/1/${path}`, { value: 4, text: '毎日' }),
        ),
        inSecond('scores', []),
        inSecond('nets', []),
        { file: 'library/tiny/2.en.json', path: 'texts/felt_a.choices.4', value: 'option 4' },
        { file: 'library/tiny/2.ja-x-easy.json', path: 'texts/felt_a.choices.4', value: 'こたえ4' },
        derived(net([2, 3]), { instrumentVersions: ['1', '2'] }),
      ],
    ],
    ['derived-resolves', 'surer than its inputs', [derived(net([2, 3]), { exactness: 'verbatim' })]],
    [
      'derived-resolves',
      'less sensitive than its inputs',
      [inFirst('items/3/sensitive', true), derived(net([2, 3]))],
    ],
    [
      'derived-resolves',
      'less strict than its inputs',
      [inFirst('items/3/strictDisclosure', true), derived(net([2, 3]))],
    ],
    ['derived-resolves', 'all codes netted', [derived(net([1, 2, 3]))]],
    ['derived-resolves', 'codes netted that do not lie side by side', [derived(net([1, 3]))]],
    ['derived-resolves', 'a refusal netted', [...withoutScore, refusal, derived(net([2, 3]))]],
    [
      'derived-resolves',
      'bands that overlap',
      [derived(bands('felt_a', band(1, null, 2), band(2, 2, null)))],
    ],
    [
      'derived-resolves',
      'a band without values',
      [derived(bands('felt_a', band(1, null, 2), band(2, 3, 5), band(3, 6, null)))],
    ],
    [
      'derived-resolves',
      'a code of two bands',
      [derived(bands('felt_a', band(1, null, 2), band(1, 3, null)))],
    ],
    [
      'derived-resolves',
      'a score cut off at its end',
      [derived(bands('felt.points', band(1, 2, 3), band(2, 4, 5)))],
    ],
    [
      'derived-resolves',
      'a code without points',
      [derived(sum([points('felt_a', 0, 1), { input: 'felt_b' }]))],
    ],
    [
      'derived-resolves',
      'a refusal that is added up',
      [...withoutScore, refusal, derived(sum([{ input: 'felt_a' }, { input: 'felt_b' }]))],
    ],
    [
      'derived-resolves',
      'a variable that the questionnaire names twice',
      [derived(net([2, 3])), recipe({ derived: Array(2).fill({ variable: 'made', version: '1' }) })],
    ],
    [
      'derived-resolves',
      'a code that means something else in another version of the rule',
      [
        derived(bands('felt_a', low(1, null, 1), high(2, 2, null))),
        {
          ...derived(bands('felt_a', low(2, null, 1), high(1, 2, null)), { version: '2' }),
          file: 'library/tiny/derived/made.2.json',
        },
      ],
    ],
    [
      'derived-resolves',
      'the name of a column that every dataset has',
      [{ ...derived(net([2, 3]), { id: 'wave' }), file: 'library/tiny/derived/wave.1.json' }],
    ],
    [
      'derived-resolves',
      'a sum that is no scale',
      [derived(sum([{ input: 'felt_a' }]), { measure: 'nominal' })],
    ],
    [
      'derived-resolves',
      'two bands of one label',
      [derived(bands('felt_a', low(1, null, 1), low(2, 2, null)))],
    ],
    [
      'derived-resolves',
      'a rest to which no answers lead',
      [derived(cases('{felt_a} = 1 or {felt_a} <> 1'))],
    ],
    [
      'derived-resolves',
      'a gap between bands from high to low',
      [derived(bands('age', high(2, 41, null), low(1, 16, 39)))],
    ],
    ['derived-resolves', 'an input added twice', [derived(sum([{ input: 'felt_a' }, { input: 'felt_a' }]))]],
    ['derived-resolves', 'a sum of nothing', [derived(sum([{ input: 'felt_a' }], { missingAtMost: 1 }))]],
    ['derived-resolves', 'a sum of millions', [derived(sum([points('felt_a', 0, 1, 5_000_000)]))]],
    ['derived-resolves', 'a sum over 250', [derived(sum([{ input: 'felt_a' }], { times: 100 }))]],
    ['derived-resolves', 'a condition that cannot be read', [derived(cases("{partner} = 'x'"))]],
    [
      'derived-resolves',
      'a case that is never reached',
      [derived(cases('{felt_a} anyof [1, 2]', '{felt_a} = 2'))],
    ],
    [
      'derived-resolves',
      'a case that contradicts itself',
      [derived(cases('{who} contains 1 and {who} notcontains 1'))],
    ],
    [
      'derived-resolves',
      'a cohort without days',
      [derived({ kind: 'cohort', input: 'birth_date', from: '2004-02-30', to: '2007-04-01' })],
    ],
    [
      'derived-resolves',
      'a cohort the wrong way round',
      [derived({ kind: 'cohort', input: 'birth_date', from: '2007-04-01', to: '2004-04-02' })],
    ],
    [
      'derived-resolves',
      'an item that the questionnaire does not ask',
      [
        derived(net([2, 3])),
        recipe({
          core: { instrument: 'tiny', version: '1', leaveOut: { elements: ['felt_a'] } },
          derived: [{ variable: 'made', version: '1' }],
        }),
      ],
    ],
    [
      'languages-complete',
      'children without their reading levels',
      [inFirst('audience', 'children'), inFirst('desks', ['urgent', 'children'])],
    ],
  ])('%s finds %s', (law, _, edits) => {
    const findings = checkInstruments(read(edited(...edits)));
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set([law]));
    for (const { message } of findings) expect(message.ja).toMatch(/。$/);
    for (const { message } of findings) expect(message.en).toMatch(/\.$/);
  });

  test.each<[string, readonly Edit[]]>([
    [
      'evidence of which the less sure part is the mark',
      [inFirst('items/0/evidence', { stem: 'verbatim', options: 'ours' })],
    ],
    ['two instruments that share items', another('other', '1')],
    [
      'a range of ages that is another in another instrument',
      [...another('other', '1'), inFirst('form/pages/1/elements/0/max', 64)],
    ],
    ['two versions with a complete crosswalk', twoVersions()],
    [
      'other words for the same, with a reason',
      [
        ...twoVersions({ from: 'age', to: 'age', verdict: 'same', reason } as never),
        inSecond('form/pages/1/elements/0/title', 'おいくつですか。'),
      ],
    ],
    [
      'other labels for the same codes, with a reason',
      [
        ...twoVersions({ from: 'partner', to: 'partner', verdict: 'same', reason } as never),
        inSecond('form/pages/0/elements/0/choices', widths('いらっしゃる', 'いらっしゃらない')),
      ],
    ],
    [
      'codes that fall together',
      [
        ...twoVersions({
          from: 'felt_a',
          to: 'felt_a',
          verdict: 'recoded',
          codes: [
            [1, 1],
            [2, 3],
            [3, 3],
          ],
          reason,
        } as never),
      ],
    ],
    ['consent that is asked for', [inFirst('items/2/consent', { item: 'who', code: 1 }), recipe()]],
    ['organisations that write without a desk', [inFirst('audience', 'organisations'), inFirst('desks', [])]],
    [
      'names of organisations',
      [
        inFirst('audience', 'organisations'),
        inFirst('anonymity', 'named'),
        inFirst('items/5/personal', true),
      ],
    ],
    ['published figures of what is asked alike', [published, verbatim, recipe()]],
    [
      'published figures of what is not asked',
      [
        published,
        verbatim,
        recipe({ core: { instrument: 'tiny', version: '1', leaveOut: { elements: ['partner', 'who'] } } }),
      ],
    ],
    ['enough time', [recipe({ promisedMinutes: 5 })]],
    ['bands over a number with closed ends', [derived(bands('age', band(1, 16, 39), band(2, 40, 64)))]],
    [
      'bands over points that no answers give',
      [
        derived(sum([points('felt_a', 0, 5, 10), points('felt_b', 0, 5, 10)])),
        {
          ...derived(bands('made', band(1, 0, 5), band(2, 10, 20)), { id: 'level' }),
          file: 'library/tiny/derived/level.1.json',
        },
      ],
    ],
    [
      'points for every answer but the refusal',
      [
        ...withoutScore,
        refusal,
        derived(sum([points('felt_a', 0, 1), { input: 'felt_b' }], { missingAtMost: 1 })),
      ],
    ],
    [
      'bands over a sum of which one input may be missing',
      [
        derived(sum([{ input: 'felt_a' }, { input: 'felt_b' }], { missingAtMost: 1 })),
        {
          ...derived(bands('made', band(1, 1, 3), band(2, 4, 6)), { id: 'level' }),
          file: 'library/tiny/derived/level.1.json',
        },
      ],
    ],
    [
      'cases one after another',
      [
        derived(cases('{felt_a} = 2 and {who} contains 1', '{felt_a} anyof [2, 3]')),
        recipe({ derived: [{ variable: 'made', version: '1' }] }),
      ],
    ],
    ['a cohort', [derived({ kind: 'cohort', input: 'birth_date', from: '2004-04-02', to: '2007-04-01' })]],
  ])('%s: nothing is found', (_, edits) => {
    expect(checkInstruments(read(edited(...edits)))).toEqual([]);
  });

  test('a variable made of itself, and two made of one another', () => {
    const made = (id: string, input: string): Edit => ({
      ...derived(net([1], input), { id }),
      file: `library/tiny/derived/${id}.1.json`,
    });
    const codes = (...edits: readonly Edit[]) =>
      new Set(checkInstruments(read(edited(...edits))).map(({ code }) => code));
    expect(codes(made('made', 'made'))).toEqual(new Set(['derived-resolves']));
    const both = ['one', 'other'].map((variable) => ({ variable, version: '1' }));
    expect(codes(made('one', 'other'), made('other', 'one'), recipe({ derived: both }))).toEqual(
      new Set(['derived-resolves']),
    );
  });
});

const RUNS = Number(process.env.RUNS ?? 300);

describe('definitions that are broken in any way', () => {
  const whole = edited(
    ...twoVersions({
      from: 'felt_a',
      to: 'felt_a',
      verdict: 'recoded',
      codes: [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
      reason,
    } as never),
    derived(cases('{felt_a} = 2 and {who} contains 1', '{felt_a} anyof [2, 3]')),
    { ...derived(net([1], 'made'), { id: 'some' }), file: 'library/tiny/derived/some.1.json' },
    recipe({ promisedMinutes: 5, derived: [{ variable: 'made', version: '1' }] }),
    published,
    inFirst('items/2/consent', { item: 'who', code: 1 }),
    verbatim,
  );

  /** Every place in a JSON value, as keys. */
  function places(value: unknown): readonly (readonly string[])[] {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, part]) => [
      [key],
      ...places(part).map((rest) => [key, ...rest]),
    ]);
  }
  const everywhere = Object.entries(whole).flatMap(([file, json]) =>
    places(json).map((keys) => ({ file, keys })),
  );
  const texts = [
    ...[
      '1',
      '2',
      'あ',
      '［文言］',
      '漢字《',
      'partner',
      'who',
      'age',
      'felt',
      'felt_a',
      'made',
      'some',
      'tostring',
    ],
    ...[
      '{who} contains 1',
      '{age} notempty and {age} > 20',
      '{partner} = 1 and',
      '!({felt_a} = 1)',
      '{made} = 1',
    ],
    ...[
      'html',
      'text',
      'ordinal',
      'nominal',
      'scale',
      'verbatim',
      'ours',
      'named',
      'children',
      'organisations',
    ],
    ...['same', 'en', 'ja-x-easy', 'ko', '2004-02-30', 'sum', 'number', 'module', 'core'],
  ];
  const numbers = [0, 1, 2, 3, 9, 16, 250, -1, 251, 1e9];

  /** Something else of the same kind, so that many a mistake passes the schema and reaches the laws. */
  function mistaken(value: unknown, choice: number): unknown {
    if (choice % 7 === 6) return undefined;
    if (typeof value === 'string') return texts[choice % texts.length];
    if (typeof value === 'number') return numbers[choice % numbers.length];
    if (typeof value === 'boolean') return !value;
    if (!Array.isArray(value)) return choice % 2 === 0 ? undefined : {};
    return [value.slice(1), value.toReversed(), [...value, ...value.slice(-1)], value.slice(0, 1)][
      choice % 4
    ];
  }
  function partAt(whole: unknown, keys: readonly string[]): unknown {
    return keys.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], whole);
  }

  test('give findings, whatever is wrong, and never an exception', () => {
    let checked = 0;
    const mistakes = fc.array(fc.record({ place: fc.constantFrom(...everywhere), choice: fc.nat(1000) }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(mistakes, (all) => {
        const files = structuredClone(whole) as Record<string, unknown>;
        for (const { place, choice } of all) {
          const { file, keys } = place;
          // an earlier mistake may have taken the place away
          if (typeof partAt(files[file], keys.slice(0, -1)) !== 'object') continue;
          setPart(files[file] as Record<string, unknown>, keys, mistaken(partAt(files[file], keys), choice));
        }
        let definitions: Definitions;
        try {
          definitions = read(files);
        } catch (error) {
          expect(error).toBeInstanceOf(DefinitionError);
          return;
        }
        checked += 1;
        for (const { code, where, message } of checkInstruments(definitions))
          expect([code, where, message.ja, message.en].every((text) => text.length > 0)).toBe(true);
      }),
      { numRuns: RUNS, seed: 20261121 },
    );
    expect(checked).toBeGreaterThan(RUNS / 5);
  });
});
