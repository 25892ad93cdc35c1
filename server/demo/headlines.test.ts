import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { crossTabMenu } from '../../analysis/crosstab/cross-tab-menu.ts';
import { makeCrossTab } from '../../analysis/crosstab/make-cross-tab.ts';
import { codeResponses } from '../../analysis/dataset/code-responses.ts';
import type { FamilyTable } from '../../analysis/disclosure/cross-tab-family.ts';
import { ruleFor } from '../../analysis/disclosure/disclosure-rules.ts';
import { protectItem, viewOf } from '../../analysis/disclosure/protect-tables.ts';
import type { ViewRequest } from '../../analysis/disclosure/protected-family.ts';
import { weightDataset } from '../../analysis/weights/weight-dataset.ts';
import { codebook } from '../../instruments/codebook/codebook.ts';
import { composeFromDefinitions } from '../../instruments/composition/compose-from-definitions.ts';
import { compileRules } from '../../instruments/rules/compile-rules.ts';
import { loadDefinitions } from '../questionnaires/load-definitions.ts';
import { readDemoFixtures } from './demo-fixtures.ts';
import { synthesizeSurveys } from './synthetic-survey.ts';

// The demonstration must be able to show a whole table of each kind (fixtures/README.md, Seeds). The tables are
// made and protected by the same code as the officials' page; only the store is left out.

const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const definitions = await loadDefinitions(folder('instruments'));
const recipe = definitions.recipes.find(({ value }) => value.id === 'saitama-2023')?.value;
const areaScheme = definitions.areaSchemes.find(({ value }) => value.id === 'saitama-5')?.value;
if (!recipe || !areaScheme) throw new Error('The demonstration’s definitions are missing.');
const questionnaire = composeFromDefinitions(recipe, definitions);
const { id, version, scores, nets } = questionnaire;
const rules = compileRules(questionnaire);
const fixtures = await readDemoFixtures(folder('fixtures'));
const { invitation } = synthesizeSurveys(fixtures, areaScheme, rules);
const variables = codebook(questionnaire);
const coded = codeResponses({
  surveyId: 'saitama-2023',
  questionnaire: { id, version, sha256: '0'.repeat(64) },
  synthetic: true,
  variables,
  rules,
  scores,
  design: { kind: 'invitation', strata: invitation.strata },
  areaScheme,
  responses: invitation.responses.map(({ stratum, mode, language, answers }) => ({
    stratum,
    channel: 'letter',
    mode,
    language,
    day: '2026-11-22',
    late: false,
    answers: JSON.stringify(answers),
  })),
  waiting: 0,
});
const { minimumCell, ageBands } = fixtures.surveys.invitation.weighting;
const margins = invitation.margins.map(({ people, ...cell }) => ({ ...cell, population: people }));
const { dataset, weights } = weightDataset(coded, { minimumCell, ageBands, margins });
const menu = crossTabMenu({ variables, scores, nets, areaScheme });

const protect = (item: string) => {
  const tables = menu.axes.flatMap(({ id: axis, folds }) =>
    [null, ...folds.map((fold) => fold.id)].flatMap((fold) =>
      (['in-base', 'out-of-base'] as const).map((noAnswer): FamilyTable => {
        const request = { item, axis, noAnswer, nets: 'with' as const, fold: fold ?? undefined };
        return { fold, table: makeCrossTab(dataset, weights, menu, request) };
      }),
    ),
  );
  const rule = ruleFor({ design: dataset.design, strictDisclosure: false, belowAreaLevel: false });
  expect(rule.id).toBe('sample');
  return protectItem({ tables }, rule, { dataset: 'test', alreadyReleased: [] });
};
const hiddenIn = (item: string, requests: readonly ViewRequest[]) => {
  const family = protect(item);
  return requests.map((request) => {
    const { rows } = viewOf(family, request);
    return rows.flatMap(({ base, cells }) => [
      ...(base === null ? ['base'] : []),
      ...cells.filter(({ hidden }) => hidden),
    ]);
  });
};

describe('headlines of the demonstration', () => {
  test('loneliness by area is shown whole, with 無回答 in the base and out of it', () => {
    const area = { axis: 'area', fold: null, nets: 'with' } as const;
    const views = [
      { ...area, noAnswer: 'in-base' },
      { ...area, noAnswer: 'out-of-base' },
    ] as const;
    expect(hiddenIn('loneliness_direct', views)).toEqual([[], []]);
  });

  test('UCLA 7–12 by the eight age bands, and all bands of the score by four, are shown whole', () => {
    const age = { axis: 'age_band', noAnswer: 'in-base' } as const;
    const views = [
      { ...age, fold: null, nets: 'only' },
      { ...age, fold: 'age_4', nets: 'with' },
    ] as const;
    expect(hiddenIn('ucla_score', views)).toEqual([[], []]);
  });

  test('about 4.2 % are often or always lonely in the weighted whole, and those aged 20 to 49 more than the rest', () => {
    const table = makeCrossTab(dataset, weights, menu, {
      item: 'loneliness_direct',
      axis: 'age_band',
      noAnswer: 'in-base',
      nets: 'with',
    });
    const place = (category: string) => table.categories.findIndex((entry) => entry.id === category);
    const [total, ...bands] = table.rows;
    expect(Math.abs((total?.cells[place('5')]?.proportion ?? 0) - 0.042)).toBeLessThan(0.003);
    const lonely = (codes: readonly string[]) => {
      const rows = bands.filter(({ group }) => codes.includes(group.id));
      const sum = (values: readonly number[]) => values.reduce((before, value) => before + value, 0);
      const counts = rows.map(({ cells }) => cells[place('loneliness_any')]?.weightedCount ?? 0);
      return sum(counts) / sum(rows.map(({ weightedBase }) => weightedBase));
    };
    expect(lonely(['2', '3', '4'])).toBeGreaterThan(lonely(['5', '6', '7', '8']) + 0.05);
  });
});
