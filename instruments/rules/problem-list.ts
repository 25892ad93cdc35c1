import type { AnswerProblem, AnswerProblemCode } from './answers.ts';
import { printableKey } from './printable-key.ts';

/** How many problems are told one by one; the rest is a number. */
export const MOST_PROBLEMS = 50;

/** `item` may hold a key that someone sent: it is made printable if it is told. */
export type Report = (code: AnswerProblemCode, item: string, expected?: string | number) => void;

/** Collects the problems of one response, so that whoever sent a million of them is told fifty and a number. */
export function problemList(): { readonly report: Report; readonly all: () => readonly AnswerProblem[] } {
  const problems: AnswerProblem[] = [];
  let untold = 0;
  return {
    report: (code, item, expected) => {
      if (problems.length === MOST_PROBLEMS) {
        untold += 1;
        return;
      }
      const named = { code, item: printableKey(item) };
      problems.push(expected === undefined ? named : { ...named, expected });
    },
    all: () =>
      untold === 0 ? problems : [...problems, { code: 'answers.more-problems', item: '', expected: untold }],
  };
}
