import type { Dataset } from '../dataset/dataset.ts';
import { type AdjustedDataset, adjustDataset } from './adjust-dataset.ts';
import { type CalibrationOptions, calibrate } from './calibrate.ts';
import type { CalibrationDistance } from './calibration-distance.ts';
import type { DatasetMargin } from './dataset-margin.ts';
import { indicatorColumns, type Margin } from './margin.ts';
import { contradictions, unusableMargins } from './margin-findings.ts';
import { WeightingError } from './weighting-error.ts';

/**
 * Weights of a survey by invitation that agree with several known counts at once and whose factors keep to a distance
 * (calibrate.ts): linear, raking or logit, the last between bounds that no factor leaves. The margins are those of
 * rakeDataset, and so are the rules for people without a value of one of them (adjustDataset).
 * Whether every count is met stands in `converged`; bounds that are too narrow show there.
 * Throws WeightingError for an open survey, no respondents, margins that contradict each other, and bounds not around 1.
 */
export function calibrateDataset(
  dataset: Dataset,
  margins: readonly DatasetMargin[],
  distance: CalibrationDistance,
  options: CalibrationOptions = {},
): AdjustedDataset {
  return adjustDataset(dataset, margins, 'calibrated', (base, complete) => {
    const findings = [...unusableMargins(complete, base.length), ...contradictions(complete, base)];
    if (findings.length > 0) throw new WeightingError(findings);
    const adjusted = calibrate(base, complete.flatMap(columnsOf), distance, options);
    // each column is one cell of a margin: what the result calls a column is told as margin and cell
    const places = complete.flatMap(({ name, cells }) =>
      cells.map((cell) => ({ margin: name, cell: cell.name })),
    );
    const fits = adjusted.fits.map((fit, at) => Object.freeze({ ...fit, ...places[at] }));
    const worst = adjusted.fits.indexOf(adjusted.worstMargin);
    return Object.freeze({
      ...adjusted,
      fits: Object.freeze(fits),
      worstMargin: fits[worst] ?? adjusted.worstMargin,
    });
  });
}

function columnsOf(margin: Margin) {
  const columns = indicatorColumns(margin);
  return margin.cells.map(({ name, population }, at) => ({
    name: `${margin.name}, ${name}`,
    values: columns[at] as Float64Array,
    total: population,
  }));
}
