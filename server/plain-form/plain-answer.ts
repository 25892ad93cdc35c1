import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import type { StaticScreen } from '../contract/static-page.ts';
import type { Problem } from '../problems/problem.ts';
import type { PlainFormState } from './plain-form-state.ts';

/** What answers a form that was sent without a script. */
export interface PlainAnswer {
  /** what the page carries on; null where nothing has begun */
  readonly state: PlainFormState | null;
  readonly screen: StaticScreen;
  readonly language: FormLanguage;
  readonly readings: boolean;
  readonly status: number;
  /** why the answers were not taken, for the log */
  readonly problem: Problem | null;
}
