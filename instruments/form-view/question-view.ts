/**
 * What a person sees of one question: texts of one language (readings in the notation of definition/ruby.ts), what is
 * chosen or typed so far, and what is wrong with it. Drawn by the same components whether the server writes the page from
 * the compiled rules or SurveyJS runs in the browser.
 */
export type QuestionView =
  | SingleView
  | MultipleView
  | NumberView
  | TextView
  | MatrixView
  | { readonly kind: 'note'; readonly name: string; readonly text: string };

export interface OptionView {
  readonly code: number;
  readonly text: string;
}

interface Asked {
  readonly name: string;
  readonly title: string;
  /** support text under the title; empty: none */
  readonly description: string;
  /** what is wrong with the answer and what to do; empty: nothing */
  readonly error: string;
}

export interface SingleView extends Asked {
  readonly kind: 'single';
  /** a long list is shown as the browser's own list */
  readonly list: boolean;
  readonly options: readonly OptionView[];
  readonly chosen: number | null;
}

export interface MultipleView extends Asked {
  readonly kind: 'multiple';
  readonly options: readonly OptionView[];
  readonly chosen: readonly number[];
}

export interface NumberView extends Asked {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  /** as typed; empty: nothing */
  readonly value: string;
}

export interface TextView extends Asked {
  readonly kind: 'text';
  /** may have line breaks */
  readonly lines: boolean;
  /** characters at most, in UTF-16 units */
  readonly most: number;
  readonly value: string;
}

/** A statement of several that are answered on one scale. */
export interface MatrixRowView {
  readonly name: string;
  readonly text: string;
  readonly chosen: number | null;
}

export interface MatrixView extends Asked {
  readonly kind: 'matrix';
  readonly options: readonly OptionView[];
  readonly rows: readonly MatrixRowView[];
}

/** One screen of questions. */
export interface PageView {
  readonly name: string;
  /** empty where the page has no title of its own */
  readonly title: string;
  /** from 1, among the pages that are shown */
  readonly page: number;
  readonly pages: number;
  /** questions about what may hurt begin here: the way to skip stands before them, once for pages in a row */
  readonly sensitive: boolean;
  readonly questions: readonly QuestionView[];
}
