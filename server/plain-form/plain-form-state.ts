import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import type { Typed } from '../../instruments/form-view/page-fields.ts';
import type { Answers } from '../../instruments/rules/answers.ts';
import type { Problem } from '../contract/api.ts';

/** At which screen a person without a script is, after consent. */
export type PlainPlace =
  /** `checked`: the page was to be left and could not be; what is wrong is said. `added`: what an answer added to it */
  | { readonly name: 'questions'; readonly checked: boolean; readonly added: readonly string[] }
  | { readonly name: 'ready' }
  | { readonly name: 'waiting' }
  /** `begins`: the code was looked at before the questions, so that nobody answers for ten minutes in vain */
  | { readonly name: 'code'; readonly problem: Problem; readonly begins: boolean }
  | { readonly name: 'refused'; readonly problem: Problem }
  | { readonly name: 'receipt'; readonly receipt: string; readonly day: string | null }
  | { readonly name: 'ended'; readonly reason: 'closed' | 'not-open-yet' };

/** All that is known of a person who answers without a script. It travels in the page, sealed, and is kept nowhere else. */
export interface PlainFormState {
  readonly language: FormLanguage;
  /** readings above kanji are shown, where the language has them */
  readonly readings: boolean;
  /** the version of the consent text that the person agreed to */
  readonly consent: string;
  /** proves on which day the form was opened */
  readonly startToken: string;
  /** 128 bits, lower-case hex; made here once, as a browser with a script makes it: a second press gives no second response */
  readonly submissionKey: string;
  /** as typed; null in an open survey */
  readonly code: string | null;
  /** name of the page of questions at which the person is, or was last */
  readonly page: string;
  readonly place: PlainPlace;
  readonly answers: Answers;
  /** what was entered where no answer came of it; the answer from before, if any, stays until it is mended */
  readonly typed: Typed;
}
