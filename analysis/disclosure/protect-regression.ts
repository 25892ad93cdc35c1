import { type ModelMatrix, type ModelTerm, modelMatrix } from '../estimates/model-matrix.ts';
import type { Regression } from '../estimates/regression.ts';
import { coefficientTests } from '../tests/coefficient-tests.ts';
import { type WaldTest, waldTest } from '../tests/wald-test.ts';
import type { DisclosureRule } from './protected-table.ts';
import { notShown } from './regression-error.ts';

/**
 * Residual degrees of freedom under which no model is published: Griffiths et al., Handbook on Statistical Disclosure
 * Control for Outputs (2019), section on regressions; Bond, Brandt and de Wolf, Guidelines for Output Checking (2015).
 */
export const FEWEST_RESIDUAL_DF = 10;
/** Of those asked for the outcome at least this part (0–1) is in a model: ours; the rest would speak for itself. */
const SMALLEST_PART = 0.5;
const FEWEST_VALUES = 3;

/** What a model was made from. */
export interface FittedModel {
  readonly kind: 'logistic' | 'linear';
  readonly regression: Regression;
  readonly terms: readonly ModelTerm[];
  /** 0/1 for a logistic model, a number for a linear one; NaN: no answer */
  readonly outcome: Float64Array;
  /** 1: asked the question of the outcome */
  readonly domain: Uint8Array;
}

/** One coefficient as it is printed. */
export interface ProtectedCoefficient {
  readonly name: string;
  readonly coefficient: number;
  readonly standardError: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly p: number | null;
  /** exp of coefficient and interval; null for a linear model and for the constant */
  readonly oddsRatio: {
    readonly value: number;
    readonly lower: number | null;
    readonly upper: number | null;
  } | null;
}

declare const protectedBrand: unique symbol;

/** A model that may leave the server. Only protectRegression makes one. */
export interface ProtectedRegression {
  readonly [protectedBrand]: true;
  readonly kind: FittedModel['kind'];
  readonly rule: DisclosureRule;
  /** respondents in the model, and degrees of freedom */
  readonly respondents: number;
  readonly degreesOfFreedom: number;
  /** `tens`: the two are rounded, because somebody is left out and differences of models would tell who */
  readonly countsRounded: 'no' | 'tens';
  /** without the constant: it is the share (or mean) of one single group */
  readonly coefficients: readonly ProtectedCoefficient[];
  /** does a term matter at all? one for each term with more than one coefficient */
  readonly termTests: readonly { readonly term: string; readonly test: WaldTest | null }[];
}

/**
 * Lets a model leave by the rule `regression`. That its counts may be told is settled before it is made
 * (requireRegressionTables); here, of the model as it was fitted:
 * - at least half of those who were asked for the outcome are in it, and at least `minimumBase` people; of a logistic
 *   model as many with the outcome and as many without, and as many in every group of a term;
 * - it is not saturated: fewer coefficients than different combinations of answers, three different values of every
 *   number at least, and 10 residual degrees of freedom (FEWEST_RESIDUAL_DF);
 * - the constant is not given, and all figures have the digits of a printed table: no share of a single group can be
 *   worked out of them;
 * - where anybody is left out for a missing answer, n and degrees of freedom are rounded to tens.
 *
 * Throws RegressionNotShownError with one reason for all of these.
 */
export function protectRegression(model: FittedModel, rule: DisclosureRule): ProtectedRegression {
  const { kind, regression, terms, domain } = model;
  const matrix = modelMatrix(terms, domain);
  const inside = insideOf(model, matrix);
  if (!isLargeEnough(model, inside, rule) || isSaturated(model, matrix, inside)) throw notShown();
  const exact = regression.respondents === count(domain, (one) => one === 1);
  const told = (number: number) => (exact ? number : 10 * Math.round(number / 10));
  const shown: Omit<ProtectedRegression, typeof protectedBrand> = {
    kind,
    rule,
    respondents: told(regression.respondents),
    degreesOfFreedom: told(regression.degreesOfFreedom),
    countsRounded: exact ? 'no' : 'tens',
    coefficients: Object.freeze(coefficientsOf(model)),
    termTests: Object.freeze(termTestsOf(model, told)),
  };
  return Object.freeze(shown) as ProtectedRegression;
}

