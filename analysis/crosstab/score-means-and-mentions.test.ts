import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodedColumn, type Dataset, RESERVED } from '../dataset/dataset.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { weightDataset } from '../weights/weight-dataset.ts';
import type { CrossTabMenu } from './cross-tab-menu.ts';
import { makeCrossTab } from './make-cross-tab.ts';
import { mentionShares } from './mention-shares.ts';
import { scoreMeans } from './score-means.ts';

const I = Array.from({ length: 36 }, (_, i) => i);
const label = { ja: '回答', en: 'Answer' };
const columnOf = (
  id: string,
  item: string,
  codes: readonly number[],
  value: (i: number) => number,
): CodedColumn => ({
  ...{ id, kind: 'single', item, label, measure: 'ordinal', exactness: 'ours' },
  ...{ sensitive: false, strictDisclosure: false },
  codes: codes.map((code) => ({ code, label })),
  values: Uint8Array.from(I, value),
});
const columns = [
  columnOf('area', 'area', [1, 2, 3], (i) => 1 + ((i * 7 + Math.floor(i / 5)) % 3)),
  columnOf('ucla.points', 'ucla', [], (i) => (i === 3 || i === 19 ? RESERVED.noAnswer : 3 + ((i * 11) % 10))),
  columnOf('m.1', 'm', [], (i) => Number((i * 5) % 7 < 3)),
  columnOf('m.2', 'm', [], (i) => Number((i * 3 + Math.floor(i / 4)) % 5 < 2)),
  columnOf('m.3', 'm', [], (i) => Number(i % 6 === 0)),
];
/**
 * 36 people who do not exist, in three strata. In R 4.2.2 with survey 4.1-1:
 *
 * i <- 0:35; d <- data.frame(h = i %/% 12, N = c(80, 100, 120)[i %/% 12 + 1], y = 3 + (i * 11) %% 10,
 *   g = 1 + (i * 7 + i %/% 5) %% 3, a = as.integer((i * 5) %% 7 < 3),
 *   b = as.integer((i * 3 + i %/% 4) %% 5 < 2), c = as.integer(i %% 6 == 0))
 * d$y[c(4, 20)] <- NA; d$t <- d$a + d$b + d$c; d$w <- d$N / 12
 * s <- svydesign(id = ~1, strata = ~h, weights = ~w, fpc = ~N, data = d); q <- subset(s, !is.na(y)); u <- subset(s, t > 0)
 */
const dataset: Dataset = {
  surveyId: 'small',
  questionnaire: { id: 'small', version: '1', sha256: '0'.repeat(64) },
  synthetic: true,
  size: 36,
  design: {
    kind: 'invitation',
    strata: [80, 100, 120].map((population, h) => ({
      ...{ id: `h${h}`, label, population, invited: 20, respondents: 12 },
    })),
    stratum: Uint8Array.from(I, (i) => Math.floor(i / 12)),
  },
  columns: new Map(columns.map((own) => [own.id, own])),
  remarks: [],
};
const item = { id: 'm', label, stem: label, multiple: true, nets: [] };
const menu: CrossTabMenu = {
  items: [{ ...item, categories: [1, 2, 3].map((code) => ({ code, label })) }],
  axes: [{ id: 'area', label, folds: [] }],
};
const { weights } = weightDataset(dataset, null);
const near = (got: number | null | undefined, expected: number) =>
  expect(Math.abs((got as number) / expected - 1)).toBeLessThan(1e-9);

describe('scoreMeans', () => {
  const made = scoreMeans(dataset, weights, menu, { score: 'ucla', axis: 'area' });

  it('has the means, errors, degrees of freedom and intervals of svymean', () => {
    expect(made.rows.map(({ group, base, degreesOfFreedom }) => [group.id, base, degreesOfFreedom])).toEqual([
      ['total', 34, 31],
      ['1', 14, 11],
      ['2', 13, 10],
      ['3', 7, 4],
    ]);
    // R: svymean(~y, q), confint(., df = degf(q)); the same in subset(q, g == k)
    const expected = [
      [7.09941520467836, 0.456492241593512, 6.16839313977276, 8.03043726958397],
      [6.84507042253521, 0.743411278978299, 5.20883322965923, 8.48130761541119],
      [7.35384615384615, 0.733865193891721, 5.71869260321557, 8.98899970447674],
      [7.14285714285714, 0.925901889613232, 4.5721413735471, 9.71357291216719],
    ];
    expected.forEach(([mean, error, lower, upper], index) => {
      const row = made.rows[index];
      near(row?.mean, mean as number);
      near(row?.standardError, error as number);
      near(row?.interval?.lower, lower as number);
      near(row?.interval?.upper, upper as number);
    });
  });

  it('has the test of regTermTest', () => {
    // R: regTermTest(svyglm(y ~ factor(g), q), ~factor(g))
    expect(made.test).toMatchObject({ numeratorDf: 2, denominatorDf: 29 });
    near(made.test?.statistic, 0.118679413982595);
    near(made.test?.p, 0.888521560868315);
  });

  it('is refused without weights, and for a score that is not there', () => {
    expect(() => scoreMeans(dataset, null, menu, { score: 'ucla', axis: 'area' })).toThrow(
      'scoreMeans requires weights for a survey by invitation, and none for an open one, got no weights and a survey by invitation',
    );
    expect(() => scoreMeans(dataset, weights, menu, { score: 'height', axis: 'area' })).toThrow(
      'height.points',
    );
  });

  it('of volunteers is a bare mean', () => {
    const open = { ...dataset, design: { kind: 'open' as const } };
    const [total] = scoreMeans(open, null, menu, { score: 'ucla', axis: 'area' }).rows;
    const points = columns[1]?.values.filter((own) => own < 251) as Uint8Array;
    near(total?.mean, points.reduce((sum, own) => sum + own, 0) / 34);
    expect(total).toMatchObject({ standardError: null, interval: null, degreesOfFreedom: null });
  });

  it('of a group without points has no mean, and leaves the others as they are', () => {
    const area = columns[0]?.values as Uint8Array;
    const points = columns[1] as CodedColumn;
    const values = points.values.map((own, row) => (area[row] === 3 ? RESERVED.notAsked : own));
    const changed = new Map([...dataset.columns, ['ucla.points', { ...points, values }] as const]);
    const other = scoreMeans({ ...dataset, columns: changed }, weights, menu, {
      score: 'ucla',
      axis: 'area',
    });
    expect(other.rows[3]).toMatchObject({ base: 0, mean: null, standardError: null, interval: null });
    expect(other.rows[1]?.mean).toBe(made.rows[1]?.mean);
    expect(other.test?.numeratorDf).toBe(1);
  });
});

