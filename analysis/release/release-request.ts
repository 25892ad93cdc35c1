import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CodeFold } from '../dataset/fold-column.ts';
import type { NumberBand } from '../dataset/number-bands.ts';
import type { AnonymityRule } from './anonymity-rule.ts';

/** How much of a column is given away. */
export type ColumnTreatment =
  /** codes as they are */
  | { readonly kind: 'as-coded' }
  /** a coded column: codes taken together, areas or age bands by a fold of theirs */
  | { readonly kind: 'fold'; readonly fold: CodeFold }
  /** a number: cut into bands */
  | { readonly kind: 'bands'; readonly bands: readonly NumberBand[] }
  /** a number: everything below `lowest` becomes `lowest`, everything above `highest` becomes `highest`; null: no limit */
  | { readonly kind: 'limits'; readonly lowest: number | null; readonly highest: number | null };

export interface ColumnRequest {
  /** id of a column, or of a multiple answer, which stands for all its options */
  readonly id: string;
  /** absent: as coded */
  readonly treatment?: ColumnTreatment | undefined;
}

/**
 * What a row's weight tells of the person. A calibrated weight is that of a calibration cell, and whoever has the
 * published counts can read area, sex and age from it; it is always a quasi-identifier.
 * - `as-made`: as the tables use it
 * - `class-mean`: the mean over all rows that share the quasi-identifiers; sums stay, and it tells nothing more
 */
export type WeightTreatment = 'as-made' | 'class-mean' | 'none';

/** Strata as they were drawn, or these taken together. Ids are those of the dataset's design. */
export interface StratumFold {
  readonly label: LocalizedText;
  readonly strata: readonly string[];
}

export type SmallClasses =
  /** no file, and folds are proposed that make one possible */
  | { readonly kind: 'refuse' }
  /** in rows of small classes these quasi-identifiers are withheld, in this order, as far as it needs */
  | { readonly kind: 'withhold'; readonly columns: readonly string[] };

/** What somebody asks to be given, and what for. Everything that is not named is left out. */
export interface ReleaseRequest {
  /** what the file will be used for; stands in every file */
  readonly purpose: string;
  /** who will hold it; stands in every file */
  readonly requester: string;
  /** in the order of the file */
  readonly columns: readonly ColumnRequest[];
  /** columns that somebody could know of a person, beside those known as such (quasi-identifiers.ts) */
  readonly quasiIdentifiers?: readonly string[] | undefined;
  /** columns known as quasi-identifiers that are none here, each with the reason, which stands in every file */
  readonly exceptions?: readonly { readonly id: string; readonly reason: string }[] | undefined;
  /** why each sensitive or strictly kept column is needed, by its id or that of its item; stands in every file */
  readonly sensitive?: readonly { readonly id: string; readonly reason: string }[] | undefined;
  /** absent: ANONYMITY_RULE; never under it */
  readonly rule?: AnonymityRule | undefined;
  /** absent: `as-made`, or `none` where the dataset has no weights */
  readonly weights?: WeightTreatment | undefined;
  /**
   * `strata`: which stratum a row was drawn in; `strata-and-cells`: also its calibration cell, without which standard
   * errors cannot take a post-stratification into account. Absent: `strata`, or `none` for an open survey.
   */
  readonly design?: 'none' | 'strata' | 'strata-and-cells' | undefined;
  /** absent or empty: strata as they are; otherwise every stratum stands in one of them */
  readonly strataFolds?: readonly StratumFold[] | undefined;
  /** absent: refuse */
  readonly smallClasses?: SmallClasses | undefined;
}
