import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { composeFromDefinitions } from '../../instruments/composition/compose-from-definitions.ts';
import type { Answers } from '../../instruments/rules/answers.ts';
import { checkAnswers } from '../../instruments/rules/check-answers.ts';
import { compileRules } from '../../instruments/rules/compile-rules.ts';
import { shownItems } from '../../instruments/rules/shown-items.ts';
import { loadDefinitions } from '../questionnaires/load-definitions.ts';
import { readDemoFixtures } from './demo-fixtures.ts';
import { minutesNeeded } from './minutes-needed.ts';
import type { SyntheticResponse } from './synthetic-responses.ts';
import { synthesizeSurveys } from './synthetic-survey.ts';

const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const definitions = await loadDefinitions(folder('instruments'));
const recipe = definitions.recipes.find(({ value }) => value.id === 'saitama-2023')?.value;
const scheme = definitions.areaSchemes.find(({ value }) => value.id === 'saitama-5')?.value;
if (!recipe || !scheme) throw new Error('The demonstration’s definitions are missing.');
const questionnaire = composeFromDefinitions(recipe, definitions);
const rules = compileRules(questionnaire);
const fixtures = await readDemoFixtures(folder('fixtures'));
const { invitation, open } = synthesizeSurveys(fixtures, scheme, rules);

const share = (responses: readonly SyntheticResponse[], has: (answers: Answers) => boolean) =>
  responses.filter(({ answers }) => has(answers)).length / responses.length;
const aged = (from: number, to: number) =>
  invitation.responses.filter(({ answers: { age } }) => typeof age === 'number' && age >= from && age <= to);
const isLonely = ({ loneliness_direct }: Answers) =>
  typeof loneliness_direct === 'number' && loneliness_direct >= 3;
const score = (answers: Answers) => {
  const items = [answers.ucla_companionship, answers.ucla_left_out, answers.ucla_isolated];
  return items.every((item) => typeof item === 'number') ? items.reduce((sum, item) => sum + item, 0) : null;
};

describe('every synthetic response', () => {
  test('is one the questionnaire accepts, and answers no question that was not shown', () => {
    for (const { answers } of [...invitation.responses, ...open]) {
      expect(checkAnswers(rules, answers)).toMatchObject({ ok: true });
      const shown = shownItems(rules, answers);
      expect(Object.keys(answers).filter((item) => !shown.has(item))).toEqual([]);
    }
  });

  test('marks what it writes in words as synthetic', () => {
    const texts = [...invitation.responses, ...open].flatMap(({ answers }) =>
      Object.values(answers).filter((value) => typeof value === 'string'),
    );
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.every((text) => text.startsWith('（合成データ）'))).toBe(true);
  });

  test('comes out the same every time', () => {
    expect(synthesizeSurveys(fixtures, scheme, rules)).toEqual({ invitation, open });
  });
});

describe('the survey by invitation', () => {
  test('has 797 responses to 1,500 letters, in every area', () => {
    expect(invitation.responses).toHaveLength(797);
    expect(invitation.drawnCounts.reduce((sum, { people }) => sum + people, 0)).toBe(1500);
    for (const { id, invited, population } of invitation.strata) {
      const returned = invitation.responses.filter(({ stratum }) => stratum === id).length;
      expect(returned).toBeLessThan(invited);
      expect(returned).toBeGreaterThan(invited / 3);
      const margin = invitation.margins.filter(({ area }) => area === id);
      expect(margin.reduce((sum, { people }) => sum + people, 0)).toBe(population);
    }
  });

  test('has a distribution of loneliness near the one Saitama published', () => {
    const published = [0.244, 0.421, 0.191, 0.096, 0.042];
    for (const [index, expected] of published.entries()) {
      const found = share(invitation.responses, ({ loneliness_direct }) => loneliness_direct === index + 1);
      expect(Math.abs(found - expected), `code ${index + 1}`).toBeLessThan(0.035);
    }
    const often = share(invitation.responses, ({ loneliness_direct }) => loneliness_direct === 5);
    expect(Math.abs(often - 0.042)).toBeLessThan(0.006);
  });

  test('has lonelier people aged 20 to 49 than aged 60 and over, and fewer answers of the young', () => {
    expect(share(aged(20, 49), isLonely)).toBeGreaterThan(share(aged(60, 120), isLonely) + 0.05);
    const invitedYoung = invitation.drawnCounts
      .filter(({ ageBand }) => ageBand === '2')
      .reduce((sum, { people }) => sum + people, 0);
    const invitedOld = invitation.drawnCounts
      .filter(({ ageBand }) => ageBand === '7')
      .reduce((sum, { people }) => sum + people, 0);
    expect(aged(20, 29).length / invitedYoung).toBeLessThan(aged(70, 79).length / invitedOld - 0.1);
    const byWeb = (people: readonly SyntheticResponse[]) =>
      people.filter(({ mode }) => mode === 'web').length / people.length;
    expect(byWeb(aged(20, 29))).toBeGreaterThan(byWeb(aged(70, 79)) + 0.3);
  });

  test('has a UCLA score that goes with the direct question', () => {
    const pairs = invitation.responses.flatMap(({ answers }) => {
      const ucla = score(answers);
      const { loneliness_direct: direct } = answers;
      return ucla !== null && typeof direct === 'number' ? [{ ucla, direct }] : [];
    });
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [x, y] = [mean(pairs.map(({ ucla }) => ucla)), mean(pairs.map(({ direct }) => direct))];
    const covariance = mean(pairs.map(({ ucla, direct }) => (ucla - x) * (direct - y)));
    const spread = (values: readonly number[], centre: number) =>
      Math.sqrt(mean(values.map((value) => (value - centre) ** 2)));
    const correlation =
      covariance /
      spread(
        pairs.map(({ ucla }) => ucla),
        x,
      ) /
      spread(
        pairs.map(({ direct }) => direct),
        y,
      );
    expect(correlation).toBeGreaterThan(0.5);
    expect(correlation).toBeLessThan(0.9);
  });

  test('leaves out some answers, among them ages and sexes, and has third answers', () => {
    const count = (has: (answers: Answers) => boolean) =>
      invitation.responses.filter(({ answers }) => has(answers)).length;
    expect(count(({ age }) => age === undefined)).toBeGreaterThanOrEqual(10);
    expect(count(({ sex }) => sex === undefined)).toBeGreaterThan(0);
    expect(count(({ sex }) => sex === 3)).toBeGreaterThan(0);
    for (const item of [
      'health',
      'household_income',
      'consultation_feelings',
      'place_want',
      'outing_frequency',
    ]) {
      const omitted = share(invitation.responses, (answers) => answers[item] === undefined);
      expect(omitted, item).toBeGreaterThan(0.004);
      expect(omitted, item).toBeLessThan(0.045);
    }
  });
});

describe('the open survey', () => {
  test('has 120 volunteers, younger than those who answered a letter, all by web', () => {
    expect(open).toHaveLength(120);
    expect(open.every(({ mode }) => mode === 'web')).toBe(true);
    const young = ({ age }: Answers) => typeof age === 'number' && age < 50;
    expect(share(open, young)).toBeGreaterThan(share(invitation.responses, young) + 0.2);
  });
});

describe('minutesNeeded', () => {
  test('promises what reading and answering takes', () => {
    expect(minutesNeeded(questionnaire)).toBe(15);
    expect(minutesNeeded({ pages: questionnaire.pages.slice(0, 3) })).toBe(5);
  });
});