describe('mentionShares', () => {
  const made = mentionShares(dataset, weights, menu, { item: 'm', axis: 'area' });

  it('has the shares, errors and degrees of freedom of svyratio', () => {
    // R: svyratio(~a + b + c, ~t, u), and in subset(u, g == 2)
    expect(made.rows[0]).toMatchObject({ respondents: 26, base: 36, degreesOfFreedom: 23 });
    expect(made.rows[2]).toMatchObject({ respondents: 8, base: 13, degreesOfFreedom: 5 });
    const expected = [
      [0.45, 0.0549022189677884, 0.470588235294118, 0.0578958829664963],
      [0.383333333333333, 0.0629606852430158, 0.382352941176471, 0.106236429625076],
      [0.166666666666667, 0.0588389979881533, 0.147058823529412, 0.0850342860711892],
    ];
    expected.forEach(([share, error, second, secondError], option) => {
      const [all, two] = [made.rows[0]?.cells[option], made.rows[2]?.cells[option]];
      near(all?.proportion, share as number);
      near(all?.standardError, error as number);
      near(two?.proportion, second as number);
      near(two?.standardError, secondError as number);
    });
    // R: plogis(qlogis(p) + c(-1, 1) * qt(.975, 23) * SE / (p * (1 - p)))
    near(made.rows[0]?.cells[0]?.interval?.lower, 0.340839556543216);
    near(made.rows[0]?.cells[0]?.interval?.upper, 0.564197134293543);
  });

  it('adds to 1 in every row, and counts every tick of the shares of persons', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const survey = syntheticSurvey({ rows: 150, seed, areas: 3, categories: 2 });
        const weighted = weightDataset(survey.dataset, survey.postStratification);
        const request = { item: 'm', axis: 'area' } as const;
        const mentions = mentionShares(weighted.dataset, weighted.weights, survey.menu, request);
        const persons = makeCrossTab(weighted.dataset, weighted.weights, survey.menu, {
          ...{ ...request, noAnswer: 'out-of-base', nets: 'without' },
        });
        mentions.rows.forEach((row, r) => {
          if (row.base > 0) {
            expect(row.cells.reduce((sum, { proportion }) => sum + (proportion as number), 0)).toBeCloseTo(
              1,
              12,
            );
          }
          row.cells.forEach((cell, c) => {
            expect(cell.mentions).toBe(persons.rows[r]?.cells[c]?.respondents);
            expect(cell.weightedMentions).toBeCloseTo(persons.rows[r]?.cells[c]?.weightedCount as number, 6);
          });
        });
      }),
      { numRuns: 20 },
    );
  });

  it('is the share of persons where everybody ticks once', () => {
    const survey = syntheticSurvey({ rows: 150, seed: 5, areas: 3, categories: 2 });
    const once = new Map(survey.dataset.columns);
    for (const code of [1, 2, 3]) {
      const own = once.get(`m.${code}`) as CodedColumn;
      once.set(own.id, { ...own, values: own.values.map((_, row) => Number(row % 3 === code - 1)) });
    }
    const weighted = weightDataset({ ...survey.dataset, columns: once }, survey.postStratification);
    const request = { item: 'm', axis: 'area' } as const;
    const mentions = mentionShares(weighted.dataset, weighted.weights, survey.menu, request);
    const persons = makeCrossTab(weighted.dataset, weighted.weights, survey.menu, {
      ...{ ...request, noAnswer: 'out-of-base', nets: 'without' },
    });
    mentions.rows.forEach((row, r) => {
      row.cells.forEach((cell, c) => {
        const person = persons.rows[r]?.cells[c];
        expect(cell.proportion).toBeCloseTo(person?.proportion as number, 12);
        expect(cell.standardError).toBeCloseTo(person?.standardError as number, 12);
      });
    });
  });

  it('refuses a single answer', () => {
    const survey = syntheticSurvey({ rows: 50, seed: 1, areas: 1, categories: 2 });
    const weighted = weightDataset(survey.dataset, null);
    expect(() =>
      mentionShares(weighted.dataset, weighted.weights, survey.menu, { item: 'q', axis: 'area' }),
    ).toThrow('mentionShares requires a multiple answer, q has one answer');
  });
});
