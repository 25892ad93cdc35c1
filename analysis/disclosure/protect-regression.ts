import { type ModelMatrix, type ModelTerm, modelMatrix } from '../estimates/model-matrix.ts';
import type { Regression } from '../estimates/regression.ts';
import { coefficientTests } from '../tests/coefficient-tests.ts';
import { type WaldTest, waldTest } from '../tests/wald-test.ts';
import type { DisclosureRule } from './protected-table.ts';
import { RegressionNotShownError } from './regression-error.ts';

/**
 * Residual degrees of freedom under which no model is published: Griffiths et al., Handbook on Statistical Disclosure
 * Control for Outputs (2019), section on regressions; Bond, Brandt and de Wolf, Guidelines for Output Checking (2015).
 */
export const FEWEST_RESIDUAL_DF = 10;

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
  /** respondents in the model; null where those left out are 1 to 9, because the difference would tell them */
  readonly respondents: number | null;
  /** to three digits */
  readonly weightedCount: number | null;
  readonly degreesOfFreedom: number;
  /** without the constant: it is the share (or mean) of one single group */
  readonly coefficients: readonly ProtectedCoefficient[];
  /** does a term matter at all? one for each term with more than one coefficient */
  readonly termTests: readonly { readonly term: string; readonly test: WaldTest | null }[];
}

/**
 * Lets a model leave by the rule `regression`, whose counts are unweighted:
 * - every answer of a term, the reference too, has at least `minimumBase` respondents in the model, and for a logistic
 *   model more than `largestHiddenCount` with the outcome and as many without it;
 * - the model is not saturated: it has fewer coefficients than there are different combinations of answers. A saturated
 *   one repeats a table, which crosstab shows with its protection;
 * - at least 10 residual degrees of freedom are left (FEWEST_RESIDUAL_DF);
 * - the constant is not given, and all figures have the digits of a printed table: no share of a single group can be
 *   worked out of them.
 *
 * Not covered: the difference of two models that leave out other people; who is left out is therefore not said where they
 * are few. Throws RegressionNotShownError with everything that stands in the way.
 */
export function protectRegression(model: FittedModel, rule: DisclosureRule): ProtectedRegression {
  const { kind, regression, terms, domain } = model;
  const matrix = modelMatrix(terms, domain);
  const inside = insideOf(model, matrix);
  const findings = [...fewRespondents(model, inside, rule), ...modelFaults(model, matrix, inside)];
  if (findings.length > 0) throw new RegressionNotShownError(findings);
  const asked = count(domain, (one) => one === 1);
  const leftOut = asked - regression.respondents;
  const tellable = leftOut === 0 || leftOut >= rule.minimumBase;
  const shown: Omit<ProtectedRegression, typeof protectedBrand> = {
    kind,
    rule,
    respondents: tellable ? regression.respondents : null,
    weightedCount: tellable ? digits(regression.weightedCount, 3) : null,
    degreesOfFreedom: regression.degreesOfFreedom,
    coefficients: Object.freeze(coefficientsOf(model)),
    termTests: Object.freeze(termTestsOf(model)),
  };
  return Object.freeze(shown) as ProtectedRegression;
}

type Findings = RegressionNotShownError['findings'];

/** Rows that the model was made from. */
function insideOf({ outcome }: FittedModel, { complete }: ModelMatrix): Uint8Array {
  return complete.map((own, row) => (own === 1 && Number.isFinite(outcome[row]) ? 1 : 0));
}

function fewRespondents(
  { kind, terms, outcome }: FittedModel,
  inside: Uint8Array,
  rule: DisclosureRule,
): Findings {
  return terms.flatMap((term) => {
    if (term.kind === 'number') return [];
    return term.levels.flatMap((level, place) => {
      const own = (keep: (row: number) => boolean) =>
        count(inside, (one, row) => one === 1 && term.codes[row] === place && keep(row));
      const all = own(() => true);
      // an answer that nobody in the model gave brings no coefficient
      if (all === 0) return [];
      const rarer = Math.min(
        own((row) => outcome[row] === 1),
        own((row) => outcome[row] === 0),
      );
      if (all >= rule.minimumBase && (kind === 'linear' || rarer > rule.largestHiddenCount)) return [];
      return [
        {
          code: 'few-respondents' as const,
          where: `${term.name} ${level}`,
          message: {
            ja: `この区分の回答者（または、該当する人・しない人）が少ないため、公表できません（${rule.minimumBase}人以上、該当・非該当それぞれ${rule.largestHiddenCount + 1}人以上が必要）。隣の区分とまとめてください。`,
            en: `Too few respondents here, or too few with or without the outcome (needed: ${rule.minimumBase}, and ${rule.largestHiddenCount + 1} of each); fold it with its neighbour.`,
          },
        },
      ];
    });
  });
}

function modelFaults({ regression, terms }: FittedModel, matrix: ModelMatrix, inside: Uint8Array): Findings {
  const coefficients = regression.coefficients.length;
  const patterns = new Set<string>();
  inside.forEach((one, row) => {
    if (one === 1) patterns.add(matrix.columns.map((column) => column[row]).join());
  });
  const saturated = terms.every(({ kind }) => kind === 'code') && patterns.size <= coefficients;
  return [
    ...(saturated
      ? [
          {
            code: 'saturated' as const,
            where: terms.map(({ name }) => name).join(' + '),
            message: {
              ja: 'この式は表と同じことを示すため、公表できません。説明変数を加えるか、crosstab で秘匿処理した表を使ってください。',
              en: 'This model repeats a table; add a term, or take the protected table from crosstab.',
            },
          },
        ]
      : []),
    ...(regression.respondents - coefficients < FEWEST_RESIDUAL_DF
      ? [
          {
            code: 'few-degrees-of-freedom' as const,
            where: '',
            message: {
              ja: `係数の数に対して回答者が少なすぎます（残りの自由度が${FEWEST_RESIDUAL_DF}以上必要）。説明変数を減らしてください。`,
              en: `Too few respondents for the number of coefficients (${FEWEST_RESIDUAL_DF} residual degrees of freedom are needed); take terms out.`,
            },
          },
        ]
      : []),
  ];
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

function termTestsOf({ regression }: FittedModel) {
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