/** Rows that the model was made from. */
function insideOf({ outcome }: FittedModel, { complete }: ModelMatrix): Uint8Array {
  return complete.map((own, row) => (own === 1 && Number.isFinite(outcome[row]) ? 1 : 0));
}

function isLargeEnough(
  { kind, regression, terms, outcome, domain }: FittedModel,
  inside: Uint8Array,
  { minimumBase }: DisclosureRule,
): boolean {
  const { respondents, coefficients } = regression;
  const asked = count(domain, (one) => one === 1);
  const withOutcome = count(inside, (one, row) => one === 1 && outcome[row] === 1);
  const rarer = kind === 'linear' ? respondents : Math.min(withOutcome, respondents - withOutcome);
  const levels = terms.flatMap((term) => {
    if (term.kind === 'number') return [];
    return term.levels.map((_, place) => count(inside, (one, row) => one === 1 && term.codes[row] === place));
  });
  return (
    rarer >= minimumBase &&
    levels.every((level) => level === 0 || level >= minimumBase) &&
    respondents >= asked * SMALLEST_PART &&
    respondents - coefficients.length >= FEWEST_RESIDUAL_DF
  );
}

/** A number with two values is a code, and a model of all combinations is a table. */
function isSaturated(
  { kind, regression, terms, outcome }: FittedModel,
  { columns }: ModelMatrix,
  inside: Uint8Array,
): boolean {
  const rows = [...inside.keys()].filter((row) => inside[row] === 1);
  const numbers = terms.flatMap((term) => (term.kind === 'number' ? [term.values] : []));
  if (kind === 'linear') numbers.push(outcome);
  if (numbers.some((values) => new Set(rows.map((row) => values[row])).size < FEWEST_VALUES)) return true;
  const patterns = new Set(rows.map((row) => columns.map((column) => column[row]).join()));
  return patterns.size <= regression.coefficients.length;
}

const LEVEL = 0.95;

function coefficientsOf({ kind, regression }: FittedModel): readonly ProtectedCoefficient[] {
  return coefficientTests(regression, LEVEL)
    .slice(1)
    .map(({ name, estimate, standardError, lower, upper, p, oddsRatio, oddsRatioLower, oddsRatioUpper }) =>
      Object.freeze({
        name,
        coefficient: digits(estimate, 3),
        standardError: digits(standardError, 3),
        lower: rounded(lower),
        upper: rounded(upper),
        p: p === null ? null : Math.round(p * 1e4) / 1e4,
        oddsRatio:
          kind === 'linear'
            ? null
            : Object.freeze({
                value: digits(oddsRatio, 3),
                lower: rounded(oddsRatioLower),
                upper: rounded(oddsRatioUpper),
              }),
      }),
    );
}

function termTestsOf({ regression }: FittedModel, told: (number: number) => number) {
  const { coefficients, covariance, places, degreesOfFreedom } = regression;
  return [...places]
    .filter(([, own]) => own.length > 1)
    .map(([term, own]) => {
      const test = waldTest(coefficients, covariance, own, degreesOfFreedom);
      return Object.freeze({
        term,
        test:
          test === null
            ? null
            : Object.freeze({
                ...test,
                denominatorDf: told(test.denominatorDf),
                statistic: digits(test.statistic, 4),
                p: Math.round(test.p * 1e4) / 1e4,
              }),
      });
    });
}

function rounded(value: number | null): number | null {
  return value === null ? null : digits(value, 3);
}

function digits(value: number, significant: number): number {
  return Number(value.toPrecision(significant));
}

function count(marks: Uint8Array, keep: (mark: number, row: number) => boolean): number {
  return marks.reduce((sum, mark, row) => sum + Number(keep(mark, row)), 0);
}
