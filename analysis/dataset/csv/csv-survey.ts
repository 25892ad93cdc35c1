import type { AreaScheme } from '../../../instruments/areas/area-scheme.ts';
import type { Variable } from '../../../instruments/codebook/codebook.ts';
import type { QuestionnaireReference } from '../../../instruments/composition/questionnaire.ts';
import type { Score } from '../../../instruments/definition/instrument.ts';
import type { DerivedVariable } from '../../../instruments/derived/derived-variable.ts';
import type { AgeBand } from '../age-bands.ts';
import type { DrawnStratum } from '../code-responses.ts';
import type { NumberBand } from '../number-bands.ts';

/**
 * Texts by which a file says why there is no answer (decision 5). Nothing is guessed from a label: what is named
 * nowhere is an unknown code.
 */
export interface MissingTexts {
  readonly notAsked: readonly string[];
  readonly noAnswer: readonly string[];
  readonly refused: readonly string[];
  readonly doesNotKnow: readonly string[];
  readonly unreadable: readonly string[];
}

/** Our own codes, and 無回答 for a cell that is empty. */
export const OWN_MISSING_TEXTS: MissingTexts = Object.freeze({
  notAsked: Object.freeze(['251']),
  noAnswer: Object.freeze(['', '252']),
  refused: Object.freeze(['253']),
  doesNotKnow: Object.freeze(['254']),
  unreadable: Object.freeze(['255']),
});

/** One column of a file, named in its header like the variable. */
export interface CsvColumn {
  /** where a text is meant, the file says 1 for written and 0 for nothing written */
  readonly variable: Variable;
  /** how the file writes codes, beside their digits: ['web', 1] */
  readonly texts?: readonly (readonly [text: string, code: number])[];
  /** where this column says it otherwise than the file: 99 for 無回答 of an item with two digits */
  readonly missing?: Partial<MissingTexts>;
  /** of a number: each becomes the code of its band, however large it is */
  readonly bands?: readonly NumberBand[];
}

/** One stage of drawing clusters, by the columns of the file that say it. */
export interface CsvClusterStage {
  /** which cluster a row is in; the same name in two strata means two clusters */
  readonly column: string;
  /** how many clusters there are in the row's stratum, or in its cluster of the stage before; null: drawn with replacement */
  readonly population: string | null;
}

/** How the rows of a file were drawn. */
export type CsvDesign =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'invitation';
      /** N_h and letters sent; their ids are what the column of strata holds */
      readonly strata: readonly DrawnStratum[];
      /** column with the stratum of each row; null: there is one stratum */
      readonly stratum: string | null;
      /** column with base weights; null: they follow from N_h/n_h */
      readonly weight: string | null;
      readonly clusters: readonly CsvClusterStage[];
    };

/** What a CSV file of answers is. */
export interface CsvSurvey {
  readonly surveyId: string;
  readonly questionnaire: QuestionnaireReference;
  readonly synthetic: boolean;
  /** every variable that the file holds, in the order of the form; `area` and `age_band` may be among them */
  readonly columns: readonly CsvColumn[];
  /** computed where their items are there; a column of their name in the file must agree */
  readonly scores: readonly Score[];
  readonly derived: readonly DerivedVariable[];
  /** gives `area` where the file has none; null: no figure by area */
  readonly areaScheme: AreaScheme | null;
  /** bands of `age`, the youngest first; absent: those of the national tables */
  readonly ageBands?: readonly AgeBand[] | undefined;
  readonly design: CsvDesign;
  readonly missing: MissingTexts;
  /** what an empty cell of an option means: 無回答, or not chosen where another option of the item was */
  readonly blankOption: 'no-answer' | 'not-chosen';
  /** columns of the file that are left out on purpose */
  readonly ignored: readonly string[];
}
