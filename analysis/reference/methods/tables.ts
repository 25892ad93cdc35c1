import { estimateMeans, estimateTotals } from '../../estimates/row-estimates.ts';
import { degreesOfFreedom } from '../../estimates/sample-design.ts';
import { type AssociationStatistic, associationTest, dropEmpty } from '../../tests/rao-scott.ts';
import { levelsOf, type Vector } from '../r/values.ts';
import type { JsonObject } from '../reference-case.ts';
import {
  answered,
  columnOf,
  countRows,
  factorOf,
  type RequestContext,
  requestDomain,
} from '../request-context.ts';
import { Unsupported } from '../unsupported.ts';
import { estimateRows } from './estimate-rows.ts';
import { rowsHeld } from './rows-held.ts';

interface TwoWay {
  readonly names: readonly [string, string];
  readonly columns: readonly [Vector, Vector];
  readonly levels: readonly [readonly string[], readonly string[]];
  readonly domain: Uint8Array;
  /** 0/1 column of each cell, row by row */
  readonly cells: readonly Float64Array[];
}

function twoWay({ request, survey }: RequestContext): TwoWay {
  const { frame } = survey();
  const names = [
    factorOf(request, frame, String(request.options.row)),
    factorOf(request, frame, String(request.options.column)),
  ] as const;
  const columns = [columnOf(frame, names[0]), columnOf(frame, names[1])] as const;
  const levels = [levelsOf(columns[0]), levelsOf(columns[1])] as const;
  const cells = levels[0].flatMap((r) =>
    levels[1].map((c) =>
      Float64Array.from({ length: frame.size }, (_, row) =>
        String(columns[0].values[row]) === r && String(columns[1].values[row]) === c ? 1 : 0,
      ),
    ),
  );
  return { names, columns, levels, domain: answered(requestDomain(request, survey()), columns), cells };
}

const NAMES: Readonly<Record<AssociationStatistic, string>> = {
  F: "Pearson's X^2: Rao & Scott adjustment",
  Chisq: "Pearson's X^2: Rao & Scott adjustment",
  saddlepoint: "Pearson's X^2: saddlepoint approximation",
  Wald: 'Design-based Wald test of association',
  adjWald: 'Design-based Wald test of association',
};

function isStatistic(name: unknown): name is AssociationStatistic {
  return typeof name === 'string' && Object.hasOwn(NAMES, name);
}

/** `chisq`: tests of independence for the design. */
export function chisq(context: RequestContext): JsonObject {
  const { request, survey } = context;
  const { statistic } = request.options;
  if (!isStatistic(statistic)) throw new Unsupported(`the test statistic ${String(statistic)}`);
  const { levels, domain, cells } = twoWay(context);
  const { design } = survey();
  const totals = estimateTotals(design, cells, domain);
  const held = rowsHeld(survey(), domain);
  const whole = {
    rows: levels[0].length,
    columns: levels[1].length,
    totals: totals.values,
    covariance: totals.covariance,
    respondents: held.rows,
    degreesOfFreedom: held.degreesOfFreedom,
  };
  const table = dropEmpty(whole);
  const empty = table.totals.length < whole.totals.length;
  const test = empty && request.options.dropEmpty === false ? null : associationTest(table, statistic);
  const parameters =
    test === null || statistic === 'saddlepoint'
      ? {}
      : test.denominatorDf === null
        ? { df: test.numeratorDf }
        : { ndf: test.numeratorDf, ddf: test.denominatorDf };
  return {
    method: NAMES[statistic],
    statistic: test?.statistic ?? null,
    statisticName: statistic === 'Chisq' || statistic === 'saddlepoint' ? 'X-squared' : 'F',
    parameters,
    p: test?.p ?? null,
    nu: degreesOfFreedom(design, domain),
    n: totals.respondents,
    zeroCells: table.totals.filter((total) => total === 0).length,
  };
}

function cellRows(context: RequestContext, share: 'count' | 'total'): readonly JsonObject[] {
  const { survey } = context;
  const { names, levels, domain, cells } = twoWay(context);
  const estimate = share === 'count' ? estimateTotals : estimateMeans;
  const found = estimate(survey().design, cells, domain);
  return cells.map((cell, index) => {
    const value = found.values[index] as number;
    return {
      [names[0]]: levels[0][Math.floor(index / levels[1].length)] as string,
      [names[1]]: levels[1][index % levels[1].length] as string,
      n: countRows(survey(), domain, (row) => cell[row] === 1),
      ...(share === 'count' ? { weighted: value } : { estimate: value }),
      se: Math.sqrt(Math.max(0, found.covariance[index]?.[index] as number)),
    };
  });
}

/** `crosstab`: weighted and unweighted counts, and shares of rows, of columns, or of all. */
export function crosstab(context: RequestContext): JsonObject {
  const { request, survey } = context;
  const share = request.options.share ?? 'count';
  if (share === 'count' || share === 'total') return { rows: cellRows(context, share) };
  const { names } = twoWay(context);
  const [group, variable] = share === 'row' ? names : [names[1], names[0]];
  if (share !== 'row' && share !== 'column') throw new Unsupported(`the share ${String(share)}`);
  const grouped = { ...request, options: { ...request.options, by: [group] } };
  return { rows: estimateRows(grouped, survey(), 'proportion', [variable]) };
}
