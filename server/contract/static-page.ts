import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import type { PageView } from '../../instruments/form-view/question-view.ts';
import type { Problem, PublicSurvey } from './api.ts';

/** What a page of the form says that works before, or without, any script. */
export type StaticScreen =
  /** the facts, the code, the consent; with them the first questions, which a script shows without asking again */
  | {
      readonly name: 'cover';
      readonly first: PageView | null;
      readonly startToken: string;
      /** as typed so far */
      readonly code: string;
      /** the start was pressed: what is wrong with the code is said, also where none was typed */
      readonly asked: boolean;
    }
  | {
      readonly name: 'questions';
      readonly page: PageView;
      /** questions and notes that an answer on this page has just added to it */
      readonly added: readonly string[];
    }
  /** after the last question */
  | { readonly name: 'ready' }
  | { readonly name: 'ended'; readonly reason: 'closed' | 'not-open-yet'; readonly refused: boolean }
  /** `begins`: the code was looked at before the questions, and its button leads to them */
  | {
      readonly name: 'code';
      readonly problem: Problem;
      readonly code: string;
      readonly begins: boolean;
      /** something was entered already, which is still there */
      readonly entered: boolean;
    }
  | { readonly name: 'refused'; readonly problem: Problem }
  /** nobody knows whether the answers arrived: the same go out again */
  | { readonly name: 'waiting' }
  /** what was sent cannot be read as answers begun here */
  | { readonly name: 'lost' }
  /** there is no network, and the page that was wanted lies in no copy */
  | { readonly name: 'offline' }
  /** the privacy notice: no part of the way through the questionnaire */
  | { readonly name: 'privacy' }
  | {
      readonly name: 'receipt';
      readonly receipt: string;
      /** null when this is the receipt of an answer that had come before */
      readonly day: string | null;
      readonly closing: readonly ClosingNote[];
    };

/** A note for after the last page, in the language shown or, where it has none of it, in Japanese. */
export interface ClosingNote {
  readonly name: string;
  readonly text: string;
  readonly language: FormLanguage;
}

export interface StaticPage {
  readonly survey: PublicSurvey;
  readonly language: FormLanguage;
  readonly screen: StaticScreen;
  /** the address that its buttons send to */
  readonly action: string;
  /** what has been answered so far, readable by the server alone; null where there is nothing yet */
  readonly sealed: string | null;
  /** readings above kanji, where the language has them */
  readonly readings: boolean;
  /** the channel that answers are counted under, and whether others use this device afterwards: then nothing is kept on it */
  readonly channel: { readonly id: string; readonly shared: boolean };
}

/** The inside of the page's body as HTML. Written by the client's build, so that both draw the same page. */
export type RenderStaticPage = (page: StaticPage) => string;
