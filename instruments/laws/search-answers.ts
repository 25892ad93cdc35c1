import type { AnswerRule, CompiledRules } from '../rules/compiled-rules.ts';
import { type Comparison, type Condition, comparisonsOf } from '../rules/condition.ts';
import { type ComparableAnswer, operator } from '../rules/condition-operators.ts';
import { evaluateCondition } from '../rules/evaluate-condition.ts';
import { tellingAnswers } from './telling-answers.ts';

/** One question that conditions look at: what can be answered, and when it is asked. */
export interface DecidingItem {
  readonly name: string;
  readonly answer: AnswerRule;
  /** looks at items before it only; null: always asked */
  readonly askedIf: Condition | null;
}

/** `not decided`: the search was given up after `MOST_COMPARISONS`. */
export type SearchResult = 'found' | 'none' | 'not decided';

/** Comparisons made before the search is given up: what needs more, no person oversees either. */
const MOST_COMPARISONS = 250_000;

/**
 * Whether any answers make a condition hold. Every kind of answer that the comparisons can tell apart is tried,
 * item by item in form order; a question that is not asked has no answer. A branch is left as soon as the
 * answers so far decide the condition (undecided parts count as undecided, in three values).
 *
 * @param items in form order
 * @param comparisons every comparison that anything here makes, so that answers they tell apart are all tried
 */
export function searchAnswers(
  goal: Condition,
  items: readonly DecidingItem[],
  comparisons: readonly Comparison[],
): SearchResult {
  const byItem = new Map<string, Comparison[]>();
  for (const comparison of comparisons) {
    const own = byItem.get(comparison.item);
    if (own) own.push(comparison);
    else byItem.set(comparison.item, [comparison]);
  }
  const choices = items.map(({ name, answer }) => tellingAnswers(answer, byItem.get(name) ?? []));
  if (choices.includes(null)) return 'not decided';
  const answers = new Map<string, ComparableAnswer>();
  const eachTime = comparisonsOf(goal).length;
  let made = 0;
  const search = (at: number): SearchResult => {
    const truth = truthOf(goal, answers);
    if (truth !== undefined) return truth ? 'found' : 'none';
    made += eachTime;
    if (made > MOST_COMPARISONS) return 'not decided';
    const item = items[at];
    // an item of the goal that stands in no form: its own law names it
    if (item === undefined) return 'none';
    const asked = item.askedIf === null || evaluateCondition(item.askedIf, (name) => answers.get(name));
    for (const value of asked ? [...(choices[at] ?? []), undefined] : [undefined]) {
      answers.set(item.name, value as ComparableAnswer);
      const result = search(at + 1);
      if (result !== 'none') return result;
    }
    answers.delete(item.name);
    return 'none';
  };
  return search(0);
}

/** Whether the condition holds whatever the items without an entry are answered; undefined: that depends on them. */
export function truthOf(
  condition: Condition,
  answers: ReadonlyMap<string, ComparableAnswer>,
): boolean | undefined {
  if ('not' in condition) {
    const truth = truthOf(condition.not, answers);
    return truth === undefined ? undefined : !truth;
  }
  if ('all' in condition || 'any' in condition) {
    const decisive = 'any' in condition;
    let truth: boolean | undefined = !decisive;
    for (const part of 'all' in condition ? condition.all : condition.any) {
      const own = truthOf(part, answers);
      if (own === decisive) return decisive;
      if (own === undefined) truth = undefined;
    }
    return truth;
  }
  if (!answers.has(condition.item)) return undefined;
  return operator(condition.operator).holds(answers.get(condition.item), condition.operands);
}

/** The questions on which it hangs, near or far, whether a condition holds, in form order, with their own conditions. */
export function decidingItems(
  rules: CompiledRules,
  goal: Condition,
): { readonly items: readonly DecidingItem[]; readonly comparisons: readonly Comparison[] } {
  const items = rules.pages.flatMap((page) =>
    page.elements.map((element) => ({
      name: element.name,
      answer: element.answer,
      askedIf: both(page.shownIf, element.shownIf),
    })),
  );
  const byName = new Map(items.map((item) => [item.name, item]));
  const deciding = new Set<string>();
  const comparisons: Comparison[] = [];
  const visit = (condition: Condition) => {
    for (const comparison of comparisonsOf(condition)) {
      comparisons.push(comparison);
      if (deciding.has(comparison.item)) continue;
      deciding.add(comparison.item);
      const askedIf = byName.get(comparison.item)?.askedIf;
      if (askedIf) visit(askedIf);
    }
  };
  visit(goal);
  return { items: items.filter(({ name }) => deciding.has(name)), comparisons };
}

/** The condition of a page and that of something on it, together. */
export function both(page: Condition | null, own: Condition | null): Condition | null {
  return page !== null && own !== null ? { all: [page, own] } : (page ?? own);
}
