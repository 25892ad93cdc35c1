import type { FormElement, FormText } from '../composition/questionnaire.ts';
import type { FormLanguage } from '../definition/localized-text.ts';
import type { FormTexts } from '../form-texts/ja.ts';
import type { AnswerRule } from '../rules/compiled-rules.ts';
import type { FormPages } from './form-pages.ts';
import type { Typed } from './page-fields.ts';
import { typedNumberOf } from './whole-number.ts';

/** What is wrong with what was entered, by question, in the words that the form in the browser has for it. */
export function fieldErrors(
  { rules, pages }: Pick<FormPages, 'rules' | 'pages'>,
  typed: Typed,
  language: FormLanguage,
  t: FormTexts,
): ReadonlyMap<string, string> {
  const errors = new Map<string, string>();
  const elements = pages.flatMap((page) => page.elements);
  for (const { name, answer } of rules.pages.flatMap((page) => page.elements)) {
    const entered = Object.hasOwn(typed, name) ? typed[name] : undefined;
    const element = elements.find((one) => one.name === name);
    if (entered === undefined || element === undefined) continue;
    errors.set(name, fieldError(element, answer, entered, { language, t }));
  }
  return errors;
}

interface Words {
  readonly language: FormLanguage;
  readonly t: FormTexts;
}

function fieldError(
  element: FormElement,
  rule: AnswerRule,
  entered: string | readonly number[],
  { language, t }: Words,
): string {
  const own = (text: FormText | undefined, limit: number): string =>
    (text?.[language] ?? text?.ja ?? t.survey.invalidInputError).replace('{0}', String(limit));
  if (rule.kind === 'number' && typeof entered === 'string') {
    const number = typedNumberOf(entered);
    if (number === null) return t.survey.invalidInputError;
    const wrong: string[] = [];
    if (number < rule.min) wrong.push(own(element.minErrorText, rule.min));
    if (number > rule.max) wrong.push(own(element.maxErrorText, rule.max));
    // 12.0 too: it is none of the numbers that are taken
    if (!Number.isInteger(number) || wrong.length === 0) wrong.push(own(element.stepErrorText, 1));
    return wrong.join(' ');
  }
  if (rule.kind === 'multiple' && typeof entered === 'object') {
    const alone = rule.exclusive.find((code) => entered.includes(code));
    if (alone === undefined) return t.survey.maxSelectError.replace('{0}', String(rule.most));
    const option = element.choices?.find(({ value }) => value === alone)?.text;
    return t.notTogether(option?.[language] ?? option?.ja ?? String(alone));
  }
  return t.survey.textMaxLength.replace('{0}', rule.kind === 'text' ? String(rule.most) : '');
}
