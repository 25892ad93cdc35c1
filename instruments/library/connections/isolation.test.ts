import { expect, test } from 'vitest';
import { codebook } from '../../codebook/codebook.ts';
import { RESERVED } from '../../codebook/reserved-codes.ts';
import { composeFromDefinitions } from '../../composition/compose-from-definitions.ts';
import { parseDefinitions } from '../../definition/parse-definitions.ts';
import { compileDerived } from '../../derived/compile-derived.ts';
import { derivedCodes } from '../../derived/derived-codes.ts';

// Proves the national measures of isolation that are derived from several answers.

const files = import.meta.glob<string>(['./*.json', './*/*.json', '../../questionnaires/national-*.json'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const definitions = parseDefinitions(
  new Map(
    Object.entries(files).map(([path, text]) => [
      path.startsWith('../../') ? path.slice(6) : `library/connections/${path.slice(2)}`,
      text,
    ]),
  ),
);
/** The compiled rules of each national questionnaire. */
const rules = new Map(
  definitions.recipes.map(({ value: recipe }) => {
    const questionnaire = composeFromDefinitions(recipe, definitions);
    const { derived = [], scores } = questionnaire;
    return [recipe.id, compileDerived(derived, codebook(questionnaire), scores)];
  }),
);
const { notAsked, noAnswer, refused } = RESERVED;

/** The code of a derived variable of one questionnaire, from the codes of its inputs; the others were not asked. */
function codeIn(questionnaire: string, variable: string, inputs: Readonly<Record<string, number>>) {
  const rule = rules.get(questionnaire)?.find((entry) => entry.variable.id === variable)?.rule;
  if (!rule) throw new Error(`${questionnaire} does not derive ${variable}`);
  for (const input of Object.keys(inputs)) expect(rule.inputs).toContain(input);
  return rule.codeOf(rule.inputs.map((input) => inputs[input] ?? notAsked));
}

const WAVES = ['national-2021', 'national-2022', 'national-2023', 'national-2024'];

test.each(WAVES)('%s: only “never” talking face to face is isolation', (wave) => {
  const code = (answer: number) =>
    codeIn(wave, 'isolation_no_meeting', { 'communication.in_person': answer });
  expect([1, 2, 3, 4, 5, 6, 7].map(code)).toEqual([0, 0, 0, 0, 0, 0, 1]);
  expect(code(noAnswer)).toBe(noAnswer);
});

test.each(WAVES)('%s: any one activity is participation, the exclusive option is none', (wave) => {
  const chosen = (...options: number[]) =>
    codeIn(
      wave,
      'social_participation',
      Object.fromEntries(
        [1, 2, 3, 4, 5].map((option) => [`social_activities.${option}`, options.includes(option) ? 1 : 0]),
      ),
    );
  for (const activity of [1, 2, 3, 4, 5]) expect(chosen(activity)).toBe(1);
  expect(chosen(1, 5)).toBe(1);
  expect(chosen(6)).toBe(2);
  const nothing = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`social_activities.${n}`, noAnswer]));
  expect(codeIn(wave, 'social_participation', nothing)).toBe(noAnswer);
});

test('the eight combinations of people one has, and none where an answer is missing', () => {
  const code = (reliable_person: number, consultation_partner: number, casual_talk_person: number) =>
    codeIn('national-2024', 'support_pattern', {
      reliable_person,
      consultation_partner,
      casual_talk_person,
    });
  expect([
    code(1, 1, 1),
    code(1, 1, 2),
    code(1, 2, 1),
    code(2, 1, 1),
    code(2, 2, 1),
    code(2, 1, 2),
    code(1, 2, 2),
    code(2, 2, 2),
  ]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  for (const missing of [noAnswer, refused]) {
    expect(code(missing, 1, 1)).toBe(noAnswer);
    expect(code(2, missing, 2)).toBe(noAnswer);
  }
});

test('the labels of the combinations say what the codes mean', () => {
  const pattern = definitions.derived.find(({ value }) => value.id === 'support_pattern')?.value;
  if (!pattern) throw new Error('support_pattern is not shipped');
  expect(derivedCodes(pattern).map(({ code, label }) => [code, label.ja])).toEqual([
    [1, '三つともいる'],
    [2, '気軽に話せる相手だけいない'],
    [3, '相談相手だけいない'],
    [4, '頼れる人だけいない'],
    [5, '気軽に話せる相手だけいる'],
    [6, '相談相手だけいる'],
    [7, '頼れる人だけいる'],
    [8, '三つともいない'],
  ]);
});
