import type { Answers, AnswerValue } from '../rules/answers.ts';
import type { CompiledRules } from '../rules/compiled-rules.ts';
import { type Comparison, type Condition, comparisonsOf } from '../rules/condition.ts';
import { type ComparableAnswer, operator } from '../rules/condition-operators.ts';
import { shownItems } from '../rules/shown-items.ts';
import { both } from './search-answers.ts';
import { tellingAnswers } from './telling-answers.ts';

/** What was decided so far: an answer, or undefined for a question that is left empty. */
type Decided = ReadonlyMap<string, AnswerValue | undefined>;

/**
 * Answers after which a question is shown, found backwards from its condition: only questions that bear on it are
 * answered. Null where the search finds none.
 */
export function answersThatShow(rules: CompiledRules, name: string): Answers | null {
  const elements = new Map(
    rules.pages.flatMap((page) =>
      page.elements.map((own) => [own.name, { ...own, shownIf: both(page.shownIf, own.shownIf) }] as const),
    ),
  );
  const comparisons = [...elements.values()].flatMap(({ shownIf }) =>
    shownIf ? comparisonsOf(shownIf) : [],
  );

  function* show(item: string, decided: Decided): Generator<Decided> {
    const condition = elements.get(item)?.shownIf ?? null;
    if (condition === null) yield decided;
    else yield* make(condition, true, decided);
  }
  /** Every way to make the condition hold, or fail. */
  function* make(condition: Condition, holds: boolean, decided: Decided): Generator<Decided> {
    if ('not' in condition) yield* make(condition.not, !holds, decided);
    else if ('operator' in condition) yield* answer(condition, holds, decided);
    else {
      const parts = 'all' in condition ? condition.all : condition.any;
      if ('all' in condition === holds) yield* makeAll(parts, holds, decided);
      else for (const part of parts) yield* make(part, holds, decided);
    }
  }
  function* makeAll(parts: readonly Condition[], holds: boolean, decided: Decided): Generator<Decided> {
    const [first, ...rest] = parts;
    if (!first) yield decided;
    else for (const next of make(first, holds, decided)) yield* makeAll(rest, holds, next);
  }
  function* answer({ operator: name, item, operands }: Comparison, holds: boolean, decided: Decided) {
    const fits = (value: AnswerValue | undefined) =>
      operator(name).holds(value as ComparableAnswer, operands) === holds;
    if (decided.has(item)) {
      if (fits(decided.get(item))) yield decided;
      return;
    }
    const rule = elements.get(item)?.answer;
    const telling = rule
      ? tellingAnswers(
          rule,
          comparisons.filter((comparison) => comparison.item === item),
        )
      : [];
    for (const value of (telling ?? []).filter(fits))
      for (const shown of show(item, decided)) yield new Map([...shown, [item, value]]);
    if (fits(undefined)) yield new Map([...decided, [item, undefined]]);
  }

  for (const decided of show(name, new Map())) {
    const answers = Object.fromEntries(
      [...decided].flatMap(([item, value]) => (value === undefined ? [] : [[item, value]])),
    );
    if (shownItems(rules, answers).has(name)) return answers;
  }
  return null;
}
