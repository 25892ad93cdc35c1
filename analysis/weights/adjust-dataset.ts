import type { Dataset } from '../dataset/dataset.ts';
import type { AdjustedWeights } from './adjusted-weights.ts';
import { baseWeights, type InvitationDesign, requireInvitation } from './base-weights.ts';
import { foldStrata } from './fold-strata.ts';
import { keepUnknown } from './keep-unknown.ts';
import { type Margin, type MarginCounts, marginOfRows } from './margin.ts';
import { bandFindings, type WeightingAgeBand } from './post-stratification.ts';
import type { WeightedDataset } from './weight-dataset.ts';
import { WeightingError } from './weighting-error.ts';
import type { CalibrationCell, WeightingRule, Weights } from './weights.ts';

/** What a margin counts people by. */
export type MarginAxis =
  /** the design stratum, by its id after folding */
  | { readonly kind: 'stratum' }
  /** codes of a column, as texts; a code without a count is unknown */
  | { readonly kind: 'codes'; readonly column: string }
  /** bands of the column `age`, by their ids; an age outside them is unknown */
  | { readonly kind: 'age'; readonly ageBands: readonly WeightingAgeBand[] };

/** Known counts by one axis, or by several jointly; keys stand in the order of the axes. */
export interface DatasetMargin extends MarginCounts {
  readonly by: readonly MarginAxis[];
}

function keysOf(
  dataset: Dataset,
  design: InvitationDesign,
  axis: MarginAxis,
  counted: ReadonlySet<string>,
): readonly (string | null)[] {
  if (axis.kind === 'stratum')
    return Array.from(design.stratum, (index) => design.strata[index]?.id as string);
  if (axis.kind === 'age') {
    const findings = bandFindings(axis.ageBands);
    if (findings.length > 0) throw new WeightingError(findings);
  }
  const id = axis.kind === 'age' ? 'age' : axis.column;
  const column = dataset.columns.get(id);
  if (column === undefined) throw new WeightingError([`a margin needs the column ${id}`]);
  const keyOfCode = Array.from({ length: 256 }, (_, code) => {
    // codes above 250 are reserved: neither an answer nor an age
    if (code > 250) return null;
    if (axis.kind === 'codes') return counted.has(String(code)) ? String(code) : null;
    return axis.ageBands.find(({ from, to }) => code >= from && (to === null || code <= to))?.id ?? null;
  });
  return Array.from(column.values, (code) => keyOfCode[code] as string | null);
}

function marginOf(dataset: Dataset, design: InvitationDesign, margin: DatasetMargin): Margin {
  const columns = margin.by.map((axis, place) =>
    keysOf(
      dataset,
      design,
      axis,
      new Set(
        margin.cells.flatMap(({ key, also = [] }) => [key, ...also].map((each) => each[place] as string)),
      ),
    ),
  );
  return marginOfRows(margin, columns);
}

/** Weights of a dataset that were made to agree with known counts, and how well they do. */
export interface AdjustedDataset extends WeightedDataset {
  readonly adjustment: AdjustedWeights;
}

/** Greatest index of a cell. */
const MOST_CELLS = 2 ** 15 - 1;

interface Combinations {
  readonly ofRow: Int16Array;
  /** for each combination one of its rows */
  readonly rows: readonly number[];
}

/** Combinations of the cells of all margins that occur. */
function combinationsOf(margins: readonly Margin[], size: number): Combinations {
  const known = new Map<string, number>();
  const rows: number[] = [];
  const ofRow = Int16Array.from({ length: size }, (_, row) => {
    const key = margins.map(({ cell }) => cell[row]).join(',');
    const found = known.get(key);
    if (found !== undefined) return found;
    if (rows.length > MOST_CELLS) {
      throw new WeightingError([
        `an adjustment can tell ${MOST_CELLS + 1} combinations of cells apart, got more`,
      ]);
    }
    known.set(key, rows.length);
    rows.push(row);
    return rows.length - 1;
  });
  return { ofRow, rows };
}

/**
 * What raking and calibration of a dataset share: strata with fewer than two respondents are folded, base weights
 * N_h/n_h made, people without a value of a margin, or with an answer that has no count, kept by the rules of
 * keepUnknown; then `adjust` makes the weights. Its factors may differ between combinations of margin cells only.
 * Cells of the result are the combinations that occur.
 * Throws WeightingError for an open survey, no respondents, and what `adjust` refuses.
 */
export function adjustDataset(
  dataset: Dataset,
  margins: readonly DatasetMargin[],
  method: Weights['method'],
  adjust: (base: Float64Array, margins: readonly Margin[]) => AdjustedWeights,
): AdjustedDataset {
  requireInvitation(dataset);
  if (dataset.size === 0) throw new WeightingError([`survey ${dataset.surveyId} has no respondents yet`]);
  const folded = foldStrata(dataset);
  const design = requireInvitation(folded.dataset);
  const before = baseWeights(folded.dataset);
  const kept = margins.map((margin) => keepUnknown(marginOf(dataset, design, margin), before.base));
  const complete = kept.map(({ margin }) => margin);
  const adjusted = adjust(before.base, complete);

  const { ofRow, rows } = combinationsOf(complete, dataset.size);
  const respondents = new Float64Array(rows.length);
  const population = new Float64Array(rows.length);
  ofRow.forEach((index, row) => {
    respondents[index] = (respondents[index] as number) + 1;
    population[index] = (population[index] as number) + (adjusted.weights[row] as number);
  });
  const cellAt = (margin: Margin, row: number) => margin.cell[row] as number;
  const cells = rows.map((row, index): CalibrationCell => {
    const names = complete.map(
      (margin) => [margin.name, margin.cells[cellAt(margin, row)]?.name as string] as const,
    );
    return Object.freeze({
      id: names.map(([, name]) => name).join(':'),
      dimensions: Object.freeze(Object.fromEntries(names)),
      population: population[index] as number,
      respondents: respondents[index] as number,
      factor: (adjusted.weights[row] as number) / (before.base[row] as number),
    });
  });
  const rules: readonly WeightingRule[] = [...folded.rules, ...kept.flatMap((each) => each.rules)];
  return Object.freeze({
    dataset: folded.dataset,
    adjustment: adjusted,
    weights: Object.freeze({
      method,
      base: before.base,
      calibrated: adjusted.weights,
      cell: ofRow,
      cells: Object.freeze(cells),
      cellColumns: Object.freeze(
        complete.flatMap((margin) =>
          margin.cells.map((_, cell) =>
            Float64Array.from(rows, (row) => (cellAt(margin, row) === cell ? 1 : 0)),
          ),
        ),
      ),
      rules: Object.freeze(rules),
      converged: adjusted.converged,
      kishDesignEffect: adjusted.kishEffect,
      minimum: adjusted.minimum,
      maximum: adjusted.maximum,
    }),
  });
}
