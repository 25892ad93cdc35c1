import { chiSquaredTails } from '../distributions/chi-squared.ts';
import { fTails } from '../distributions/f-distribution.ts';
import { weightedFTail } from '../distributions/weighted-f-tail.ts';
import type { Matrix } from '../estimates/linearised-covariance.ts';
import { requireInput } from '../estimates/require-input.ts';
import { multiply, solve, transpose } from './dense-matrix.ts';
import { generalisedEigenvalues } from './generalised-eigenvalues.ts';

/**
 * A mean design effect below this is the rounding of 0: the design fixes every contrast (a question on the sex that the
 * weights agree with), and dividing by it would make a huge statistic of noise.
 */
const ROUNDING_OF_ZERO = 1e-10;

/** A two-way table of people with the sampling covariance of its cells; cells row by row. */
export interface AssociationTable {
  readonly rows: number;
  readonly columns: number;
  /** weighted count of each cell */
  readonly totals: readonly number[];
  /** covariance of those totals, from the same design */
  readonly covariance: Matrix;
  /** unweighted respondents in the table */
  readonly respondents: number;
  /** nu: degrees of freedom of the design over these respondents */
  readonly degreesOfFreedom: number;
}

export type AssociationStatistic = 'F' | 'Chisq' | 'saddlepoint' | 'Wald' | 'adjWald';

export interface AssociationTest {
  /** F; for `Chisq` and `saddlepoint` Pearson's X² of the weighted table scaled to the respondents */
  readonly statistic: number;
  readonly numeratorDf: number;
  /** null for `Chisq` */
  readonly denominatorDf: number | null;
  readonly p: number;
}

/** Leaves out rows and columns without anybody in them: they carry no hypothesis. */
export function dropEmpty(table: AssociationTable): AssociationTable {
  const { rows, columns, totals } = table;
  const filledRows = range(rows).filter((r) =>
    range(columns).some((c) => (totals[r * columns + c] as number) > 0),
  );
  const filledColumns = range(columns).filter((c) =>
    range(rows).some((r) => (totals[r * columns + c] as number) > 0),
  );
  const kept = filledRows.flatMap((r) => filledColumns.map((c) => r * columns + c));
  return {
    ...table,
    rows: filledRows.length,
    columns: filledColumns.length,
    totals: kept.map((cell) => totals[cell] as number),
    covariance: kept.map((a) => kept.map((b) => (table.covariance[a] as readonly number[])[b] as number)),
  };
}

const range = (size: number) => Array.from({ length: size }, (_, index) => index);

function requireTable({ rows, columns, totals, covariance, respondents }: AssociationTable): void {
  const cells = rows * columns;
  requireInput(
    totals.length === cells && totals.every((total) => Number.isFinite(total)),
    'associationTest',
    `a total for each of ${rows} × ${columns} cells`,
    totals.join(', ') || 'none',
  );
  requireInput(
    covariance.length === cells && covariance.every((row) => row.length === cells),
    'associationTest',
    `a covariance of ${cells} × ${cells}`,
    `rows of lengths ${covariance.map((row) => row.length).join(', ') || 'none'}`,
  );
  requireInput(respondents >= 0, 'associationTest', 'respondents', respondents);
}

/** Orthonormal columns that add to 0 (Helmert): size × (size − 1). */
function contrasts(size: number): number[][] {
  return range(size).map((row) =>
    range(size - 1).map((k) => {
      const length = Math.sqrt((k + 1) * (k + 2));
      if (row <= k) return 1 / length;
      return row === k + 1 ? -(k + 1) / length : 0;
    }),
  );
}

function marginSums({ rows, columns, totals }: AssociationTable) {
  const cell = (r: number, c: number) => totals[r * columns + c] as number;
  return {
    rowSums: range(rows).map((r) => range(columns).reduce((sum, c) => sum + cell(r, c), 0)),
    columnSums: range(columns).map((c) => range(rows).reduce((sum, r) => sum + cell(r, c), 0)),
    all: totals.reduce((sum, value) => sum + value, 0),
  };
}

function pearson(table: AssociationTable): number {
  const { rowSums, columnSums, all } = marginSums(table);
  const sum = table.totals.reduce((chi, observed, cell) => {
    const expected =
      ((rowSums[Math.floor(cell / table.columns)] as number) * (columnSums[cell % table.columns] as number)) /
      all;
    return chi + (observed - expected) ** 2 / expected;
  }, 0);
  return (sum * table.respondents) / all;
}

