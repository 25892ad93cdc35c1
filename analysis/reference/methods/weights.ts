import { weightSpread } from '../../estimates/design-effect.ts';
import { estimateMeans, estimateTotals } from '../../estimates/row-estimates.ts';
import { type Expression, parse } from '../r/expression.ts';
import { formulaTerms } from '../r/formula-terms.ts';
import { type CellPopulation, cellOfRows, postStratified } from '../r/survey-objects.ts';
import { levelsOf, numbersOf, type Scalar, type Survey } from '../r/values.ts';
import type { Json, JsonObject } from '../reference-case.ts';
import { answered, columnOf, indicator, type RequestContext, texts } from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';

/** Summary of weights other than 0. */
export function summaryOf(weights: Iterable<number>): JsonObject {
  const spread = weightSpread(weights);
  return {
    n: spread.respondents,
    sum: spread.sum,
    min: spread.minimum,
    max: spread.maximum,
    mean: spread.mean,
    cv: spread.coefficientOfVariation,
    ratioMaxMin: spread.maximum / spread.minimum,
    kishNEff: spread.effectiveRespondents,
    kishDeff: spread.designEffect,
  };
}

/** Rows that a weight stands in, of the survey's domain. */
export function rowsInDomain({ domain }: Survey): readonly number[] {
  return Array.from(domain.keys()).filter((row) => domain[row] === 1);
}

/** `weights` of a design: by stratum, in summary, and one by one with the columns that tell rows apart. */
export function weightsOfDesign({ survey }: RequestContext): JsonObject {
  return weightsOf(survey());
}

/** Weights of a survey one by one, with the columns that tell its rows apart; g is over the weights before adjustment. */
export function weightsOf(
  survey: Survey,
  base: Float64Array = survey.design.calibration?.base ?? survey.design.weights,
): JsonObject {
  const { frame, design, strata } = survey;
  const rows = rowsInDomain(survey);
  const weights = rows.map((row) => design.weights[row] as number);
  const ratios = rows.map((row, index) => (weights[index] as number) / (base[row] as number));
  const identity = ([...frame.columns] as const).map(
    ([name, column]) => [name, rows.map((row) => column.values[row] as Scalar)] as const,
  );
  return {
    ...Object.fromEntries(identity),
    weight: weights,
    summary: summaryOf(weights),
    gRange: [Math.min(...ratios), Math.max(...ratios)],
    rows: strata === null ? [] : byStratum(survey, strata),
  };
}

function byStratum(survey: Survey, strata: string): JsonObject[] {
  const column = columnOf(survey.frame, strata);
  return levelsOf(column).map((level) => {
    const rows = rowsInDomain(survey).filter((row) => String(column.values[row]) === level);
    const sum = rows.reduce((total, row) => total + (survey.design.weights[row] as number), 0);
    return { [strata]: level, n: rows.length, weight: sum / rows.length };
  });
}

/** `kish`: what unequal weights cost, over all and by stratum. */
export function kish({ survey }: RequestContext): JsonObject {
  const { frame, design, strata } = survey();
  const rows = rowsInDomain(survey());
  const group = (name: string, members: readonly number[]): JsonObject => ({
    group: name,
    ...summaryOf(members.map((row) => design.weights[row] as number)),
  });
  const all = group('all', rows);
  if (strata === null) return { ...all, rows: [all] };
  const column = columnOf(frame, strata);
  const parts = levelsOf(column).map((level) =>
    group(
      level,
      rows.filter((row) => String(column.values[row]) === level),
    ),
  );
  return { ...all, rows: [all, ...parts] };
}

/** Counts of one margin of a request. */
export function populationOf(margin: JsonObject): CellPopulation {
  const columns = texts(margin.columns);
  const cells = margin.cells as readonly JsonObject[];
  return {
    columns,
    cells: cells.map((cell) => ({
      key: columns.map((name) => String(cell[name])),
      population: Number(cell.population),
    })),
  };
}

