import type { Dataset } from '../dataset/dataset.ts';
import { baseWeights, type InvitationDesign, requireInvitation } from './base-weights.ts';
import { foldStrata } from './fold-strata.ts';
import { keepUnknown } from './keep-unknown.ts';
import { type Margin, type MarginCounts, marginOfRows } from './margin.ts';
import type { WeightingAgeBand } from './post-stratification.ts';
import { type RakingOptions, rake } from './rake.ts';
import type { WeightedDataset } from './weight-dataset.ts';
import { WeightingError } from './weighting-error.ts';
import type { CalibrationCell, WeightingRule } from './weights.ts';

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
  const id = axis.kind === 'age' ? 'age' : axis.column;
  const column = dataset.columns.get(id);
  if (column === undefined) throw new WeightingError([`raking needs the column ${id}`]);
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
    keysOf(dataset, design, axis, new Set(margin.cells.map(({ key }) => key[place] as string))),
  );
  return marginOfRows(margin, columns);
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
      throw new WeightingError([`raking can tell ${MOST_CELLS + 1} combinations of cells apart, got more`]);
    }
    known.set(key, rows.length);
    rows.push(row);
    return rows.length - 1;
  });
  return { ofRow, rows };
}

/**
 * Weights of a survey by invitation that agree with several known counts at once: base weights N_h/n_h, raked (rake.ts)
 * to margins by stratum, codes, age bands, or these jointly. Strata with fewer than two respondents are folded first,
 * and people without a value of a margin, or with an answer that has no count, are kept by the rules of keepUnknown,
 * all named in the result. Cells of the result are the combinations that occur.
 * Whether every margin is met stands in `converged`; makeCrossTab refuses weights that did not converge.
 * Throws WeightingError for an open survey, no respondents, and margins that contradict each other.
 */
export function rakeDataset(
  dataset: Dataset,
  margins: readonly DatasetMargin[],
  options: RakingOptions = {},
): WeightedDataset {
  requireInvitation(dataset);
  if (dataset.size === 0) throw new WeightingError([`survey ${dataset.surveyId} has no respondents yet`]);
  const folded = foldStrata(dataset);
  const design = requireInvitation(folded.dataset);
  const before = baseWeights(folded.dataset);
  const kept = margins.map((margin) => keepUnknown(marginOf(dataset, design, margin), before.base));
  const complete = kept.map(({ margin }) => margin);
  const raked = rake(before.base, complete, options);

  const { ofRow, rows } = combinationsOf(complete, dataset.size);
  const respondents = new Float64Array(rows.length);
  const population = new Float64Array(rows.length);
  ofRow.forEach((index, row) => {
    respondents[index] = (respondents[index] as number) + 1;
    population[index] = (population[index] as number) + (raked.weights[row] as number);
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
      factor: (raked.weights[row] as number) / (before.base[row] as number),
    });
  });
  const rules: readonly WeightingRule[] = [...folded.rules, ...kept.flatMap((each) => each.rules)];
  return Object.freeze({
    dataset: folded.dataset,
    weights: Object.freeze({
      method: 'raked',
      base: before.base,
      calibrated: raked.weights,
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
      converged: raked.converged,
      kishDesignEffect: raked.kishEffect,
      minimum: raked.minimum,
      maximum: raked.maximum,
    }),
  });
}
