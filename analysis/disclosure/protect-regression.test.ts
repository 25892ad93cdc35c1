import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logisticRegression } from '../estimates/logistic-regression.ts';
import { type ModelTerm, modelMatrix } from '../estimates/model-matrix.ts';
import { elementSample } from '../estimates/sample-design.ts';
import { SAMPLE_RULE, STRICT_RULE } from './disclosure-rules.ts';
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

const codesOf = (model: FittedModel, rule = SAMPLE_RULE): readonly string[] => {
  try {
    protectRegression(model, rule);
    return [];
  } catch (error) {
    if (!(error instanceof RegressionNotShownError)) throw error;
    return error.findings.map(({ code, where }) => `${code} ${where}`);
  }
};

describe('protectRegression', () => {
  it('gives out no constant, and no more digits than a table has', () => {
    const model = fitted(60);
    const { coefficients, termTests, respondents } = protectRegression(model, SAMPLE_RULE);
    expect(coefficients.map(({ name }) => name)).toEqual(['a2', 'a3', 'b2', 'b3', 'x']);
    expect(respondents).toBe(400);
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
    [4, SAMPLE_RULE, ['few-respondents a 3']],
    [9, SAMPLE_RULE, ['few-respondents a 3']],
    [10, SAMPLE_RULE, []],
    [10, STRICT_RULE, ['few-respondents a 3']],
    [19, STRICT_RULE, ['few-respondents a 3']],
    [20, STRICT_RULE, []],
  ])('%i people with an answer under a rule: %j', (small, rule, codes) => {
    expect(codesOf(fitted(small), rule)).toEqual(codes);
  });

  it('holds for any model: whatever is given out has enough people with every answer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 30 }), fc.integer({ min: 1, max: 1e6 }), (small, seed) => {
        const model = fitted(small, { seed, rows: 200 });
        const shown = codesOf(model).length === 0;
        const enough = model.terms.every(
          (term) =>
            term.kind === 'number' ||
            term.levels.every((_, level) => {
              const own = [...term.codes.keys()].filter((row) => term.codes[row] === level);
              const yes = own.filter((row) => model.outcome[row] === 1).length;
              return own.length === 0 || (own.length >= 10 && yes >= 3 && own.length - yes >= 3);
            }),
        );
        expect(shown).toBe(enough);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses a model that repeats a table', () => {
    expect(codesOf(fitted(60, { terms: 1 }))).toEqual(['saturated a']);
    expect(codesOf(fitted(60, { terms: 2 }))).toEqual([]);
  });

  it('refuses a model with hardly more people than coefficients', () => {
    expect(codesOf(fitted(0, { rows: 11, seed: 3, only: 'x' }))).toEqual(['few-degrees-of-freedom ']);
    expect(codesOf(fitted(0, { rows: 12, seed: 3, only: 'x' }))).toEqual([]);
  });

  it('does not say who is left out where they are few', () => {
    expect(protectRegression(fitted(60, { unanswered: 4 }), SAMPLE_RULE).respondents).toBeNull();
    expect(protectRegression(fitted(60, { unanswered: 4 }), SAMPLE_RULE).weightedCount).toBeNull();
    expect(protectRegression(fitted(60, { unanswered: 25 }), SAMPLE_RULE).respondents).toBe(375);
  });
});