/** `poststratify`: counts, base weights, population and factor of each cell. */
export function poststratify({ request, survey }: RequestContext): JsonObject {
  const margins = (request.options.margins ?? []) as readonly JsonObject[];
  if (margins.length !== 1) throw new Unsupported(`${margins.length} margins in a post-stratification`);
  const population = populationOf(margins[0] as JsonObject);
  const adjusted = postStratified(survey(), population);
  const cell = cellOfRows(survey(), population);
  const { weights: base } = survey().design;
  const rows = population.cells.map(({ key, population: people }, index): JsonObject => {
    const members = rowsInDomain(survey()).filter((row) => cell[row] === index);
    const baseSum = members.reduce((sum, row) => sum + (base[row] as number), 0);
    const names = Object.fromEntries(population.columns.map((name, place) => [name, key[place] as string]));
    const weight =
      members.reduce((sum, row) => sum + (adjusted.design.weights[row] as number), 0) / members.length;
    return { ...names, n: members.length, baseSum, population: people, factor: people / baseSum, weight };
  });
  return {
    rows,
    summary: summaryOf(rowsInDomain(adjusted).map((row) => adjusted.design.weights[row] as number)),
  };
}

/**
 * The variables that the call estimates together with one: rows without an answer to any of them are left out of all.
 * The variable alone where the call says nothing of it.
 */
function estimatedTogether(rCall: string, variable: string): readonly string[] {
  for (const statement of parse(rCall)) {
    const formula = statement.kind === 'call' ? statement.arguments[0]?.value : null;
    if (formula?.kind !== 'call' || formula.name !== '~' || formula.arguments.length !== 1) continue;
    const terms = formulaTerms(formula.arguments[0]?.value as Expression);
    const names = terms.map((term) => (term.kind === 'name' ? term.name : ''));
    if (names.includes(variable)) return names;
  }
  return [variable];
}

/** Keys of a row of estimates after weighting; other texts in it name its group. */
const NAMED = ['statistic', 'variable', 'level'];

/** `estimates-after-weighting`: each asked-for mean or total, with errors that know the adjustment and that do not. */
export function estimatesAfterWeighting({ request, survey }: RequestContext): JsonObject {
  const { frame, design, domain } = survey();
  const asked = (request.expected.rows ?? []) as readonly JsonObject[];
  const rows = asked.map((wanted): JsonObject => {
    const { statistic = 'mean', variable, level } = wanted;
    if (statistic !== 'mean' && statistic !== 'total')
      throw new Unsupported(`the statistic ${String(statistic)} after weighting`);
    const column = columnOf(frame, String(variable));
    const values = level == null ? numbersOf(column, String(variable)) : indicator(column, String(level));
    const filled = values.map((value) => (Number.isNaN(value) ? 0 : value));
    const groups = Object.keys(wanted).filter(
      (name) => !NAMED.includes(name) && typeof wanted[name] === 'string',
    );
    const inside = groups.reduce(
      (part, name) => {
        const { values: own } = columnOf(frame, name);
        return part.map((rowIn, row) => (rowIn === 1 && String(own[row]) === wanted[name] ? 1 : 0));
      },
      answered(
        domain,
        estimatedTogether(request.rCall, String(variable)).map((name) => columnOf(frame, name)),
      ),
    );
    const estimate = statistic === 'mean' ? estimateMeans : estimateTotals;
    const se = (of: Survey['design']) =>
      Math.sqrt(estimate(of, [filled], inside).covariance[0]?.[0] as number);
    return {
      ...Object.fromEntries(groups.map((name) => [name, wanted[name] as string])),
      statistic,
      variable: String(variable),
      ...(level == null ? {} : { level }),
      estimate: estimate(design, [filled], inside).values[0] as number,
      se: se(design),
      seFixedWeights: se({ ...design, calibration: null }),
    };
  });
  return { rows: rows as Json[] };
}
