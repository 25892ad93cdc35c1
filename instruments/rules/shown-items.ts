import type { Answers } from './answers.ts';
import type { CompiledRules } from './compiled-rules.ts';
import type { ComparableAnswer } from './condition-operators.ts';
import { evaluateCondition } from './evaluate-condition.ts';

/**
 * Which questions a person with these answers is shown, in form order (a matrix by its name).
 *
 * An answer to a question that is itself hidden does not count, so hiding one question hides all that hang on
 * it. Answers must have been checked, or have been produced by the form; the same result as survey-core gives
 * with the settings of survey-settings.ts.
 */
export function shownItems(rules: CompiledRules, answers: Answers): ReadonlySet<string> {
  const shown = new Set<string>();
  const answerOf = (item: string) => (shown.has(item) ? comparableAnswer(answers, item) : undefined);
  for (const page of rules.pages) {
    if (page.shownIf && !evaluateCondition(page.shownIf, answerOf)) continue;
    for (const element of page.elements) {
      if (!element.shownIf || evaluateCondition(element.shownIf, answerOf)) shown.add(element.name);
    }
  }
  return shown;
}

/** The answer to one item as conditions see it; texts and rows of a matrix are never compared. */
export function comparableAnswer(answers: Answers, item: string): ComparableAnswer {
  const value = Object.hasOwn(answers, item) ? answers[item] : undefined;
  return typeof value === 'number' || Array.isArray(value) ? value : undefined;
}
