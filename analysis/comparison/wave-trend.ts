import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CrossTabCell, NoAnswerPlace } from '../crosstab/cross-tab.ts';
import { crossTabCell, rowFigures } from '../crosstab/cross-tab-cells.ts';
import { requireColumn, requireItem } from '../crosstab/cross-tab-layout.ts';
import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { WAVE_COLUMN } from '../dataset/pool-datasets.ts';
import { studentTQuantile } from '../distributions/student-t.ts';
import { degreesOfFreedomOfCells } from '../estimates/tally-estimates.ts';
import { tableCells } from '../tally/table-cells.ts';
import { type Tally, tally, tallyAxis } from '../tally/tally.ts';
import { tallyFrame } from '../tally/tally-frame.ts';
import { adjustPValues } from '../tests/adjust-p-values.ts';
import { type StudentTest, studentTest } from '../tests/student-test.ts';
import { type WaldTest, waldTest } from '../tests/wald-test.ts';
import type { Weights } from '../weights/weights.ts';
import { type CategoryReference, categoryValues } from './category-values.ts';
import { ComparisonError } from './comparison-error.ts';
import { type DifferenceOfShares, differenceOfShares } from './difference-of-shares.ts';
import {
  combinedFigure,
  covarianceOfFigures,
  type LinearFigure,
  shareFigure,
  uncertainShare,
  varianceOfFigure,
} from './linear-figure.ts';
import { requireSample } from './require-sample.ts';

export interface WaveTrendRequest extends CategoryReference {
  readonly noAnswer: NoAnswerPlace;
  /** when each wave was held, in the order of the waves, in years (2021, 2022.5) */
  readonly years: readonly number[];
}

/** One wave of a trend, with the figures that a table by wave has. */
export interface TrendWave extends CrossTabCell {
  readonly code: number;
  readonly label: LocalizedText;
  readonly year: number;
  /** unweighted n */
  readonly base: number;
}

/** From one wave to the next. */
export interface WaveChange extends DifferenceOfShares {
  /** codes of the waves; the difference is `to` less `from` */
  readonly from: number;
  readonly to: number;
  /** corrected by Holm over the changes of the trend */
  readonly adjustedP: number | null;
}

/** One share over the waves of a survey. Unprotected: lives inside analysis/ and server/. */
export interface WaveTrend {
  readonly item: CategoryReference['item'];
  readonly category: CategoryReference['category'];
  readonly label: LocalizedText;
  readonly noAnswer: NoAnswerPlace;
  readonly weighting: Weights['method'];
  /** oldest first; waves that did not ask are left out */
  readonly waves: readonly TrendWave[];
  readonly changes: readonly WaveChange[];
  /** change a year (a share, 0–1) of the straight line through the waves; null where they show no error */
  readonly slope: StudentTest | null;
  /** are all waves alike? null where they show no error */
  readonly anyChange: WaldTest | null;
}

const LEVEL = 0.95;

/**
 * Has a share changed over the waves of a survey? For each wave the share with its error; each wave less the one before
 * (differenceOfShares, p by Holm over the changes); the slope Σ c·p of the least-squares line through the shares with
 * c = (year − mean)/Σ(year − mean)², each wave counting alike, as a t test on clusters − strata degrees of freedom; and
 * a Wald test of no change at all (F on waves − 1). Waves are drawn one by one: their strata are apart, and what the
 * covariance of two waves is follows from the design, not from an assumption.
 *
 * `dataset` and `weights` are of pooled waves (poolDatasets, poolWeights). 無回答 stands where the request puts it, in
 * every wave alike; a wave that did not ask is left out. Throws ComparisonError for volunteers, unconverged weights,
 * an unknown category, and years that do not rise or are not as many as the waves; EstimationError where a stratum has
 * one respondent.
 */
