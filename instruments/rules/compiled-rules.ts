import type { Condition } from './condition.ts';

/** What an answer to one question may be. Plain data: it can be stored, sent and cached. */
export type AnswerRule =
  | { readonly kind: 'single'; readonly codes: readonly number[] }
  | {
      readonly kind: 'multiple';
      readonly codes: readonly number[];
      /** codes that stand alone (特にない) */
      readonly exclusive: readonly number[];
      /** how many codes at most */
      readonly most: number;
    }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  /** `most` counts UTF-16 units, as the form's own counter does; `lines`: line breaks are allowed */
  | { readonly kind: 'text'; readonly most: number; readonly lines: boolean }
  | { readonly kind: 'matrix'; readonly rows: readonly string[]; readonly codes: readonly number[] };

/** One question: what it takes and when it is shown. */
export interface ElementRule {
  readonly name: string;
  readonly answer: AnswerRule;
  /** null: shown whenever its page is */
  readonly shownIf: Condition | null;
  /** elements that decide, directly, whether it is shown: those in its own condition and in its page's */
  readonly dependsOn: readonly string[];
}

export interface PageRule {
  readonly name: string;
  readonly shownIf: Condition | null;
  readonly elements: readonly ElementRule[];
}

/** All that is needed to replay a response: what is shown and what is valid (decision 2). */
export interface CompiledRules {
  readonly questionnaire: { readonly id: string; readonly version: string };
  readonly pages: readonly PageRule[];
}
