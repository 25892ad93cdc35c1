import { describe, expect, it } from 'vitest';
import { itemFamily } from '../disclosure/item-families.ts';
import { viewOf } from '../disclosure/protect-tables.ts';
import type { ProtectedFamily } from '../disclosure/protected-family.ts';
import type { Indicator } from '../profile/indicators.ts';
import { protectProfile } from '../profile/protect-profile.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { weightDataset } from '../weights/weight-dataset.ts';
import { lintMachineCsv } from './machine-csv-lint.ts';
import { profileStatistics } from './profile-statistics.ts';
import { statisticsCsv } from './statistics-csv.ts';

const survey = syntheticSurvey({ rows: 600, seed: 7, areas: 4, categories: 3 });
const { dataset, weights } = weightDataset(survey.dataset, survey.postStratification);
const families = new Map<string, ProtectedFamily>();
const familyOf = (item: string): ProtectedFamily => {
  const material = {
    name: 'made',
    dataset,
    weights,
    menu: survey.menu,
    variables: [],
    disclosure: 'by-design',
  } as const;
  const family = families.get(item) ?? itemFamily(material, item, familyOf, []);
  families.set(item, family);
  return family;
};
const indicator = (item: string, category: string): Indicator => ({
  id: `${item}-${category}`,
  item,
  category,
  label: { ja: '孤独を感じる', en: 'Lonely' },
  concept: 'loneliness',
  higherIs: 'worse',
});
const profile = protectProfile(
  dataset,
  weights,
  survey.menu,
  {
    sections: ['area', 'age_band'].map((axis) => ({ axis, fold: null, bySex: false })),
    indicators: [indicator('q', '1'), indicator('m', '1')],
    noAnswer: 'in-base',
    standard: { kind: 'survey' },
    adjustment: 'holm',
  },
  ({ item, axis, fold, noAnswer }) => viewOf(familyOf(item), { axis, fold, noAnswer, nets: 'with' }),
);
const rows = profileStatistics(profile);

describe('profileStatistics', () => {
  it('makes a file that keeps the rules of machine-readable data', () => {
    const csv = statisticsCsv(rows, {
      surveyId: 'made',
      synthetic: true,
      areaSchemeStatus: 'confirmed',
      interim: false,
    });
    expect(lintMachineCsv(csv)).toEqual([]);
  });

  it('has every figure of the profile once, and nothing of a hidden one but n and the reason', () => {
    profile.sections.forEach(({ rows: { axis }, groups }) => {
      for (const { group, cells } of groups) {
        cells.forEach((cell, index) => {
          const { item } = profile.indicators[index] as Indicator;
          const own = rows.filter(
            (row) => row.axis1.id === axis && row.axis1.code === group.id && row.question.id === item,
          );
          const values = Object.fromEntries(
            own.map(({ measure, figure }) => [measure, figure.hidden ? figure.reason : figure.value]),
          );
          expect(Object.keys(values)).toHaveLength(own.length);
          if (cell.hidden) {
            expect(values).toEqual({
              ...(cell.base !== null && { base_n: cell.base }),
              percent: cell.reason,
            });
            return;
          }
          expect(values).toMatchObject({ base_n: cell.base, percent: cell.proportion });
          expect(values.percent_standardised).toBe(cell.standardised?.proportion);
          expect(values.difference_standardised).toBe(cell.standardisedDifference?.difference);
          expect(values.p_adjusted).toBe(cell.adjustedP ?? undefined);
          expect(values.difference_ci_low).toBe(cell.difference?.lower ?? undefined);
        });
      }
    });
  });

  it('says the verdict beside the share, and what a difference is from', () => {
    const first = rows.find(
      ({ axis1, measure, figure }) => axis1.code !== 'total' && measure === 'percent' && !figure.hidden,
    );
    expect(first?.remarks.join()).toMatch(/^判定:(高い|低い|差があるとはいえない|判定しない)$/);
    const difference = rows.find(({ measure }) => measure === 'difference_standardised');
    expect(difference?.reference).toEqual({
      code: 'rest',
      label: { ja: 'ほかの地域を合わせた割合', en: 'the other areas together' },
    });
    expect(rows.find(({ axis1 }) => axis1.code === 'total')?.remarks).toEqual([]);
  });
});
