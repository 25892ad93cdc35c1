import type { QuestionnaireReference } from '../../instruments/composition/questionnaire.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CodedColumn, CodeLabel, Domain, Stratum } from '../dataset/dataset.ts';
import type { Weights } from '../weights/weights.ts';
import type { AnonymityRule } from './anonymity-rule.ts';
import type { ColumnTreatment, ReleaseRequest, WeightTreatment } from './release-request.ts';

/** Code of a value that was taken out so that a row is not alone. An answer code, so that it is no kind of 無回答. */
export const WITHHELD = 250;

/** A column of a released dataset; folded columns have codes of their own. */
export interface ReleasedColumn
  extends Pick<
    CodedColumn,
    'id' | 'kind' | 'item' | 'label' | 'measure' | 'exactness' | 'sensitive' | 'strictDisclosure' | 'values'
  > {
  /** codes in official order, reserved codes left out; WITHHELD among them where a value was withheld */
  readonly codes: readonly CodeLabel[];
  readonly treatment: ColumnTreatment;
  readonly quasiIdentifier: boolean;
  /** rows whose value was withheld */
  readonly withheld: number;
}

export interface ReleasedWeight {
  readonly method: Weights['method'];
  readonly treatment: Exclude<WeightTreatment, 'none'>;
  /** to six significant digits */
  readonly values: Float64Array;
}

/** A calibration cell as it may be told: its label and what its weights add to. */
export interface ReleasedCell {
  readonly label: string;
  readonly population: number;
}

export interface ReleasedDesign {
  readonly strata: readonly Stratum[];
  /** index into `strata` for each row */
  readonly stratum: Uint8Array;
  /** strata were taken together: errors computed from the file are approximate */
  readonly folded: boolean;
  /** null: not released */
  readonly cells: {
    readonly cells: readonly ReleasedCell[];
    /** index into `cells` for each row */
    readonly cell: Int16Array;
  } | null;
}

/** How many different answers a class of rows that look the same gave to a sensitive question. */
export interface AnswerDiversity {
  readonly column: string;
  /** fewest different codes in a class: 1 tells of everybody in it what they answered */
  readonly fewestAnswers: number;
  /** classes in which everybody has the same code */
  readonly uniformClasses: number;
  readonly uniformRespondents: number;
}

/** What was found of the rows as they left. */
export interface AnonymityReport {
  readonly rule: AnonymityRule;
  /**
   * Ids of columns; `stratum`, `calibration_cell` and `weight` stand for those of the file, `domain` for who is in the
   * part that is looked at, `asked:` and the id of a column for who was asked it
   */
  readonly quasiIdentifiers: readonly string[];
  readonly exceptions: readonly { readonly id: string; readonly reason: string }[];
  readonly classes: number;
  /** never under the rule */
  readonly smallestClass: number;
  /** how many classes have how many rows, the smallest first */
  readonly sizes: readonly {
    readonly size: number;
    readonly classes: number;
    readonly respondents: number;
  }[];
  /** files released before, and the smallest class when all are joined row by row */
  readonly withEarlier: { readonly releases: number; readonly smallestClass: number };
  /** what was done with rows of small classes */
  readonly withheld: {
    /** rows in which something was withheld */
    readonly respondents: number;
    readonly columns: readonly { readonly id: string; readonly respondents: number }[];
  };
  readonly diversity: readonly AnswerDiversity[];
}

declare const releasedBrand: unique symbol;

/** One of the only two forms in which data may leave the server: rows. Only release-dataset.ts can make one. */
export interface ReleasedDataset {
  readonly [releasedBrand]: true;
  readonly surveyId: string;
  readonly questionnaire: QuestionnaireReference;
  readonly synthetic: boolean;
  /** name of the dataset that it was made from, as in the register of releases */
  readonly dataset: string;
  /** name of the weights (weights-name.ts), as in the register of releases; null: none left as they were made */
  readonly weights: string | null;
  /** the part of the respondents that is looked at, all others being "not asked" in every column; null: everybody */
  readonly domain: Omit<Domain, 'inside'> | null;
  /** number of rows, in an order that tells nothing of the dataset's */
  readonly size: number;
  /** what was asked for, by whom and what for */
  readonly request: ReleaseRequest;
  readonly columns: readonly ReleasedColumn[];
  /** null: no weight column */
  readonly weight: ReleasedWeight | null;
  /** null: an open survey, or strata not asked for */
  readonly design: ReleasedDesign | null;
  readonly report: AnonymityReport;
  readonly remarks: readonly LocalizedText[];
  /** SHA-256 over everything above, rows included: two files of one release bear the same */
  readonly hash: string;
}
