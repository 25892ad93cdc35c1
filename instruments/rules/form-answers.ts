import type { Answers, AnswerValue } from './answers.ts';
import { cleanText, isBlank } from './text-characters.ts';

/**
 * What the browser sends, from the data of a completed SurveyJS form: texts cleaned of what a paste may bring
 * (control characters and the like), questions without content left out. Everything else stays as the form has
 * it. The server checks the result; it never repairs anything itself.
 */
export function formAnswers(data: Readonly<Record<string, unknown>>): Answers {
  const answers: Record<string, AnswerValue> = {};
  for (const [name, value] of Object.entries(data)) {
    const kept = typeof value === 'string' ? cleanText(value) : value;
    if (!isEmpty(kept)) answers[name] = kept as AnswerValue;
  }
  return Object.freeze(answers);
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return isBlank(value);
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0;
  return value === null || value === undefined;
}
