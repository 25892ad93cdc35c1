import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dataset, RESERVED } from '../dataset/dataset.ts';
import { extremeShareInterval } from '../estimates/extreme-share-interval.ts';
import { estimateMeans, estimateTotals } from '../estimates/row-estimates.ts';
import { degreesOfFreedom, elementSample, type SampleDesign } from '../estimates/sample-design.ts';
import {
  hasNoVariance,
  type Interval,
  type ShareEstimate,
  shareInterval,
} from '../estimates/share-interval.ts';
import { type SyntheticSurvey, syntheticSurvey } from '../reference/synthetic-survey.ts';
import { associationTest, dropEmpty } from '../tests/rao-scott.ts';
import { type WeightedDataset, weightDataset } from '../weights/weight-dataset.ts';
import type { CrossTab, CrossTabRow } from './cross-tab.ts';
import { CrossTabError } from './cross-tab-error.ts';
import type { CrossTabRequest } from './cross-tab-request.ts';
import { makeCrossTab } from './make-cross-tab.ts';

const request = (over: Partial<CrossTabRequest> = {}): CrossTabRequest => ({
  item: 'q',
  axis: 'area',
  noAnswer: 'in-base',
  nets: 'with',
  ...over,
});

/** Row by row, with nothing but the definition: the version that is too slow to be wrong in the same way. */
function designOf({ dataset, weights }: WeightedDataset): SampleDesign {
  if (dataset.design.kind === 'open') throw new Error('by invitation only');
  const { strata, stratum } = dataset.design;
  const population = Float64Array.from(stratum, (index) => strata[index]?.population as number);
  const calibration =
    weights.method === 'base' ? null : { base: weights.base, cell: Int32Array.from(weights.cell) };
  return elementSample(weights.calibrated, Int32Array.from(stratum), population, calibration);
}

const column = (dataset: Dataset, id: string) => dataset.columns.get(id)?.values as Uint8Array;
const flags = (size: number, holds: (row: number) => boolean) =>
  Uint8Array.from({ length: size }, (_, row) => Number(holds(row)));

function slowShare(
  weighted: WeightedDataset,
  axis: string,
  row: CrossTabRow,
  codes: readonly number[],
  inBase: boolean,
) {
  const { dataset } = weighted;
  const groups = column(dataset, axis);
  const q = column(dataset, 'q');
  const highest = inBase ? 255 : 250;
  const isIn = (index: number) => {
    const code = q[index] as number;
    if (code === RESERVED.notAsked || code > highest) return false;
    if (row.group.kind === 'total') return true;
    const group = groups[index] as number;
    return row.group.kind === 'unknown' ? group > 250 : row.group.codes.includes(group);
  };
  const domain = flags(dataset.size, isIn);
  const own = Float64Array.from(q, (code) => (codes.includes(code) ? 1 : 0));
  return estimateMeans(designOf(weighted), [own], domain);
}

const close = (got: number | null, expected: number, tolerance = 1e-10) =>
  expect(Math.abs((got as number) - expected)).toBeLessThanOrEqual(
    tolerance * Math.max(1, Math.abs(expected)),
  );

/** By counts, as 0 and 1 are told; a net of every code is everybody by what it means. */
function slowInterval(share: ShareEstimate, respondents: number, everything: boolean): Interval | null {
  const whole = respondents === share.respondents;
  if (respondents > 0 && !whole) {
    return hasNoVariance(share.proportion, share.variance) ? null : shareInterval('logit', share, 0.95);
  }
  const ofBase = { proportion: whole ? 1 : 0, respondents: share.respondents };
  return everything
    ? null
    : extremeShareInterval({ ...ofBase, degreesOfFreedom: share.respondents - 1 }, 0.95);
}

const surveys = fc
  .record({
    rows: fc.integer({ min: 60, max: 400 }),
    seed: fc.integer({ min: 1, max: 10_000 }),
    areas: fc.integer({ min: 1, max: 6 }),
    categories: fc.integer({ min: 2, max: 8 }),
  })
  .map(syntheticSurvey);

/** The test from rows: area against sets of codes of q, whoever answered neither left out. */
function slowTest(
  weighted: WeightedDataset,
  dataset: Dataset,
  areas: readonly number[],
  sets: readonly (readonly number[])[],
) {
  const groups = column(dataset, 'area');
  const q = column(dataset, 'q');
  const design = designOf(weighted);
  const domain = flags(dataset.size, (row) => (q[row] as number) <= 250);
  const cells = areas.flatMap((area) =>
    sets.map((set) => Float64Array.from(q, (own, row) => Number(set.includes(own) && groups[row] === area))),
  );
  const { values, covariance, respondents } = estimateTotals(design, cells, domain);
  return associationTest(
    dropEmpty({
      rows: areas.length,
      columns: sets.length,
      totals: values,
      covariance,
      respondents,
      degreesOfFreedom: degreesOfFreedom(design, domain),
    }),
    'F',
  );
}