export function waveTrend(
  dataset: Dataset,
  weights: Weights | null,
  menu: CrossTabMenu,
  request: WaveTrendRequest,
): WaveTrend {
  requireSample('waveTrend', dataset, weights);
  const { item, category, noAnswer, years } = request;
  requireItem(menu, item);
  const axis = requireColumn(dataset, WAVE_COLUMN);
  requireYears(years, axis.codes.length);
  const { values, label } = categoryValues(dataset, menu, request, noAnswer);
  const sums = tally(
    tallyFrame(dataset, weights),
    { values: axis.values, axis: tallyAxis(axis.codes.map(({ code }) => [code])) },
    { values, axis: tallyAxis([[1], [0]]) },
  );
  const waves = axis.codes.flatMap(({ code, label: own }, place) => {
    const base = tableCells(sums, [place], [0, 1]);
    const figure = shareFigure(sums, tableCells(sums, [place], [0]), base);
    if (figure === null) return [];
    const row = rowFigures(sums, base, (df) => studentTQuantile((1 + LEVEL) / 2, df));
    const cell = crossTabCell(sums, tableCells(sums, [place], [0]), base, row);
    return [
      { figure, base, wave: { code, label: own, year: years[place] as number, base: row.base, ...cell } },
    ];
  });
  const all = degreesOfFreedomOfCells(
    sums,
    waves.flatMap(({ base }) => base),
  );
  const variances = waves.map(({ figure }) => varianceOfFigure(sums, figure));
  return Object.freeze({
    item,
    category,
    label,
    noAnswer,
    weighting: weights.method,
    waves: Object.freeze(waves.map(({ wave }) => Object.freeze(wave))),
    changes: changesOf(sums, waves, variances),
    slope: slopeOf(sums, waves, all),
    anyChange: anyChangeOf(sums, waves, variances, all),
  });
}

interface PlacedWave {
  readonly figure: LinearFigure;
  readonly base: readonly number[];
  readonly wave: TrendWave;
}

function changesOf(
  sums: Tally,
  waves: readonly PlacedWave[],
  variances: readonly number[],
): readonly WaveChange[] {
  const changes = waves.slice(1).map((after, index) => {
    const before = waves[index] as PlacedWave;
    const [later, earlier] = [variances[index + 1] as number, variances[index] as number];
    const degreesOfFreedom = degreesOfFreedomOfCells(sums, [...before.base, ...after.base]);
    const difference = differenceOfShares(
      uncertainShare(sums, after.figure, later, degreesOfFreedom),
      uncertainShare(sums, before.figure, earlier, degreesOfFreedom),
      covarianceOfFigures(sums, after.figure, before.figure, [later, earlier]),
      degreesOfFreedom,
      LEVEL,
    );
    return { from: before.wave.code, to: after.wave.code, ...difference };
  });
  const adjusted = adjustPValues(
    changes.map(({ p }) => p),
    'holm',
  );
  return Object.freeze(
    changes.map((change, index) => Object.freeze({ ...change, adjustedP: adjusted[index] as number | null })),
  );
}

function slopeOf(sums: Tally, waves: readonly PlacedWave[], degreesOfFreedom: number): StudentTest | null {
  if (waves.length < 2) return null;
  const years = waves.map(({ wave }) => wave.year);
  const mean = years.reduce((sum, year) => sum + year, 0) / years.length;
  const spread = years.reduce((sum, year) => sum + (year - mean) ** 2, 0);
  const line = combinedFigure(
    waves.map(({ figure }) => figure),
    years.map((year) => (year - mean) / spread),
  );
  const test = studentTest(line.value, Math.sqrt(varianceOfFigure(sums, line)), degreesOfFreedom, LEVEL);
  return test.p === null ? null : test;
}

function anyChangeOf(
  sums: Tally,
  waves: readonly PlacedWave[],
  variances: readonly number[],
  degreesOfFreedom: number,
): WaldTest | null {
  const [first, ...others] = waves;
  if (first === undefined || others.length === 0) return null;
  const changes = others.map(({ figure }) => combinedFigure([figure, first.figure], [1, -1]));
  const own = changes.map((change) => varianceOfFigure(sums, change));
  // a test of shares that the sample leaves without error would be made of rounding
  if (variances.every((variance) => variance === 0) || own.some((variance) => !(variance > 0))) return null;
  const covariance = changes.map((a, i) =>
    changes.map((b, j) =>
      i === j ? (own[i] as number) : covarianceOfFigures(sums, a, b, [own[i] as number, own[j] as number]),
    ),
  );
  return waldTest(
    changes.map(({ value }) => value),
    covariance,
    changes.map((_, place) => place),
    degreesOfFreedom,
  );
}

function requireYears(years: readonly number[], waves: number): void {
  const rising = years.every(
    (year, index) => Number.isFinite(year) && (index === 0 || year > (years[index - 1] as number)),
  );
  if (years.length === waves && rising) return;
  throw new ComparisonError(
    'request-unusable',
    `waveTrend requires a year for each of ${waves} waves, each later than the one before, got ${years.join(', ') || 'none'}`,
  );
}
