import { adjustPValues } from '../../tests/adjust-p-values.ts';
import { chiSquaredTest } from '../../tests/chi-squared-test.ts';
import { columnProportionTests } from '../../tests/column-proportion-tests.ts';
import { associationStrength } from '../../tests/cramers-v.ts';
import { cellResiduals } from '../../tests/expected-counts.ts';
import { fisherExactP, fisherTwoByTwo } from '../../tests/fisher-exact-test.ts';
import { conditionalOddsRatio } from '../../tests/fisher-odds-ratio.ts';
import { levelsOf } from '../r/values.ts';
import type { Json, JsonObject } from '../reference-case.ts';
import { columnOf, levelOf, type RequestContext, texts } from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';
import { frameWith } from './named-frame.ts';

interface NamedCounts {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly counts: readonly (readonly number[])[];
}

/** A table of counts: given in the request with the names of its rows and columns, or counted in the data. */
function countsOf(context: RequestContext): NamedCounts {
  const { options } = context.request;
  if (options.counts !== undefined) {
    const counts = options.counts as readonly (readonly number[])[];
    return { rows: texts(options.rows), columns: texts(options.columns), counts };
  }
  const names = [...texts(options.row), ...texts(options.column)];
  if (names.length !== 2) throw new Unsupported('a table without counts, or of other than two columns');
  const [row, column] = names.map((name) => columnOf(frameWith(context, names), name)) as [
    ReturnType<typeof columnOf>,
    ReturnType<typeof columnOf>,
  ];
  const [rows, columns] = [levelsOf(row), levelsOf(column)];
  const counts = rows.map((r) =>
    columns.map(
      (c) =>
        row.values.filter((value, index) => String(value) === r && String(column.values[index]) === c).length,
    ),
  );
  return { rows, columns, counts };
}

const isTwoByTwo = (counts: NamedCounts['counts']) => counts.length === 2 && counts[0]?.length === 2;

/** `chisq-unweighted`: Pearson's test of counts, cell by cell, and how strong the association is. */
export function chisqUnweighted(context: RequestContext): JsonObject {
  const { rows, columns, counts } = countsOf(context);
  const test = chiSquaredTest(counts);
  const yates = isTwoByTwo(counts) ? chiSquaredTest(counts, 'yates') : null;
  const { phiSquared, cramersV, cramersVBiasCorrected } = associationStrength(counts);
  return {
    statistic: test.statistic,
    df: test.degreesOfFreedom,
    p: test.p,
    n: test.respondents,
    minExpected: test.smallestExpected,
    expectedBelow5: test.expectedBelow5,
    cells: cellResiduals(counts).map(({ row, column, respondents, ...cell }) => ({
      row: rows[row] ?? null,
      column: columns[column] ?? null,
      n: respondents,
      ...cell,
    })),
    ...(yates === null ? {} : { yates: { statistic: yates.statistic, p: yates.p } }),
    phi2: phiSquared,
    cramersV,
    cramersVBiasCorrected,
  };
}

/** No upper end, or no odds ratio, is null in the cases. */
const finite = (value: number): Json => (Number.isFinite(value) ? value : null);

/** `fisher`: the exact test of counts, and for 2 × 2 the odds ratios. */
export function fisher(context: RequestContext): JsonObject {
  const { counts } = countsOf(context);
  if (!isTwoByTwo(counts)) return { p: fisherExactP(counts) };
  const [[a, b], [c, d]] = counts as [[number, number], [number, number]];
  const odds = conditionalOddsRatio(counts, levelOf(context.request));
  return {
    ...fisherTwoByTwo(counts),
    // where the margins allow one table only R says 0
    conditionalOddsRatio: Number.isNaN(odds.oddsRatio) ? 0 : finite(odds.oddsRatio),
    ciLower: odds.lower,
    ciUpper: finite(odds.upper),
    sampleOddsRatio: finite((a * d) / (b * c)),
  };
}

/** `column-z`: z tests between every two columns of one row, and three corrections of their p values. */
export function columnZ({ request }: RequestContext): JsonObject {
  const { columns, count, n } = request.options;
  if (![columns, count, n].every(Array.isArray)) throw new Unsupported('column-z without counts of columns');
  const names = texts(columns);
  const tests = columnProportionTests(
    names.map((_, place) => ({
      successes: (count as readonly number[])[place] as number,
      respondents: (n as readonly number[])[place] as number,
    })),
    levelOf(request),
  );
  const adjusted = (['bonferroni', 'holm', 'benjamini-hochberg'] as const).map((method) =>
    adjustPValues(
      tests.map(({ p }) => p),
      method,
    ),
  ) as [readonly Json[], readonly Json[], readonly Json[]];
  const rows = tests.map(
    (test, pair): JsonObject => ({
      a: names[test.a] as string,
      b: names[test.b] as string,
      pA: test.proportionA,
      pB: test.proportionB,
      difference: test.difference,
      zPooled: test.z,
      p: test.p,
      ciLower: test.interval?.lower ?? null,
      ciUpper: test.interval?.upper ?? null,
      pBonferroni: adjusted[0][pair] ?? null,
      pHolm: adjusted[1][pair] ?? null,
      pBH: adjusted[2][pair] ?? null,
    }),
  );
  return { rows };
}