describe('makeCrossTab against the slow version', () => {
  it('agrees in shares, errors, intervals, degrees of freedom and bases, weighted either way', () => {
    fc.assert(
      fc.property(
        surveys,
        fc.boolean(),
        fc.constantFrom('area', 'age_band'),
        fc.constantFrom('in-base' as const, 'out-of-base' as const),
        ({ dataset, postStratification, menu }, post, axis, noAnswer) => {
          const weighted = weightDataset(dataset, post ? postStratification : null);
          const table = makeCrossTab(weighted.dataset, weighted.weights, menu, request({ axis, noAnswer }));
          for (const row of table.rows) {
            table.categories.forEach((category, index) => {
              const cell = row.cells[index] as CrossTabRow['cells'][number];
              const slow = slowShare(weighted, axis, row, category.codes, noAnswer === 'in-base');
              expect(row.base).toBe(slow.respondents);
              close(row.weightedBase, slow.weightedCount);
              if (row.base === 0) {
                expect(cell).toMatchObject({ proportion: null, standardError: null, interval: null });
                return;
              }
              const variance = slow.covariance[0]?.[0] as number;
              const proportion = slow.values[0] as number;
              close(cell.proportion, proportion);
              expect(cell.degreesOfFreedom).toBe(slow.degreesOfFreedom);
              if (row.base > 1) close(cell.standardError, Math.sqrt(variance), 1e-9);
              const { degreesOfFreedom } = slow;
              const share = { proportion, variance, respondents: row.base, degreesOfFreedom };
              const codes = dataset.columns.get('q')?.codes.length;
              const everything = noAnswer === 'out-of-base' && category.codes.length === codes;
              const interval = slowInterval(share, cell.respondents, everything);
              if (interval === null) expect(cell.interval).toBeNull();
              else {
                close(cell.interval?.lower ?? null, interval.lower, 1e-8);
                close(cell.interval?.upper ?? null, interval.upper, 1e-8);
              }
            });
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('agrees in the Rao–Scott tests of the codes and of a net, post-stratified', () => {
    fc.assert(
      fc.property(surveys, ({ dataset, postStratification, menu }) => {
        const weighted = weightDataset(dataset, postStratification);
        const table = makeCrossTab(weighted.dataset, weighted.weights, menu, request());
        const known = table.rows
          .filter(({ group }) => group.kind === 'code')
          .map(({ group }) => group.codes[0] as number);
        const codes = menu.items[0]?.categories.map(({ code }) => code) as number[];
        const net = [1, 2];
        const columns: [CrossTab['test'] | undefined, number[][]][] = [
          [table.test, codes.map((code) => [code])],
          [table.netTests.low, [net, codes.filter((code) => !net.includes(code))]],
        ];
        for (const [test, sets] of columns) {
          const slow = slowTest(weighted, dataset, known, sets);
          expect(test === null).toBe(slow === null);
          if (!test || slow === null) continue;
          close(test.statistic, slow.statistic, 1e-7);
          close(test.numeratorDf, slow.numeratorDf, 1e-7);
          close(test.denominatorDf, slow.denominatorDf as number, 1e-7);
          close(test.p, slow.p, 1e-7);
        }
      }),
      { numRuns: 25 },
    );
  });
});

const tableOf = (
  { dataset, menu }: SyntheticSurvey,
  weighted: WeightedDataset,
  over: Partial<CrossTabRequest> = {},
) => makeCrossTab({ ...dataset, design: weighted.dataset.design }, weighted.weights, menu, request(over));

describe('identities', () => {
  it('shares of codes and 無回答 add to 1, nets are the sum of their codes, folds of their groups', () => {
    fc.assert(
      fc.property(surveys, (survey) => {
        const weighted = weightDataset(survey.dataset, survey.postStratification);
        const table = tableOf(survey, weighted);
        for (const row of table.rows.filter(({ base }) => base > 0)) {
          const share = (id: string) =>
            row.cells[table.categories.findIndex((c) => c.id === id)]?.proportion as number;
          const parts = table.categories.filter(({ kind }) => kind !== 'net').map(({ id }) => share(id));
          expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
          expect(share('low')).toBeCloseTo(share('1') + share('2'), 12);
        }
        const folded = tableOf(survey, weighted, { fold: 'halves' });
        const sum = (rows: readonly CrossTabRow[]) =>
          rows.reduce((total, { weightedBase }) => total + weightedBase, 0);
        const groups = table.rows.filter(({ group }) => group.kind === 'code');
        const folds = folded.rows.filter(({ group }) => group.kind === 'fold');
        expect(sum(folds)).toBeCloseTo(sum(groups), 3);
        expect(sum(groups)).toBeCloseTo(table.rows[0]?.weightedBase as number, 3);
      }),
      { numRuns: 30 },
    );
  });

  it('does not care for the order of rows', () => {
    fc.assert(
      fc.property(surveys, fc.integer({ min: 1, max: 1000 }), (survey, seed) => {
        const { dataset } = survey;
        const order = Array.from({ length: dataset.size }, (_, row) => row).sort(
          (a, b) => ((a * 7919 + seed) % 1009) - ((b * 7919 + seed) % 1009) || a - b,
        );
        const shuffle = <T extends Uint8Array>(values: T) =>
          values.map((_, row) => values[order[row] as number] as number);
        if (dataset.design.kind === 'open') return;
        const shuffled: Dataset = {
          ...dataset,
          design: { ...dataset.design, stratum: shuffle(dataset.design.stratum) },
          columns: new Map([...dataset.columns].map(([id, c]) => [id, { ...c, values: shuffle(c.values) }])),
        };
        const one = tableOf(survey, weightDataset(dataset, survey.postStratification));
        const two = tableOf(
          { ...survey, dataset: shuffled },
          weightDataset(shuffled, survey.postStratification),
        );
        one.rows.forEach((row, r) => {
          row.cells.forEach((cell, c) => {
            const other = two.rows[r]?.cells[c];
            expect(other?.respondents).toBe(cell.respondents);
            if (cell.proportion !== null) close(other?.proportion ?? null, cell.proportion, 1e-12);
            if (cell.standardError !== null) close(other?.standardError ?? null, cell.standardError, 1e-10);
          });
        });
      }),
      { numRuns: 15 },
    );
  });

  it('equal weights are no weights, and scaling weights changes no share', () => {
    const survey = syntheticSurvey({ rows: 300, seed: 5, areas: 1, categories: 4 });
    const weighted = weightDataset(survey.dataset, null);
    const table = tableOf(survey, weighted);
    for (const row of table.rows) {
      for (const cell of row.cells) {
        if (row.base > 0) expect(cell.proportion).toBeCloseTo(cell.respondents / row.base, 13);
      }
    }
    const several = syntheticSurvey({ rows: 300, seed: 6, areas: 4, categories: 4 });
    const plain = weightDataset(several.dataset, several.postStratification);
    const scale = (values: Float64Array) => values.map((value) => value * 1000);
    const scaled = {
      ...plain,
      weights: {
        ...plain.weights,
        base: scale(plain.weights.base),
        calibrated: scale(plain.weights.calibrated),
      },
    };
    tableOf(several, scaled).rows.forEach((row, r) => {
      row.cells.forEach((cell, c) => {
        const before = tableOf(several, plain).rows[r]?.cells[c];
        if (cell.proportion !== null) close(cell.proportion, before?.proportion as number, 1e-12);
        if (cell.standardError !== null) close(cell.standardError, before?.standardError as number, 1e-10);
      });
    });
  });
});

describe('multiple answers', () => {
  it('counts persons: options over one base, a net for whoever chose any of its options', () => {
    const survey = syntheticSurvey({ rows: 200, seed: 3, areas: 3, categories: 3 });
    const weighted = weightDataset(survey.dataset, null);
    const m = [1, 2, 3].map((option) => column(survey.dataset, `m.${option}`));
    const answered = (row: number) => (m[0]?.[row] as number) <= 1;
    const count = (holds: (row: number) => boolean) =>
      Array.from({ length: 200 }, (_, row) => row).filter((row) => holds(row)).length;
    for (const noAnswer of ['in-base', 'out-of-base'] as const) {
      const table = tableOf(survey, weighted, { item: 'm', noAnswer });
      const [whole] = table.rows as [CrossTabRow];
      const cell = (id: string) => whole.cells[table.categories.findIndex((c) => c.id === id)]?.respondents;
      expect(whole.base).toBe(noAnswer === 'in-base' ? 200 : count(answered));
      expect(cell('2')).toBe(count((row) => m[1]?.[row] === 1));
      expect(cell('any')).toBe(count((row) => m[0]?.[row] === 1 || m[1]?.[row] === 1));
      expect(cell('no-answer')).toBe(noAnswer === 'in-base' ? 200 - count(answered) : undefined);
      expect(table.test).toBeNull();
    }
  });
});

describe('an open survey', () => {
  const survey = syntheticSurvey({ rows: 120, seed: 8, areas: 3, categories: 3 });
  const open: Dataset = { ...survey.dataset, design: { kind: 'open' } };

  it('has unweighted shares and neither error, interval, degrees of freedom nor test', () => {
    const table: CrossTab = makeCrossTab(open, null, survey.menu, request());
    expect(table).toMatchObject({ design: 'open', weighting: 'none', rules: [], test: null });
    for (const row of table.rows) {
      for (const cell of row.cells) {
        expect(cell.proportion).toBe(cell.respondents / row.base);
        expect(cell.weightedCount).toBe(cell.respondents);
        expect(cell).toMatchObject({ standardError: null, interval: null, degreesOfFreedom: null });
      }
    }
  });

  it('takes no weights, and an invitation survey not none', () => {
    const { weights } = weightDataset(survey.dataset, null);
    expect(() => makeCrossTab(open, weights, survey.menu, request())).toThrow('takes no weights');
    expect(() => makeCrossTab(survey.dataset, null, survey.menu, request())).toThrow('needs weights');
  });
});

describe('odd data', () => {
  const base = syntheticSurvey({ rows: 80, seed: 2, areas: 2, categories: 3 });
  const withColumn = (id: string, values: Uint8Array): SyntheticSurvey => ({
    ...base,
    dataset: {
      ...base.dataset,
      columns: new Map([...base.dataset.columns].map(([key, c]) => [key, key === id ? { ...c, values } : c])),
    },
  });
  const table = (survey: SyntheticSurvey, over: Partial<CrossTabRequest> = {}) =>
    tableOf(survey, weightDataset(survey.dataset, null), over);

  it('everything missing: 無回答 is all of it in the base, and out of it there is no base', () => {
    const survey = withColumn('q', new Uint8Array(80).fill(RESERVED.noAnswer));
    expect(table(survey).rows[0]?.cells.at(-1)).toMatchObject({
      proportion: 1,
      standardError: 0,
      interval: { upper: 1 },
    });
    const outside = table(survey, { noAnswer: 'out-of-base' });
    expect(outside.rows[0]).toMatchObject({ base: 0, weightedBase: 0 });
    expect(outside.rows[0]?.cells[0]).toMatchObject({
      proportion: null,
      standardError: null,
      interval: null,
    });
    expect(outside.test).toBeNull();
  });

  it('nobody asked: no base anywhere', () => {
    const survey = withColumn('q', new Uint8Array(80).fill(RESERVED.notAsked));
    expect(table(survey).rows.map((row) => row.base)).toEqual([0, 0, 0]);
  });

  it('everybody the same: shares of 1 and 0 with an exact interval, and no test', () => {
    const survey = withColumn('q', new Uint8Array(80).fill(2));
    const made = table(survey);
    // R 4.2.2: qbeta(.025, 80, 1); qbeta(.975, 1, 80); whichever strata the 80 come from
    const [all, none] = [made.rows[0]?.cells[1], made.rows[0]?.cells[0]];
    expect(all).toMatchObject({ proportion: 1, standardError: 0, interval: { upper: 1 } });
    expect(all?.interval?.lower).toBeCloseTo(0.9549359649323077, 12);
    expect(none).toMatchObject({ proportion: 0, standardError: 0, interval: { lower: 0 } });
    expect(none?.interval?.upper).toBeCloseTo(0.0450640350676923, 12);
    expect(made.test).toBeNull();
  });

  it('everybody was asked: a share of 0 is not uncertain', () => {
    const survey = withColumn('q', new Uint8Array(80).fill(2));
    if (survey.dataset.design.kind === 'open') throw new Error('by invitation only');
    const strata = survey.dataset.design.strata.map((each) => ({ ...each, population: each.respondents }));
    const dataset = { ...survey.dataset, design: { ...survey.dataset.design, strata } };
    for (const cell of table({ ...survey, dataset }).rows[0]?.cells ?? [])
      expect(cell).toMatchObject({ standardError: 0, interval: null });
  });

  it('a net of all codes is everybody by what it means', () => {
    const codes = base.menu.items.find(({ id }) => id === 'q')?.categories.map(({ code }) => code) ?? [];
    const net = { id: 'all', item: 'q', label: { ja: '計', en: 'All' }, codes };
    const items = base.menu.items.map((item) => (item.id === 'q' ? { ...item, nets: [net] } : item));
    const made = table({ ...base, menu: { ...base.menu, items } }, { noAnswer: 'out-of-base', nets: 'only' });
    expect(made.rows[0]?.cells[0]).toMatchObject({ proportion: 1, interval: null });
  });

  it('one respondent in a group: a share, but no error', () => {
    const values = new Uint8Array(80).fill(1);
    values[7] = 2;
    const survey = withColumn('area', values);
    const lonely = table(survey).rows[2];
    expect(lonely?.base).toBe(1);
    for (const cell of lonely?.cells ?? [])
      expect(cell).toMatchObject({ standardError: null, interval: null });
  });

  it('unknown groups: a row of their own that counts in the whole', () => {
    const values = column(base.dataset, 'area').slice();
    values[0] = RESERVED.noAnswer;
    values[1] = RESERVED.noAnswer;
    const made = table(withColumn('area', values));
    expect(made.rows.map(({ group }) => group.kind)).toEqual(['total', 'code', 'code', 'unknown']);
    const [whole, ...parts] = made.rows.map((row) => row.base);
    expect(parts.reduce((sum, n) => sum + n, 0)).toBe(whole);
  });

  it('calibration cells that answered alike leave no variance, and no interval is made of it', () => {
    const area = column(base.dataset, 'area');
    const ages = column(base.dataset, 'age').map((age) => (age > 250 ? 40 : age));
    const sexes = column(base.dataset, 'sex').map((code) => (code > 2 ? 1 : code));
    const one = area.indexOf(2);
    ages[one] = RESERVED.noAnswer;
    const q = area.map((_, row) => (row === one ? 2 : 1));
    const columns = new Map(
      [...base.dataset.columns].map(([id, c]) => {
        const changed = new Map([
          ['age', ages],
          ['sex', sexes],
          ['q', q],
        ]).get(id);
        return [id, changed === undefined ? c : { ...c, values: changed }];
      }),
    );
    const survey = { ...base, dataset: { ...base.dataset, columns } };
    const weighted = weightDataset(survey.dataset, survey.postStratification);
    const [, , cell] = tableOf(survey, weighted).rows.map((row) => row.cells[1]);
    expect(cell).toMatchObject({ respondents: 1, standardError: 0, interval: null });
    expect(cell?.proportion).toBeGreaterThan(0);
  });

  it('what the weights fix has error 0, no interval and no test: noise is not reported', () => {
    const survey = withColumn(
      'sex',
      column(base.dataset, 'sex').map((code, row) => (code > 2 ? 1 + (row % 2) : code)),
    );
    const ages = column(survey.dataset, 'age').map((age) => (age > 250 ? 40 : age));
    const aged = new Map(survey.dataset.columns);
    aged.set('age', { ...(aged.get('age') as NonNullable<ReturnType<typeof aged.get>>), values: ages });
    const weighted = weightDataset({ ...survey.dataset, columns: aged }, survey.postStratification);
    const sexes = [1, 2].map((code) => ({ code, label: { ja: `性${code}`, en: `Sex ${code}` } }));
    const label = { ja: '性別', en: 'Sex' };
    const item = { id: 'sex', label, stem: label, multiple: false, categories: sexes, nets: [] };
    const menu = { ...survey.menu, items: [item] };
    const made = makeCrossTab(weighted.dataset, weighted.weights, menu, request({ item: 'sex' }));
    expect(weighted.weights.rules.some(({ code }) => code === 'sexes-joined')).toBe(false);
    for (const { cells } of made.rows) {
      for (const cell of cells.slice(0, 2)) expect(cell).toMatchObject({ standardError: 0, interval: null });
    }
    expect(made.test).toBeNull();
  });

  it.each([
    ['there is no item nothing to tabulate', 'unknown-item' as const, { item: 'nothing' }],
    ['there is no axis sex', 'unknown-axis' as const, { axis: 'sex' }],
    ['axis area has no fold thirds', 'unknown-fold' as const, { fold: 'thirds' }],
  ])('%s', (message, code, over) => {
    expect(() => table(base, over)).toThrow(new CrossTabError(code, message));
  });

  it('refuses weights that did not converge', () => {
    const { dataset, weights } = weightDataset(base.dataset, null);
    expect(() => makeCrossTab(dataset, { ...weights, converged: false }, base.menu, request())).toThrow(
      'did not converge',
    );
  });
});
