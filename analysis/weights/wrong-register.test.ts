import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../dataset/dataset.ts';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { calibrateDataset } from './calibrate-dataset.ts';
import type { DatasetMargin, MarginAxis } from './dataset-margin.ts';
import type { PostStratification, WeightingMargin } from './post-stratification.ts';
import { rakeDataset } from './rake-dataset.ts';
import { rakeToRegister } from './rake-to-register.ts';
import { weightDataset } from './weight-dataset.ts';
import { WeightingError } from './weighting-error.ts';
import type { Weights } from './weights.ts';

// Counts that are not those of the survey: every way of using them refuses, and says what is wrong where.

const SURVEY = syntheticSurvey({ rows: 900, seed: 12, areas: 3, categories: 2 });
const POST: PostStratification = { ...SURVEY.postStratification, minimumCell: 1 };
const { ageBands } = POST;
const SEX: MarginAxis = { kind: 'codes', column: 'sex' };
const AGE: MarginAxis = { kind: 'age', ageBands };
const STRATUM: MarginAxis = { kind: 'stratum' };

type Register = readonly WeightingMargin[];

function summed(register: Register, keyOf: (row: WeightingMargin) => readonly string[]) {
  const sums = new Map<string, DatasetMargin['cells'][number]>();
  for (const row of register) {
    const key = keyOf(row);
    const before = sums.get(key.join('|'))?.population ?? 0;
    sums.set(key.join('|'), { key, population: before + row.population });
  }
  return [...sums.values()];
}
const byArea = (register: Register): DatasetMargin => ({
  name: 'area',
  by: [STRATUM],
  cells: summed(register, ({ area }) => [area]),
});
const bySexAndAge = (register: Register): DatasetMargin => ({
  name: 'sex-age',
  by: [SEX, AGE],
  cells: summed(register, ({ sex, ageBand }) => [String(sex), ageBand]),
});
const byAll = (register: Register): DatasetMargin => ({
  name: 'all',
  by: [STRATUM, SEX, AGE],
  cells: register.map(({ area, sex, ageBand, population }) => ({
    key: [area, String(sex), ageBand],
    population,
  })),
});

type Way = (register: Register, dataset?: Dataset) => { readonly weights: Weights };
const WAYS: Readonly<Record<string, Way>> = {
  'post-stratified': (register, dataset = SURVEY.dataset) =>
    weightDataset(dataset, { ...POST, margins: register }),
  'raked to the register': (register, dataset = SURVEY.dataset) =>
    rakeToRegister(dataset, { ...POST, margins: register }),
  'raked to two margins': (register, dataset = SURVEY.dataset) =>
    rakeDataset(dataset, [byArea(register), bySexAndAge(register)]),
  'raked to one joint margin': (register, dataset = SURVEY.dataset) =>
    rakeDataset(dataset, [byAll(register)]),
  linear: (register, dataset = SURVEY.dataset) =>
    calibrateDataset(dataset, [byArea(register), bySexAndAge(register)], { kind: 'linear', bounds: null }),
  logit: (register, dataset = SURVEY.dataset) =>
    calibrateDataset(dataset, [byAll(register)], { kind: 'logit', bounds: { lower: 0.1, upper: 9 } }),
};

const findingsOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof WeightingError) return error.findings;
    throw error;
  }
  return [];
};

/** One row of the register changed, or left out. */
const changed = (at: number, change: (row: WeightingMargin) => readonly WeightingMargin[]): Register =>
  POST.margins.flatMap((row, index) => (index === at ? change(row) : [row]));

