import type { FormElement, FormPage, FormText, Questionnaire } from '../composition/questionnaire.ts';
import type { FormLanguage } from '../definition/localized-text.ts';
import type { Answers } from '../rules/answers.ts';
import type { CompiledRules } from '../rules/compiled-rules.ts';
import type { Condition } from '../rules/condition.ts';
import { evaluateCondition } from '../rules/evaluate-condition.ts';
import { parseCondition } from '../rules/parse-condition.ts';
import { comparableAnswer, shownItems } from '../rules/shown-items.ts';
import type { Typed } from './page-fields.ts';
import type { OptionView, PageView, QuestionView } from './question-view.ts';
import { sensitiveElements } from './sensitive-elements.ts';

/** A published form, ready to be shown page by page without SurveyJS. */
export interface FormPages {
  readonly rules: CompiledRules;
  readonly pages: readonly FormPage[];
  /** conditions of notes, which the rules leave out because nobody answers them */
  readonly notes: ReadonlyMap<string, Condition>;
  /** questions that ask about what may hurt */
  readonly sensitive: ReadonlySet<string>;
}

/** What has been answered so far, and in which language the page is read. */
export interface Progress {
  readonly language: FormLanguage;
  readonly answers: Answers;
  /** shown in place of the answer to the question */
  readonly typed?: Typed;
  /** what is wrong, by element, in that language */
  readonly errors?: ReadonlyMap<string, string>;
}

/** Prepares a published form; once for each questionnaire. @throws Error where a note has a condition outside the subset */
export function formPages(
  questionnaire: Pick<Questionnaire, 'form' | 'items' | 'anonymity'>,
  rules: CompiledRules,
): FormPages {
  const { form } = questionnaire;
  const notes = new Map<string, Condition>();
  for (const { name, type, visibleIf } of form.pages.flatMap(({ elements }) => elements)) {
    if (type !== 'html' || visibleIf === undefined) continue;
    const parsed = parseCondition(visibleIf);
    if (!parsed.ok) throw new Error(`formPages: the condition of the note ${name} is outside the subset`);
    notes.set(name, parsed.condition);
  }
  return { rules, pages: form.pages, notes, sensitive: new Set(sensitiveElements(questionnaire)) };
}

/** Names of the pages that a person with these answers is shown, in order. */
export function shownPages(form: FormPages, answers: Answers): readonly string[] {
  const shown = shownElements(form, answers);
  return form.pages
    .filter(({ elements }) => elements.some(({ name }) => shown.has(name)))
    .map(({ name }) => name);
}

/** One page as it is shown now. Null where a person with these answers is not shown that page. */
export function pageView(form: FormPages, name: string, progress: Progress): PageView | null {
  const names = shownPages(form, progress.answers);
  const place = names.indexOf(name);
  const page = form.pages.find((one) => one.name === name);
  if (place < 0 || page === undefined) return null;
  const shown = shownElements(form, progress.answers);
  const hurts = (one: FormPage | undefined): boolean =>
    one?.elements.some((element) => shown.has(element.name) && form.sensitive.has(element.name)) ?? false;
  const before = form.pages.find((one) => one.name === names[place - 1]);
  return {
    name,
    title: textIn(page.title, progress.language),
    page: place + 1,
    pages: names.length,
    sensitive: hurts(page) && !hurts(before),
    questions: page.elements
      .filter((element) => shown.has(element.name))
      .map((element) => questionView(element, progress)),
  };
}

/** Names of the questions and notes that a person with these answers is shown. */
export function shownElements({ rules, pages, notes }: FormPages, answers: Answers): ReadonlySet<string> {
  const items = shownItems(rules, answers);
  const shown = new Set(items);
  const answerOf = (item: string) => (items.has(item) ? comparableAnswer(answers, item) : undefined);
  for (const [place, page] of pages.entries()) {
    const condition = rules.pages[place]?.shownIf ?? null;
    if (condition && !evaluateCondition(condition, answerOf)) continue;
    for (const { name, type } of page.elements) {
      if (type !== 'html') continue;
      const own = notes.get(name);
      if (own === undefined || evaluateCondition(own, answerOf)) shown.add(name);
    }
  }
  return shown;
}

const textIn = (text: FormText | undefined, language: FormLanguage): string =>
  text === undefined ? '' : (text[language] ?? text.ja);

function questionView(element: FormElement, progress: Progress): QuestionView {
  const { language, answers, typed = {}, errors } = progress;
  const { name, type } = element;
  const text = (one: FormText | undefined) => textIn(one, language);
  if (type === 'html') return { kind: 'note', name, text: text(element.html) };
  const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
  const asked = {
    name,
    title: text(element.title),
    description: text(element.description),
    error: errors?.get(name) ?? '',
  };
  const options = (list: FormElement['choices']): readonly OptionView[] =>
    (list ?? []).map((one) => ({ code: Number(one.value), text: text(one.text) }));
  const entered = Object.hasOwn(typed, name) ? typed[name] : answer;
  const value = entered === undefined ? '' : String(entered);
  switch (type) {
    case 'radiogroup':
    case 'dropdown':
      return {
        kind: 'single',
        ...asked,
        list: type === 'dropdown',
        options: options(element.choices),
        chosen: typeof answer === 'number' ? answer : null,
      };
    case 'checkbox':
      return {
        kind: 'multiple',
        ...asked,
        options: options(element.choices),
        chosen: Array.isArray(entered) ? entered : [],
      };
    case 'matrix': {
      const rows = typeof answer === 'object' && !Array.isArray(answer) ? answer : {};
      return {
        kind: 'matrix',
        ...asked,
        options: options(element.columns),
        rows: (element.rows ?? []).map((row) => ({
          name: String(row.value),
          text: text(row.text),
          chosen: (rows as Readonly<Record<string, number>>)[String(row.value)] ?? null,
        })),
      };
    }
    case 'comment':
      return { kind: 'text', ...asked, lines: true, most: element.maxLength ?? 0, value };
    default:
      if (element.inputType !== 'number')
        return { kind: 'text', ...asked, lines: false, most: element.maxLength ?? 0, value };
      return { kind: 'number', ...asked, min: element.min ?? 0, max: element.max ?? 0, value };
  }
}
