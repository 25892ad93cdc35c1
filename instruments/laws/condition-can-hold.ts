import { isQuestion } from '../definition/questions.ts';
import type { Element, Page } from '../definition/survey-json.ts';
import type { Answers } from '../rules/answers.ts';
import { compileRules } from '../rules/compile-rules.ts';
import type { CompiledRules } from '../rules/compiled-rules.ts';
import { comparisonsOf } from '../rules/condition.ts';
import { conditionFindings } from '../rules/condition-findings.ts';
import { shownItems } from '../rules/shown-items.ts';
import { type AskedForm, type Breach, breach, type Law } from './law.ts';
import { tellingAnswers } from './telling-answers.ts';

/** Combinations tried for one question; what hangs on more cannot be overseen by a person either. */
const MOST_COMBINATIONS = 20_000;

/** Every question and every note with a condition can be reached by some answers, and missed by some others. */
export const conditionCanHold: Law = {
  code: 'condition-can-hold',
  // a condition that is broken in itself is the business of two other laws
  check: ({ forms }) =>
    forms.filter((form) => conditionFindings(form.pages).length === 0).flatMap(unreachable),
};

const wrong = {
  never: [
    'この部分の条件は、どのような回答でも成り立ちません。条件を直してください。',
    'No answers whatever show this; correct its condition or that of its page.',
  ],
  always: [
    'この部分の条件は、どのような回答でも成り立ちます。条件を消してください。',
    'Whatever is answered, this is shown; remove its condition.',
  ],
  'too many': [
    'この部分の条件に関わる設問が多すぎて、確かめられません。条件を簡単にしてください。',
    'Too many questions decide whether this is shown, so it cannot be checked; simplify its condition.',
  ],
} as const;

function unreachable(form: AskedForm): readonly Breach[] {
  const pages = form.pages.map((page): Page => ({ ...page, elements: page.elements.map(noteAsQuestion) }));
  const rules = compileRules({ id: form.name, version: '', pages });
  return rules.pages
    .flatMap((page) => page.elements)
    .filter((element) => element.dependsOn.length > 0)
    .flatMap((element) => {
      const seen = reach(rules, element.name);
      if (seen === 'sometimes') return [];
      const [ja, en] = wrong[seen];
      return [breach(`${form.name}: ${element.name}`, ja, en)];
    });
}

/** A note is shown or not as a question is, but the rules are made of questions only. */
function noteAsQuestion(element: Element): Element {
  if (isQuestion(element)) return element;
  const { name, html, visibleIf } = element;
  return { type: 'comment', name, title: html, maxLength: 1, ...(visibleIf !== undefined && { visibleIf }) };
}

/** Tries every combination of answers to the questions that decide, near or far, whether this one is shown. */
function reach(rules: CompiledRules, name: string): 'sometimes' | keyof typeof wrong {
  const elements = new Map(
    rules.pages.flatMap((page) => page.elements.map((element) => [element.name, element])),
  );
  const deciding = new Set<string>();
  const visit = (other: string) => {
    for (const next of elements.get(other)?.dependsOn ?? []) {
      if (deciding.has(next)) continue;
      deciding.add(next);
      visit(next);
    }
  };
  visit(name);

  const operands = comparedWith(rules);
  let combinations: Answers[] = [{}];
  for (const item of deciding) {
    const rule = elements.get(item)?.answer;
    const values = rule ? tellingAnswers(rule, operands.get(item) ?? []) : [];
    if (combinations.length * (values.length + 1) > MOST_COMBINATIONS) return 'too many';
    combinations = combinations.flatMap((answers) => [
      answers,
      ...values.map((value) => ({ ...answers, [item]: value })),
    ]);
  }
  const shown = combinations.filter((answers) => shownItems(rules, answers).has(name)).length;
  if (shown === 0) return 'never';
  return shown === combinations.length ? 'always' : 'sometimes';
}

/** Item → every number that some condition compares it with. */
function comparedWith(rules: CompiledRules): ReadonlyMap<string, readonly number[]> {
  const operands = new Map<string, number[]>();
  for (const page of rules.pages)
    for (const { shownIf } of [page, ...page.elements])
      for (const comparison of shownIf ? comparisonsOf(shownIf) : [])
        operands.set(comparison.item, [...(operands.get(comparison.item) ?? []), ...comparison.operands]);
  return operands;
}
