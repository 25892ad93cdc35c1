import { describe, expect, test } from 'vitest';
import { DefinitionError } from './finding.ts';
import { parseDefinitions } from './parse-definitions.ts';

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

describe('parseDefinitions', () => {
  test('reads nothing from nothing', () => {
    expect(parseDefinitions(new Map())).toMatchObject({ instruments: [], lock: null });
  });

  test('names every bad file at once', () => {
    expect(
      findingsOf({
        'definitions/a/1.en.json': '{',
        'definitions/a/2.en.json': overlay({}),
        'definitions/a/3.en.json': overlay({ version: '3', language: 'xx' }),
        'definitions/readme.json': '{}',
      }),
    ).toEqual([
      'definition.not-json @ definitions/a/1.en.json',
      'definition.misplaced @ definitions/a/2.en.json',
      'definition.schema @ definitions/a/3.en.json: language',
      'definition.misplaced @ definitions/readme.json',
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
    expect(findingsOf({ 'definitions/a/1.json': JSON.stringify(instrument) })[0]).toMatch(
      /^definition\.schema @ definitions\/a\/1\.json: form\.pages\.0\.elements\.0/,
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
    expect(findingsOf({ 'definitions/a/1.json': JSON.stringify(required) })).toHaveLength(1);
  });
});