/** Covariances of the contrasts of the interaction: by the design, and had as many people been drawn simply. */
function interactionCovariances(table: AssociationTable): {
  readonly design: Matrix;
  readonly simple: Matrix;
} {
  const { rows, columns, totals, covariance, respondents } = table;
  const all = totals.reduce((sum, value) => sum + value, 0);
  const shares = totals.map((total) => total / all);
  // covariance of the cell shares: their linearised values are (1_j − p_j)/N̂, a linear form of the totals
  const toShares = shares.map((share, j) => shares.map((_, k) => ((j === k ? 1 : 0) - share) / all));
  const shareCovariance = multiply(multiply(toShares, covariance), transpose(toShares));
  const inverse = shares.map((share) => (share === 0 ? 0 : 1 / share));
  const byRow = contrasts(rows);
  const byColumn = contrasts(columns);
  const interaction = range(rows * columns).map((cell) => {
    const r = byRow[Math.floor(cell / columns)] as number[];
    const c = byColumn[cell % columns] as number[];
    return r.flatMap((a) => c.map((b) => a * b));
  });
  const scaled = interaction.map((row, cell) => row.map((value) => value * (inverse[cell] as number)));
  const simple = multiply(transpose(interaction), scaled).map((row) =>
    row.map((value) => value / respondents),
  );
  return { design: multiply(multiply(transpose(scaled), shareCovariance), scaled), simple };
}

function trace(matrix: Matrix): number {
  return matrix.reduce((sum, row, index) => sum + (row[index] as number), 0);
}

/** The Wald statistic of Y_rc = N̂_rc − N̂_r N̂_c/N̂ without the first row and column. Null where its covariance is singular. */
function wald(table: AssociationTable): number | null {
  const { rows, columns, totals, covariance } = table;
  const { rowSums, columnSums, all } = marginSums(table);
  const inner = range(rows - 1).flatMap((r) => range(columns - 1).map((c) => [r + 1, c + 1] as const));
  const y = inner.map(([r, c]) => [
    (totals[r * columns + c] as number) - ((rowSums[r] as number) * (columnSums[c] as number)) / all,
  ]);
  const gradient = inner.map(([r, c]) =>
    range(rows * columns).map((cell) => {
      const inRow = Math.floor(cell / columns) === r;
      const inColumn = cell % columns === c;
      const rowShare = (rowSums[r] as number) / all;
      const columnShare = (columnSums[c] as number) / all;
      return (
        (inRow && inColumn ? 1 : 0) -
        (inRow ? columnShare : 0) -
        (inColumn ? rowShare : 0) +
        rowShare * columnShare
      );
    }),
  );
  const solved = solve(multiply(multiply(gradient, covariance), transpose(gradient)), y);
  return solved === null
    ? null
    : y.reduce((sum, [value], index) => sum + (value as number) * (solved[index]?.[0] as number), 0);
}

/**
 * Do two questions depend on each other, given how people were drawn?
 * - `F`: Pearson's X² divided by the trace of Δ, on tr(Δ)²/tr(Δ²) and that times nu degrees of freedom
 *   (Rao and Scott 1984, second order; Thomas and Rao 1987). The one to use.
 * - `Chisq`: X² against (r − 1)(c − 1) degrees of freedom times the mean design effect (first order).
 * - `saddlepoint`: X² against its own distribution, a sum of chi-squared variables with the eigenvalues of Δ as
 *   factors, over an estimated scale (Kuonen 1999; Lumley 2010, appendix). For tails where the F is too rough.
 * - `Wald`, `adjWald`: from the totals (Koch, Freeman, Freeman 1975; adjusted for few clusters).
 *
 * The table must have no empty row or column (dropEmpty). Null where nothing can be tested: fewer than two rows or
 * columns, no degree of freedom, a singular covariance, a table that the design fixes. Throws EstimationError where
 * totals, covariance and respondents are not those of such a table.
 */
export function associationTest(
  table: AssociationTable,
  statistic: AssociationStatistic,
): AssociationTest | null {
  const { rows, columns, degreesOfFreedom: nu } = table;
  requireTable(table);
  const k = (rows - 1) * (columns - 1);
  if (rows < 2 || columns < 2 || !(nu >= 1)) return null;
  if (statistic === 'Wald' || statistic === 'adjWald') {
    const w = wald(table);
    const denominatorDf = statistic === 'Wald' ? nu : nu - k + 1;
    if (w === null || denominatorDf < 1) return null;
    const f = statistic === 'Wald' ? w / k : (w * denominatorDf) / (k * nu);
    return { statistic: f, numeratorDf: k, denominatorDf, p: fTails(f, k, denominatorDf).upper };
  }
  // Δ of Rao and Scott: how the design inflates each contrast
  const { design, simple } = interactionCovariances(table);
  const delta = solve(simple, design);
  if (delta === null) return null;
  const effect = trace(delta);
  if (!(effect / k > ROUNDING_OF_ZERO)) return null;
  const chi = pearson(table);
  if (statistic === 'Chisq') {
    const p = chiSquaredTails(chi / (effect / k), k).upper;
    return { statistic: chi, numeratorDf: k, denominatorDf: null, p };
  }
  const numeratorDf = (effect * effect) / trace(multiply(delta, delta));
  const denominatorDf = numeratorDf * nu;
  const f = chi / effect;
  if (statistic === 'saddlepoint') {
    const effects = generalisedEigenvalues(design, simple);
    if (effects === null) return null;
    const p = weightedFTail(chi, effects, denominatorDf);
    return { statistic: chi, numeratorDf, denominatorDf, p };
  }
  return { statistic: f, numeratorDf, denominatorDf, p: fTails(f, numeratorDf, denominatorDf).upper };
}
