import type { QuestionnaireReference } from '../../instruments/composition/questionnaire.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { WeightingRule, Weights } from '../weights/weights.ts';

/** Where 無回答 stands: a category inside the base, or outside it. */
export type NoAnswerPlace = 'in-base' | 'out-of-base';

export interface CrossTabCategory {
  /** code as text; nets and the no-answer category have ids of their own */
  readonly id: string;
  readonly kind: 'code' | 'no-answer' | 'net';
  readonly label: LocalizedText;
  /** codes it is made of */
  readonly codes: readonly number[];
}

/** A row of a table: the whole, one area, one age band, or a fold of neighbours. */
export interface CrossTabGroup {
  readonly id: string;
  readonly kind: 'total' | 'code' | 'fold' | 'unknown';
  readonly label: LocalizedText;
  readonly codes: readonly number[];
}

/** One cell. Proportions are 0–1 of the row's base. */
export interface CrossTabCell {
  readonly respondents: number;
  readonly weightedCount: number;
  readonly proportion: number | null;
  readonly standardError: number | null;
  /**
   * 95 % interval: of the logit, at 0 and 1 the exact one. Null where a share between has no variance (error 0), where no
   * degree of freedom is left, where all people were asked, or for an open survey
   */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  readonly degreesOfFreedom: number | null;
}

export interface CrossTabRow {
  readonly group: CrossTabGroup;
  /** unweighted n of the base */
  readonly base: number;
  readonly weightedBase: number;
  readonly cells: readonly CrossTabCell[];
}

export interface RaoScottTest {
  readonly statistic: number;
  readonly numeratorDf: number;
  readonly denominatorDf: number;
  readonly p: number;
  readonly respondents: number;
}

/** An unprotected table: lives inside analysis/ and server/, never leaves (decision 10). */
export interface CrossTab {
  readonly surveyId: string;
  readonly questionnaire: QuestionnaireReference;
  readonly synthetic: boolean;
  readonly design: 'invitation' | 'open';
  readonly item: { readonly id: string; readonly label: LocalizedText; readonly multiple: boolean };
  readonly axis: { readonly id: string; readonly label: LocalizedText };
  readonly noAnswer: NoAnswerPlace;
  readonly weighting: 'none' | Weights['method'];
  readonly rules: readonly WeightingRule[];
  readonly categories: readonly CrossTabCategory[];
  /** the whole first, then the groups in official order */
  readonly rows: readonly CrossTabRow[];
  readonly test: RaoScottTest | null;
  /** by net id: the people of the net against all others who answered. Made of what a net prints, of no single code */
  readonly netTests: Readonly<Record<string, RaoScottTest | null>>;
}