describe.each(Object.entries(WAYS))('weights %s', (_, make) => {
  it('are made with the register that the sample was drawn from', () => {
    expect(make(POST.margins).weights.converged).toBe(true);
  });

  it.each<readonly [string, (at: number) => Register, RegExp]>([
    [
      'one cell times ten',
      (at) => changed(at, (row) => [{ ...row, population: row.population * 10 }]),
      /^counts-not-of-frame$/,
    ],
    [
      'a 0 for tens of thousands',
      (at) => changed(at, (row) => [{ ...row, population: 0 }]),
      /^(counts-(not-of|near)-frame|population-too-small)$/,
    ],
    [
      'a missing row',
      (at) => changed(at, () => []),
      /^(counts-(not-of|near)-frame|cells?-missing|cell-without-count)$/,
    ],
    ['a row twice', (at) => changed(at, (row) => [row, row]), /^(counts-(not-of|near)-frame|cell-twice)$/],
    [
      'a person too many',
      (at) => changed(at, (row) => [{ ...row, population: row.population + 1 }]),
      /^counts-near-frame$/,
    ],
  ])('are refused with %s', (_name, wrong, codes) => {
    fc.assert(
      fc.property(fc.nat(POST.margins.length - 1), (at) => {
        const findings = findingsOf(() => make(wrong(at)));
        expect(findings.length).toBeGreaterThan(0);
        expect(findings.map(({ code }) => code).filter((code) => !codes.test(code))).toEqual([]);
        for (const { message } of findings) {
          expect(message.ja).toMatch(/。$/);
          expect(message.en).toMatch(/\.$/);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('are refused with shares instead of people, saying so', () => {
    const all = POST.margins.reduce((sum, { population }) => sum + population, 0);
    const shares = POST.margins.map((row) => ({ ...row, population: row.population / all }));
    const said = findingsOf(() => make(shares)).filter(({ code }) => code === 'counts-not-of-frame');
    expect(said.length).toBeGreaterThan(0);
  });

  it('say which side has what where a band is spelt otherwise', () => {
    const misspelt = POST.margins.map((row) =>
      row.ageBand === '30-49' ? { ...row, ageBand: '30〜49' } : row,
    );
    const [first, ...others] = findingsOf(() => make(misspelt));
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      code: 'counts-of-other-values',
      message: {
        ja: expect.stringContaining('人口にだけある値：「30〜49」。調査にだけある値：「30-49」。'),
        en: expect.stringContaining('only in the counts 30〜49; only in the survey 30-49; spell them alike.'),
      },
    });
  });

  it('keep everybody where one stratum has a single respondent', () => {
    const { design } = SURVEY.dataset;
    if (design.kind === 'open') throw new Error('by invitation');
    // the first person of the first stratum stays there alone
    const first = design.stratum.indexOf(0);
    const stratum = design.stratum.map((own, row) => (own === 0 && row !== first ? 1 : own));
    const strata = design.strata.map((own, index) => ({
      ...own,
      respondents: stratum.reduce((sum, each) => sum + Number(each === index), 0),
    }));
    const { weights } = make(POST.margins, { ...SURVEY.dataset, design: { ...design, strata, stratum } });
    expect(weights.rules.map(({ code }) => code)).toContain('stratum-folded');
    const sum = weights.calibrated.reduce((all, weight) => all + weight, 0);
    const people = strata.reduce((all, { population }) => all + population, 0);
    expect(sum / people).toBeCloseTo(1, 9);
  });
});

describe('margins that contradict each other', () => {
  it('are refused with the cells that differ, though each adds to the population', () => {
    const margins = [byAll(POST.margins), bySexAndAge(POST.margins)] as const;
    const moved = {
      ...margins[1],
      cells: margins[1].cells.map((cell, at) =>
        at < 2 ? { ...cell, population: cell.population + (at === 0 ? 1000 : -1000) } : cell,
      ),
    };
    for (const make of [
      () => rakeDataset(SURVEY.dataset, [margins[0], moved]),
      () => calibrateDataset(SURVEY.dataset, [margins[0], moved], { kind: 'linear', bounds: null }),
    ]) {
      const [finding, ...others] = findingsOf(make);
      expect(others).toEqual([]);
      expect(finding).toMatchObject({ code: 'margins-contradict', where: 'all, sex-age' });
      expect(finding?.message.en).toMatch(/1 × 16-29 has \d+ and \d+, 1 × 30-49 has \d+ and \d+;/);
    }
  });
});

describe('a joint margin by stratum', () => {
  it('is post-stratification, also with people whose sex or age is not known', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const survey = syntheticSurvey({ rows: 500, seed, areas: 3, categories: 2 });
        const post = { ...survey.postStratification, minimumCell: 1 };
        let wanted: Weights;
        try {
          wanted = weightDataset(survey.dataset, post).weights;
        } catch (error) {
          // an empty cell: both refuse
          expect(findingsOf(() => rakeDataset(survey.dataset, [byAll(post.margins)])).length).toBeGreaterThan(
            0,
          );
          expect(error).toBeInstanceOf(WeightingError);
          return;
        }
        // an empty cell joins its neighbour there; a margin has no neighbours and is refused
        if (wanted.rules.some(({ code }) => code === 'cells-joined')) return;
        const { weights } = rakeDataset(survey.dataset, [byAll(post.margins)]);
        const codes = new Set(weights.rules.map(({ code }) => code));
        expect(codes.has('unknown-kept-at-base-share')).toBe(
          wanted.rules.some(({ code }) => code === 'kept-at-base-weight'),
        );
        for (const [row, weight] of weights.calibrated.entries())
          expect(weight / (wanted.calibrated[row] as number)).toBeCloseTo(1, 10);
      }),
      { numRuns: 20, seed: 20261122 },
    );
  });
});
