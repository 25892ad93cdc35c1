import { describe, expect, test } from 'vitest';
import { DefinitionError } from './finding.ts';
import { parseDefinitions } from './parse-definitions.ts';
import { pageSchema } from './survey-json.ts';

function findingsOf(files: Record<string, string>) {
  try {
    parseDefinitions(new Map(Object.entries(files)));
  } catch (error) {
    if (error instanceof DefinitionError)
      return error.findings.map(({ code, where }) => `${code} @ ${where}`);
    throw error;
  }
  return [];
}

const overlay = (more: object) =>
  JSON.stringify({
    instrument: 'a',
    version: '1',
    language: 'en',
    approval: 'draft',
    texts: { 'q.title': 'Q' },
    ...more,
  });

const page = (more: object) => ({
  name: 'p',
  elements: [
    {
      type: 'radiogroup',
      name: 'q',
      title: 'あ',
      choices: [
        { value: 1, text: 'あ' },
        { value: 2, text: 'い' },
      ],
      ...more,
    },
  ],
});

describe('parseDefinitions', () => {
  test('reads nothing from nothing', () => {
    expect(parseDefinitions(new Map())).toMatchObject({ instruments: [], lock: null });
  });

  test('names every bad file at once', () => {
    expect(
      findingsOf({
        'library/a/1.en.json': '{',
        'library/a/2.en.json': overlay({}),
        'library/a/3.en.json': overlay({ version: '3', language: 'xx' }),
        'library/readme.json': '{}',
      }),
    ).toEqual([
      'definition.not-json @ library/a/1.en.json',
      'definition.misplaced @ library/a/2.en.json',
      'definition.schema @ library/a/3.en.json: language',
      'definition.misplaced @ library/readme.json',
    ]);
  });

  test('refuses a key that is written twice, for one of the two texts would be lost', () => {
    const twice = '{"q.title":"Q","q.title":"R","__proto__":"S","p":"\\"q.title\\":"}';
    expect(findingsOf({ 'library/a/1.en.json': overlay({}).replace('{"q.title":"Q"}', twice) })).toEqual([
      'definition.key-twice @ library/a/1.en.json: texts.q.title',
      'definition.key-not-allowed @ library/a/1.en.json: texts.__proto__',
    ]);
    expect(findingsOf({ 'library/a/1.en.json': '[{"a":1},{"a":1,"b":{"a":1}}]' })).toEqual([
      'definition.schema @ library/a/1.en.json: (whole file)',
    ]);
  });

  test('refuses one id and version in two files', () => {
    const label = { ja: 'あ', en: 'a' };
    const recipe = JSON.stringify({
      id: 'r',
      version: '1',
      title: label,
      core: { instrument: 'a', version: '1' },
      modules: [],
      languages: ['ja'],
    });
    expect(findingsOf({ 'questionnaires/r.json': recipe, 'questionnaires/r.v1.json': recipe })).toEqual([
      'definition.twice @ questionnaires/r.v1.json',
    ]);
    const derived = (instrument: string) =>
      JSON.stringify({
        id: 'd',
        version: '1',
        instrument,
        instrumentVersions: ['1'],
        label,
        base: label,
        measure: 'nominal',
        source: 's',
        exactness: 'ours',
        sensitive: false,
        strictDisclosure: false,
        derivation: { kind: 'net', input: 'q', codes: [1] },
      });
    expect(
      findingsOf({
        'library/a/derived/d.1.json': derived('a'),
        'library/b/derived/d.1.json': derived('b'),
      }),
    ).toEqual(['definition.twice @ library/b/derived/d.1.json']);
  });

  test('says in both languages what is wrong with an element, by the kind that it wants to be', () => {
    const element = { type: 'checkbox', name: 'q', title: 'あ', choices: [{ value: 1 }], isRequired: true };
    const files = {
      'library/a/1.json': JSON.stringify({ form: { pages: [{ name: 'p', elements: [element] }] } }),
    };
    try {
      parseDefinitions(new Map(Object.entries(files)));
      expect.unreachable();
    } catch (error) {
      const findings = (error as DefinitionError).findings.filter(({ where }) => where.includes('elements'));
      expect(findings.map(({ where }) => where)).toEqual([
        'library/a/1.json: form.pages.0.elements.0.choices.0.text',
        'library/a/1.json: form.pages.0.elements.0.choices',
        'library/a/1.json: form.pages.0.elements.0',
      ]);
      expect(findings.map(({ message }) => message.en).join()).toContain('isRequired');
      for (const { message } of findings) expect(message.ja).toMatch(/[ぁ-ん].*。$/);
      for (const { message } of findings) expect(message.en).toMatch(/\.$/);
    }
  });

  test('refuses a recipe with a language twice', () => {
    const recipe = {
      id: 'r',
      version: '1',
      title: { ja: 'あ', en: 'a' },
      core: { instrument: 'a', version: '1' },
      modules: [],
      languages: ['ja', 'en', 'ja'],
    };
    expect(findingsOf({ 'questionnaires/r.json': JSON.stringify(recipe) })).toEqual([
      'definition.schema @ questionnaires/r.json: languages',
    ]);
  });

  test('refuses what is outside the subset instead of ignoring it', () => {
    const instrument = {
      id: 'a',
      version: '1',
      kind: 'core',
      title: { ja: 'あ', en: 'a' },
      origin: { ja: 'あ', en: 'a' },
      source: 's',
      items: [
        {
          id: 'q',
          label: { ja: 'あ', en: 'a' },
          measure: 'nominal',
          exactness: 'ours',
          source: 's',
          sensitive: false,
        },
      ],
      form: { locale: 'ja', pages: [{ name: 'p', elements: [{ type: 'rating', name: 'q', title: 'あ' }] }] },
    };
    expect(findingsOf({ 'library/a/1.json': JSON.stringify(instrument) })[0]).toMatch(
      /^definition\.schema @ library\/a\/1\.json: form\.pages\.0\.elements\.0/,
    );
    const element = {
      type: 'radiogroup',
      name: 'q',
      title: 'あ',
      isRequired: true,
      choices: [
        { value: 1, text: 'あ' },
        { value: 2, text: 'い' },
      ],
    };
    const required = { ...instrument, form: { locale: 'ja', pages: [{ name: 'p', elements: [element] }] } };
    expect(findingsOf({ 'library/a/1.json': JSON.stringify(required) })).toHaveLength(1);
  });

  test.each(['self', 'locale', 'pageno', 'pagecount', 'constructor'])(
    'refuses the name %s, which a condition takes for something else',
    (name) => {
      expect(pageSchema.safeParse(page({ name })).success).toBe(false);
    },
  );

  test('takes an option that stands alone only where several may be chosen', () => {
    const choices = [
      { value: 1, text: 'あ' },
      { value: 2, text: '特にない', isExclusive: true },
    ];
    expect(pageSchema.safeParse(page({ type: 'checkbox', choices })).success).toBe(true);
    expect(pageSchema.safeParse(page({ choices })).success).toBe(false);
    expect(pageSchema.safeParse(page({ type: 'dropdown', choices })).success).toBe(false);
  });

  test.each([
    ['nothing', ''],
    ['white space', '　'],
    ['white space at its end', 'あ '],
    ['markup', '<b>あ</b>'],
    ['a place for an answer', 'あ{q}'],
    ['a line break', 'あ\nい'],
    ['a mark that turns the direction', 'あ\u202eい'],
    ['an invisible mark at its start', '\ufeffあ'],
  ])('refuses a text with %s', (_, title) => {
    expect(pageSchema.safeParse(page({ title })).success).toBe(false);
  });

  test('takes a second version of a recipe under a name that says which', () => {
    const recipe = (version: string) =>
      JSON.stringify({
        id: 'r',
        version,
        title: { ja: 'あ', en: 'a' },
        core: { instrument: 'a', version: '1' },
        modules: [],
        languages: ['ja'],
      });
    expect(
      findingsOf({ 'questionnaires/r.json': recipe('1'), 'questionnaires/r.v2.json': recipe('2') }),
    ).toEqual([]);
    expect(findingsOf({ 'questionnaires/r.v2.json': recipe('1') })).toEqual([
      'definition.misplaced @ questionnaires/r.v2.json',
    ]);
  });
});
