/**
 * One cell of a post-stratification: respondents and population that are made to agree. In raking a combination of
 * cells of the margins, whose population follows.
 */
export interface CalibrationCell {
  readonly id: string;
  /** labels of the cell's dimensions, e.g. { area: '中央', sex: '男性', ageBand: '16–29' } */
  readonly dimensions: Readonly<Record<string, string>>;
  /** what the weights of the cell add to */
  readonly population: number;
  readonly respondents: number;
  /** g: calibrated weight over base weight */
  readonly factor: number;
}

/** A rule that changed what the weighting would otherwise have done; printed in the method note. */
export interface WeightingRule {
  readonly code: /** a stratum with fewer than two respondents was folded with its neighbour before estimation */
    | 'stratum-folded'
    /** age bands of one area and sex with too few respondents were joined with the next band */
    | 'cells-joined'
    /** a sex with too few respondents in an area was joined with the other */
    | 'sexes-joined'
    /** sex or age not known, or a third answer: a cell of its own in the area, factor 1 */
    | 'kept-at-base-weight'
    /** people without a value of a margin: a cell of their own in it, whose target is the sum of their base weights */
    | 'unknown-kept-at-base-share'
    /** the register counts of an area, or of a margin, were scaled by (N − unknown)/N */
    | 'margins-scaled-to-known'
    /** counts of another day than the frame were scaled so that each stratum, or the whole, adds to its people */
    | 'margins-scaled-to-frame'
    /** weights beyond the limits were cut, and what was cut off was spread over the others */
    | 'weights-trimmed'
    /** weights were scaled to a mean of 1 */
    | 'weights-normalised';
  /** what it was applied to: ids of cells, or of strata */
  readonly cells: readonly string[];
  readonly respondents: number;
}

/**
 * Weights of a dataset's rows. `base` is N_h/n_h; `calibrated` is base × g of the row's cell.
 * A row whose cell is -1 takes no part in the calibration and keeps its base weight.
 */
export interface Weights {
  readonly method: 'base' | 'post-stratified' | 'raked' | 'calibrated';
  readonly base: Float64Array;
  readonly calibrated: Float64Array;
  /** index into `cells` for each row */
  readonly cell: Int16Array;
  readonly cells: readonly CalibrationCell[];
  /** where only margins of the cells agree with known counts: the 0/1 columns of the margins, a value for each cell */
  readonly cellColumns: readonly Float64Array[] | null;
  readonly rules: readonly WeightingRule[];
  readonly converged: boolean;
  /** Kish: 1 + cv² of the weights */
  readonly kishDesignEffect: number;
  readonly minimum: number;
  readonly maximum: number;
}
