import type { AnswerProblem, Answers, AnswerValue } from './answers.ts';
import { checkAnswer } from './check-answer.ts';
import type { CompiledRules } from './compiled-rules.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import { problemList, type Report } from './problem-list.ts';
import { comparableAnswer } from './shown-items.ts';

export type CheckedAnswers =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly problems: readonly AnswerProblem[] };

/**
 * Replays a response against the published rules: may a person who saw this form have given these answers?
 *
 * Nothing is repaired and nothing is required; every answer must be of the right kind, among the codes, within
 * its limits, and given to a question that is shown (an answer to a hidden question does not count, nor does it
 * show others). What comes back is a frozen copy in form order, the codes of a multiple answer in the order of
 * the options: the order in which boxes were ticked is nobody's business.
 *
 * Where an answer is not valid, it is not known what hangs on it, so what hangs on it is not called hidden.
 *
 * @param input what arrived, already parsed from JSON
 * @returns the answers, or all problems at once in form order, then unknown items; at most `MOST_PROBLEMS`
 *   and one `answers.more-problems` with the number left out
 */
export function checkAnswers(rules: CompiledRules, input: unknown): CheckedAnswers {
  if (!isRecord(input)) return { ok: false, problems: [{ code: 'answers.not-an-object', item: '' }] };
  const answers: Record<string, AnswerValue> = {};
  const { report, all } = problemList();
  const unsure = new Set<string>();
  const answerOf = (item: string) => comparableAnswer(answers, item);
  let known = 0;

  for (const page of rules.pages) {
    const pageShown = !page.shownIf || evaluateCondition(page.shownIf, answerOf);
    for (const { name, answer, shownIf, dependsOn } of page.elements) {
      const maybeShown = unsure.size > 0 && dependsOn.some((other) => unsure.has(other));
      if (maybeShown) unsure.add(name);
      if (!Object.hasOwn(input, name)) continue;
      known += 1;
      if (!maybeShown && !(pageShown && (!shownIf || evaluateCondition(shownIf, answerOf)))) {
        report('answer.not-shown', name);
        continue;
      }
      const value = checkAnswer(answer, name, input[name], report);
      if (value === undefined) unsure.add(name);
      else answers[name] = value;
    }
  }
  if (Object.keys(input).length !== known) reportUnknownItems(rules, input, report);
  const problems = all();
  return problems.length > 0 ? { ok: false, problems } : { ok: true, answers: Object.freeze(answers) };
}

function reportUnknownItems(
  rules: CompiledRules,
  input: Readonly<Record<string, unknown>>,
  report: Report,
): void {
  const names = new Set(rules.pages.flatMap((page) => page.elements.map((element) => element.name)));
  for (const key of Object.keys(input)) if (!names.has(key)) report('answer.unknown-item', key);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
