import { Model } from 'survey-core';
import { describe, expect, test } from 'vitest';
import { DefinitionError } from '../definition/finding.ts';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import { composeQuestionnaire } from './compose-questionnaire.ts';

const files = import.meta.glob<string>('../{library,questionnaires,areas}/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const definitions = parseDefinitions(
  new Map(Object.entries(files).map(([path, text]) => [path.slice(3), text])),
);
const instruments = definitions.instruments.map(({ value }) => value);
const overlays = definitions.overlays.map(({ value }) => value);
const saitama = definitions.recipes.find(({ value }) => value.id === 'saitama-2023')?.value;
if (!saitama) throw new Error('the recipe saitama-2023 is not shipped');

function codesOf(compose: () => unknown): string[] {
  try {
    compose();
  } catch (error) {
    if (error instanceof DefinitionError) return error.findings.map((finding) => finding.code);
    throw error;
  }
  return [];
}

describe('composeQuestionnaire', () => {
  const questionnaire = composeQuestionnaire(saitama, instruments, overlays);
  const pageNames = questionnaire.pages.map((page) => page.name);

  test('puts residence before the attributes and place-making after the core', () => {
    expect(pageNames.indexOf('residence')).toBe(pageNames.indexOf('attributes') - 1);
    expect(pageNames.slice(-4)).toEqual([
      'place_have_page',
      'place_want_page',
      'place_barriers_page',
      'place_free_text_page',
    ]);
    expect(pageNames).toHaveLength(26);
  });

  test('keeps the three UCLA items apart from each other and from the direct question', () => {
    const places = ['companionship', 'left_out', 'isolated', 'loneliness'].map((name) =>
      pageNames.indexOf(name),
    );
    for (const [i, place] of places.slice(1).entries()) expect(place - (places[i] ?? 0)).toBeGreaterThan(2);
  });

  test('has the facts of every item in form order', () => {
    expect(questionnaire.items.map((item) => item.id).slice(0, 5)).toEqual([
      'outing_frequency',
      'outing_purpose',
      'ucla_companionship',
      'communication.in_person',
      'communication.phone',
    ]);
    expect(questionnaire.items).toHaveLength(38);
  });

  test('runs unmodified in survey-core, in both languages', () => {
    const model = new Model(questionnaire.form);
    expect(model.jsonErrors ?? []).toEqual([]);
    const question = model.getQuestionByName('loneliness_direct');
    expect(question.title).toBe('あなたはどの程度、孤独であると感じることがありますか。');
    model.locale = 'en';
    expect(question.title).toBe('How often do you feel lonely?');
    const untranslated = JSON.stringify(questionnaire.form).match(/\{"ja":"[^"]*"\}/g);
    expect(untranslated).toBeNull();
  });

  test('is frozen to the last option', () => {
    const option = questionnaire.form.pages[0]?.elements[0]?.choices?.[0];
    expect(() => Object.assign(option?.text ?? {}, { ja: 'x' })).toThrow(TypeError);
  });

  test('names a part that is not there and a page that the core does not have, both at once', () => {
    const recipe = {
      ...saitama,
      modules: [
        { instrument: 'residence-saitama', version: '9' },
        { instrument: 'place-making', version: '1', before: 'nowhere' },
      ],
    };
    expect(codesOf(() => composeQuestionnaire(recipe, instruments, overlays))).toEqual([
      'composition.instrument-missing',
      'composition.page-missing',
    ]);
  });

  test('refuses a module as core, and the same module twice', () => {
    const part = { instrument: 'place-making', version: '1' };
    const codes = codesOf(() =>
      composeQuestionnaire({ ...saitama, core: part, modules: [part] }, instruments, overlays),
    );
    expect(codes).toContain('composition.wrong-kind');
    expect(codes).toContain('composition.name-shared');
  });

  test('refuses a module whose item has the name of a score of the core', () => {
    const parts = instruments.map((instrument) =>
      instrument.id === 'connections'
        ? { ...instrument, scores: instrument.scores.map((score) => ({ ...score, id: 'place_have' })) }
        : instrument,
    );
    expect(codesOf(() => composeQuestionnaire(saitama, parts, overlays))).toEqual([
      'composition.name-shared',
    ]);
  });

  test('refuses a language without translation and lists what is missing', () => {
    expect(codesOf(() => composeQuestionnaire(saitama, instruments, []))).toEqual(
      Array(3 * (saitama.languages.length - 1)).fill('composition.translation-missing'),
    );
    expect(codesOf(() => composeQuestionnaire({ ...saitama, languages: ['ja'] }, instruments, []))).toEqual(
      [],
    );
  });
});
