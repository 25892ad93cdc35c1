import type { JSX } from 'react';
import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import type { SurveyTexts } from '../../../instruments/form-texts/ja.ts';
import type { Answers } from '../../../instruments/rules/answers.ts';
import type { ClosingNote } from '../../../server/contract/static-page.ts';

/** Where a person is in the questionnaire. Pages that routing leaves out are not counted. */
export interface PagePosition {
  /** from 1 */
  readonly page: number;
  readonly pages: number;
  /** empty where the page has no title of its own */
  readonly title: string;
  /** questions about what may hurt begin here: the way to skip stands before them, once for pages in a row */
  readonly sensitive: boolean;
}

/** All that was done in a questionnaire so far: enough to go on with it elsewhere or later. */
export interface FilledIn {
  /** answers by question, as SurveyJS holds them */
  readonly answers: Answers;
  /** what was typed where no answer came of it, by question */
  readonly typed: Readonly<Record<string, string>>;
  /** name of the page at which the person is */
  readonly page: string;
}

/** A questionnaire being filled in: all that the form knows of SurveyJS, which stands behind survey-adapter.tsx alone. */
export interface QuestionnaireForm {
  /** the questions of the current page */
  questions(): JSX.Element;
  /** the same object until something changes */
  position(): PagePosition;
  subscribe(listener: () => void): () => void;
  /** tells of every change of what is chosen or typed */
  subscribeToAnswers(listener: () => void): () => void;
  /** to the next page, or `finished` after the last; `mistaken` when an answer on this page cannot be right */
  next(): 'moved' | 'finished' | 'mistaken';
  back(): void;
  /** to the page with this number among those that are shown; forward only over pages that can be left */
  turnTo(page: number): 'moved' | 'finished' | 'mistaken';
  /** goes on in another language; answers, page and mistakes stay */
  show(language: FormLanguage, texts: SurveyTexts): void;
  closing(): readonly ClosingNote[];
  /** the wording of an item, by its id (`<element>` or `<matrix>.<row>`); null when it has no such item */
  wordingOf(item: string): string | null;
  /** opens the page of an item; one that is not shown changes nothing */
  goTo(item: string): void;
  /** puts the focus on an item of the current page, once the page is on the screen */
  focus(item: string): void;
  /** takes an answer back, as if it had never been given */
  withdraw(item: string): void;
  /** takes over what was chosen and typed on a page of plain HTML: names of fields with their values, as a browser sends them */
  take(fields: readonly (readonly [name: string, value: string])[]): void;
  /** what `restore` brings back */
  filledIn(): FilledIn;
  /** brings back what was filled in, and nothing else stays; what this questionnaire has no place for is left out */
  restore(filledIn: FilledIn): void;
  /** forgets all that was filled in: what follows is somebody else's, or another response */
  clear(): void;
  hasAnswers(): boolean;
  /** the answers as they are sent: those of questions that routing hides are left out */
  answers(): Answers;
}
