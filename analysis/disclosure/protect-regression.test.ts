import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logisticRegression } from '../estimates/logistic-regression.ts';
import { type ModelTerm, modelMatrix } from '../estimates/model-matrix.ts';
import { elementSample } from '../estimates/sample-design.ts';
import { SAMPLE_RULE } from './disclosure-rules.ts';
import { type FittedModel, protectRegression } from './protect-regression.ts';
import { RegressionNotShownError } from './regression-error.ts';

/** A sample in two strata with two coded terms and a number; `small` people have the third answer of the first term. */
function fitted(
  small: number,
  { rows = 400, seed = 1, terms = 3, unanswered = 0, only = '' } = {},
): FittedModel {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  const a = Int32Array.from({ length: rows }, (_, row) => (row < small ? 2 : random() < 0.5 ? 0 : 1));
  const b = Int32Array.from({ length: rows }, () => Math.floor(3 * random()));
  const x = Float64Array.from({ length: rows }, () => Math.floor(60 * random()));
  const outcome = Float64Array.from({ length: rows }, (_, row) =>
    Number(random() < 0.3 + 0.1 * (b[row] as number)),
  );
  // both outcomes stand beside the small answer, so that a model can be fitted
  for (let row = 0; row < small; row++) outcome[row] = row % 2;
  for (let row = rows - unanswered; row < rows; row++) outcome[row] = Number.NaN;
  const all: readonly ModelTerm[] = [
    { kind: 'code', name: 'a', codes: a, levels: ['1', '2', '3'], reference: '1' },
    { kind: 'code', name: 'b', codes: b, levels: ['1', '2', '3'], reference: '1' },
    { kind: 'number', name: 'x', values: x },
  ];
  const used = only === '' ? all.slice(0, terms) : all.filter(({ name }) => name === only);
  const stratum = Int32Array.from({ length: rows }, (_, row) => row % 2);
  const design = elementSample(
    new Float64Array(rows).fill(50),
    stratum,
    new Float64Array(rows).fill(50 * rows),
  );
  const domain = new Uint8Array(rows).fill(1);
  const regression = logisticRegression(design, outcome, modelMatrix(used, domain));
  return { kind: 'logistic', regression, terms: used, outcome, domain };
}

const shownOf = (model: FittedModel, rule = SAMPLE_RULE) => {
  try {
    return protectRegression(model, rule);
  } catch (error) {
    if (!(error instanceof RegressionNotShownError)) throw error;
    expect(error.findings.map(({ code, where }) => `${code} ${where}`)).toEqual(['not-shown ']);
    return null;
  }
};

describe('protectRegression', () => {
  it('gives out no constant, and no more digits than a table has', () => {
    const model = fitted(60);
    const { coefficients, termTests, respondents, countsRounded } = protectRegression(model, SAMPLE_RULE);
    expect(coefficients.map(({ name }) => name)).toEqual(['a2', 'a3', 'b2', 'b3', 'x']);
    expect([respondents, countsRounded]).toEqual([400, 'no']);
    for (const { coefficient, oddsRatio, p } of coefficients) {
      expect(Number(coefficient.toPrecision(3))).toBe(coefficient);
      const ratio = oddsRatio?.value ?? Number.NaN;
      expect(Number(ratio.toPrecision(3))).toBe(ratio);
      expect(Math.round((p as number) * 1e4) / 1e4).toBe(p);
    }
    coefficients.forEach(({ coefficient }, at) => {
      const own = model.regression.coefficients[at + 1] as number;
      expect(Math.abs(coefficient - own)).toBeLessThanOrEqual(Math.abs(own) * 0.006);
    });
    expect(termTests.map(({ term }) => term)).toEqual(['a', 'b']);
  });

  it.each([
    [9, false],
    [10, true],
  ])('%i people in a group', (small, isShown) => {
    expect(shownOf(fitted(small)) !== null).toBe(isShown);
  });

  it('holds for any model: whatever is given out has enough people in every group, with the outcome and without', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 30 }), fc.integer({ min: 1, max: 1e6 }), (small, seed) => {
        const model = fitted(small, { seed, rows: 200 });
        const yes = model.outcome.filter((one) => one === 1).length;
        const groups = model.terms.flatMap((term) =>
          term.kind === 'number'
            ? []
            : term.levels.map((_, level) => term.codes.filter((own) => own === level).length),
        );
        expect(shownOf(model) !== null).toBe(Math.min(yes, 200 - yes, ...groups) >= 10);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses a model that repeats a table', () => {
    expect(shownOf(fitted(60, { terms: 1 }))).toBeNull();
    expect(shownOf(fitted(60, { terms: 2 }))).not.toBeNull();
  });

  it('refuses a number with two values: it is a code', () => {
    const model = fitted(60);
    const terms = model.terms.map((term) =>
      term.kind === 'number' ? { ...term, values: term.values.map((value) => Number(value > 30)) } : term,
    );
    expect(shownOf({ ...model, terms })).toBeNull();
    expect(shownOf(model)).not.toBeNull();
  });

  it('refuses a model with hardly more people than coefficients, or with few of either outcome', () => {
    expect(shownOf(fitted(0, { rows: 19, seed: 3, only: 'x' }))).toBeNull();
    expect(shownOf(fitted(0, { rows: 60, seed: 3, only: 'x' }))).not.toBeNull();
  });

  it('rounds n and degrees of freedom where anybody is left out, so that models cannot be subtracted', () => {
    const one = protectRegression(fitted(60, { unanswered: 1 }), SAMPLE_RULE);
    expect([one.respondents, one.degreesOfFreedom, one.countsRounded]).toEqual([400, 390, 'tens']);
    for (const { test } of one.termTests) expect((test?.denominatorDf ?? 0) % 10).toBe(0);
    const many = protectRegression(fitted(60, { unanswered: 26 }), SAMPLE_RULE);
    expect([many.respondents, many.countsRounded]).toEqual([370, 'tens']);
  });

  it('refuses a model of less than half of those who were asked', () => {
    expect(shownOf(fitted(60, { unanswered: 199 }))).not.toBeNull();
    expect(shownOf(fitted(60, { unanswered: 201 }))).toBeNull();
  });
});
