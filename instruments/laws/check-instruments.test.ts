import { describe, expect, test } from 'vitest';
import { type Definitions, parseDefinitions } from '../definition/parse-definitions.ts';
import { checkInstruments, laws } from './check-instruments.ts';

type Files = Readonly<Record<string, unknown>>;
const read = (files: Files): Definitions =>
  parseDefinitions(new Map(Object.entries(files).map(([path, json]) => [path, JSON.stringify(json)])));

const broken = Object.entries(
  import.meta.glob<Files>('./broken/*.json', { import: 'default', eager: true }),
).map(([path, files]) => [path.replace(/^\.\/broken\/|\.json$/g, ''), files] as const);
const [sound] = Object.values(import.meta.glob<Files>('./sound.json', { import: 'default', eager: true }));
if (!sound) throw new Error('sound.json is missing');
const lawFiles = Object.keys(import.meta.glob('./*.ts')).map((path) => path.slice(2, -3));

describe('the laws', () => {
  test('find nothing in the shipped definitions', () => {
    const shipped = import.meta.glob<Files>('../{definitions,questionnaires,areas}/**/*.json', {
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

/** The sound definition with one value replaced: path into the instrument, new value → what must be found. */
const soundInstrument = sound['definitions/tiny/1.json'] as object;
function edited(path: string, value: unknown): Files {
  const copy = structuredClone(soundInstrument);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let at = copy as Record<string, unknown>;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return { ...sound, 'definitions/tiny/1.json': copy };
}

describe('every branch of a law', () => {
  test.each<[string, string, unknown]>([
    ['item-ids-unique', 'scores.0.id', 'age'],
    ['item-ids-unique', 'nets.0.id', 'second'],
    ['item-facts-complete', 'items.2.measure', 'nominal'],
    ['item-facts-complete', 'items.0.refusalCodes', [9]],
    ['codes-unique-and-allowed', 'form.pages.1.elements.0.max', 251],
    ['codes-unique-and-allowed', 'form.pages.1.elements.0.min', -1],
    ['codes-unique-and-allowed', 'form.pages.0.elements.1.maxSelectedChoices', 4],
    ['references-resolve', 'form.pages.0.elements.1.visibleIf', '{nobody} = 1'],
    ['references-resolve', 'form.pages.0.elements.0.visibleIf', '{who} contains 1'],
    ['references-resolve', 'form.pages.0.elements.1.visibleIf', '{partner} contains 1'],
    ['condition-in-subset', 'form.pages.1.visibleIf', '{partner} = 1 and'],
    ['condition-can-hold', 'form.pages.1.visibleIf', '{partner} = 1 or {partner} <> 1'],
    ['condition-can-hold', 'form.pages.1.visibleIf', '{who} contains 3 and {who} contains 1'],
    ['nets-and-scores-resolve', 'nets.0.codes', [1, 2, 3]],
    ['nets-and-scores-resolve', 'nets.0.codes', [1, 7]],
    ['nets-and-scores-resolve', 'nets.0.item', 'who'],
    ['nets-and-scores-resolve', 'scores.0.items', ['felt_a', 'age']],
    ['nets-and-scores-resolve', 'scores.0.bands.1.from', 3],
    ['exclusive-marked', 'items.1.refusalCodes', [2]],
  ])('%s finds %s = %j', (law, path, value) => {
    expect(new Set(checkInstruments(read(edited(path, value))).map((finding) => finding.code))).toEqual(
      new Set([law]),
    );
  });

  test('a net over the bands of a score is sound', () => {
    expect(
      checkInstruments(
        read(edited('nets.0', { id: 'high', item: 'felt', label: { ja: '高', en: 'high' }, codes: [2] })),
      ),
    ).toEqual([]);
  });

  test('an overlay without instrument, and a text that the form does not have', () => {
    const overlay = sound['definitions/tiny/1.en.json'] as { texts: object };
    const extra = { ...overlay, texts: { ...overlay.texts, 'age.choices.1': 'x' } };
    expect(
      checkInstruments(read({ ...sound, 'definitions/tiny/1.en.json': extra })).map((f) => f.where),
    ).toEqual(['tiny 1 (en): age.choices.1']);
    expect(checkInstruments(read({ 'definitions/tiny/1.en.json': overlay })).map((f) => f.code)).toEqual([
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
