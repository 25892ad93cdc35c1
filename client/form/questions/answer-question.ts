import { createContext, useContext } from 'react';

/** What a question tells whoever holds the answers. A page that the browser sends as a plain form has nobody to tell. */
export interface AnswerQuestion {
  /** one option of a single answer; null takes the answer back */
  choose(name: string, code: number | null): void;
  /** one option of several, on or off */
  mark(name: string, code: number, chosen: boolean): void;
  /** one row of a matrix; null takes the answer back */
  chooseInRow(name: string, row: string, code: number | null): void;
  type(name: string, text: string): void;
}

const nobody: AnswerQuestion = {
  choose: () => undefined,
  mark: () => undefined,
  chooseInRow: () => undefined,
  type: () => undefined,
};

const context = createContext<AnswerQuestion>(nobody);
export const AnswerQuestionProvider = context.Provider;
export const useAnswerQuestion = (): AnswerQuestion => useContext(context);
