import type { QuestionnaireReference } from '../../instruments/composition/questionnaire.ts';
import type { Exactness, Measure } from '../../instruments/definition/instrument.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';

export { RESERVED } from '../../instruments/codebook/reserved-codes.ts';

export interface CodeLabel {
  readonly code: number;
  readonly label: LocalizedText;
}

/**
 * One column of codes, one byte a respondent.
 * - `single`: the chosen code, or the number itself for a whole-number item (age)
 * - `option`: one option of a multiple answer, id `<item>.<code>`: 1 chosen, 0 not chosen
 * - `derived`: computed from other columns (bands, scores, area, derived variables)
 */
export interface CodedColumn {
  readonly id: string;
  readonly kind: 'single' | 'option' | 'number' | 'derived';
  /** the item (or score, or band) the column belongs to; options of one item share it */
  readonly item: string;
  readonly label: LocalizedText;
  readonly measure: Measure;
  readonly exactness: Exactness;
  readonly sensitive: boolean;
  readonly strictDisclosure: boolean;
  /** codes in official order, reserved codes left out; empty for `number` */
  readonly codes: readonly CodeLabel[];
  readonly values: Uint8Array;
}

/** Strata that a dataset holds at most: the stratum of a row is one byte. */
export const MOST_STRATA = 256;

/** One stratum of the design: sizes come from the draw, never from the rows (decision 9). */
export interface Stratum {
  readonly id: string;
  readonly label: LocalizedText;
  /** N_h: people in the frame */
  readonly population: number;
  /** letters sent */
  readonly invited: number;
  /** n_h: the responses that were weighted, and stay so where rows are looked at in part; they count as a simple random sample of the stratum */
  readonly respondents: number;
}

/** One stage of drawing groups of people (schools, districts, households), the first one first. */
export interface ClusterStage {
  /** cluster of each row, numbered from 0 over the whole stage: the same number never stands in two strata or clusters */
  readonly cluster: Int32Array;
  /** for each row the clusters that its stratum (or its cluster of the stage before) holds; null: drawn with replacement */
  readonly population: Float64Array | null;
}

/** How the rows came to be. Only a probability sample has weights, a rate and intervals (decision 8). */
export type Design =
  | {
      readonly kind: 'invitation';
      readonly strata: readonly Stratum[];
      /** index into `strata` for each row */
      readonly stratum: Uint8Array;
      /** absent: single people were drawn. Clusters are for estimates from rows; a tally has none, and refuses them */
      readonly clusters?: readonly ClusterStage[];
    }
  | { readonly kind: 'open' };

/** The part of the respondents that is looked at (domain-of.ts). */
export interface Domain {
  /** all of them hold for whoever is in it */
  readonly terms: readonly DomainTerm[];
  /** how many are in it; all others are still there, with "not asked" in every column */
  readonly respondents: number;
  /** 1 for each row that is in it, else 0 */
  readonly inside: Uint8Array;
}

/** One of these codes, or reserved codes, in this column. */
export interface DomainTerm {
  readonly column: string;
  readonly codes: readonly number[];
}

/** Coded columns made from responses. Frozen; a published figure names its hash. */
export interface Dataset {
  readonly surveyId: string;
  readonly questionnaire: QuestionnaireReference;
  readonly synthetic: boolean;
  /** number of rows */
  readonly size: number;
  readonly design: Design;
  readonly columns: ReadonlyMap<string, CodedColumn>;
  /** facts an analyst must know: rows left out and why, disagreements between letter and answer */
  readonly remarks: readonly DatasetRemark[];
  /** absent: everybody is looked at */
  readonly domain?: Domain;
}

export interface DatasetRemark {
  readonly code: 'area-disagrees' | 'responses-waiting-in-inbox';
  readonly respondents: number;
}

/** One response as the store hands it over: no code, no address, no clock time. */
export interface ResponseRow {
  /** design stratum id, folded until at least 30 were invited; null for an open survey */
  readonly stratum: string | null;
  readonly channel: string;
  readonly mode: 'web' | 'paper';
  readonly language: string;
  /** Tokyo date of receipt, YYYY-MM-DD */
  readonly day: string;
  readonly late: boolean;
  /** answers that passed the compiled rules, JSON text */
  readonly answers: string;
}
