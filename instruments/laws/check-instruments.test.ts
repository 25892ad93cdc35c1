import { describe, expect, test } from 'vitest';
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
    else files[file] = value;
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
  ])('an option that others may go with: %s', (text) => {
    expect(checkInstruments(read(inTiny('form/pages/0/elements/1/choices/1/text', text)))).toEqual([]);
  });

  test('conditions that hold for some, on codes that only a few answers bring together', () => {
    const choices = [1, 2, 3, 4, 5].map((value) => ({ value, text: `${value}` }));
    const copy = inTiny('form/pages/0/elements/1', {
      type: 'checkbox',
      name: 'who',
      title: '誰ですか。',
      maxSelectedChoices: 3,
      choices,
    });
    const instrument = copy['library/tiny/1.json'] as { form: { pages: { visibleIf?: string }[] } };
    const [, page] = instrument.form.pages;
    if (!page) throw new Error('no page');
    const overlay = sound['library/tiny/1.en.json'] as { texts: object };
    const texts = { ...overlay.texts, 'who.choices.4': 'option 4', 'who.choices.5': 'option 5' };
    const codes = (visibleIf: string) => {
      page.visibleIf = visibleIf;
      return checkInstruments(read({ ...copy, 'library/tiny/1.en.json': { ...overlay, texts } })).map(
        (f) => f.code,
      );
    };
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
    const files = {
      'library/tiny/1.json': inTiny('form/pages/1/elements/3', note)['library/tiny/1.json'],
    };
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
      expect(findingsOf(10, 9, allDiffer)).toEqual([
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
