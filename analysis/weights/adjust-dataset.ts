import type { Finding } from '../../instruments/definition/finding.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { AdjustedWeights } from './adjusted-weights.ts';
import { baseWeights, nobodyYet, requireInvitation } from './base-weights.ts';
import { type DatasetMargin, placeMargin } from './dataset-margin.ts';
import { foldStrata } from './fold-strata.ts';
import { keepUnknown } from './keep-unknown.ts';
import type { Margin } from './margin.ts';
import { pairFindings } from './margin-pairs.ts';
import type { WeightedDataset } from './weight-dataset.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';
import type { CalibrationCell, WeightingRule, Weights } from './weights.ts';

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
        weightingFinding(
          'too-many-cells',
          '',
          `区分の組合せが多すぎます（${MOST_CELLS + 1}個まで）。区分をまとめてください。`,
          `an adjustment can tell ${MOST_CELLS + 1} combinations of cells apart, got more.`,
        ),
      ]);
    }
    known.set(key, rows.length);
    rows.push(row);
    return rows.length - 1;
  });
  return { ofRow, rows };
}

/** What all the steps give; where some refuse, the findings of all of them. */
function allOf<T>(steps: readonly (() => T)[]): readonly T[] {
  const findings: Finding[] = [];
  const made = steps.flatMap((step) => {
    try {
      return [step()];
    } catch (error) {
      if (!(error instanceof WeightingError)) throw error;
      findings.push(...error.findings);
      return [];
    }
  });
  if (findings.length > 0) throw new WeightingError(findings);
  return made;
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
  const drawn = requireInvitation(dataset);
  if (dataset.size === 0) throw new WeightingError([nobodyYet(dataset.surveyId)]);
  const folded = foldStrata(dataset);
  const after = requireInvitation(folded.dataset);
  const before = baseWeights(folded.dataset);
  const design = { before: drawn, after, membership: folded.membership };
  const placed = allOf(margins.map((margin) => () => placeMargin(dataset, design, margin)));
  const findings = [...placed.flatMap((each) => each.findings), ...pairFindings(margins)];
  if (findings.length > 0) throw new WeightingError(findings);
  const kept = placed.map(({ margin, parts }) => keepUnknown(margin, before.base, 'unknown', parts));
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
