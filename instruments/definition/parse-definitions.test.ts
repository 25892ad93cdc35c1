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
