import type { CompiledRules, ElementRule } from '../rules/compiled-rules.ts';
import type { Condition } from '../rules/condition.ts';
import { certainCondition, type KnownAnswer } from './certain-condition.ts';

/** With more options than this, only those that lead elsewhere than most others carry an arrow. */
const ARROW_EVERYWHERE = 5;

/** Where somebody goes on: the name of a question, or null after the last one. */
export type Destination = string | null;

/**
 * Where the people who give one answer go on, by option code, for a question where one answer is enough to
 * tell (a single answer, or an option that stands alone). Empty where every answer leads to the next question.
 *
 * A question is passed over only if that one answer makes it certain that it is not asked, whatever else was
 * answered; so an arrow never leads past a question that the web form would show.
 */
export function destinations(rules: CompiledRules, name: string): ReadonlyMap<number, Destination> {
  const asked = rules.pages.flatMap((page) =>
    page.elements.map((element) => ({ element, shownIf: [page.shownIf, element.shownIf] })),
  );
  const from = asked.findIndex(({ element }) => element.name === name);
  const element = asked[from]?.element;
  if (!element) return new Map();
  const next: Destination = asked[from + 1]?.element.name ?? null;
  const found = new Map(
    answersThatTell(element).map(([code, answer]) => [code, destination(asked, from, answer)] as const),
  );
  if ([...found.values()].every((one) => one === next)) return new Map();
  if (found.size <= ARROW_EVERYWHERE) return found;
  const usual = mostCommon([...found.values()]);
  return new Map([...found].filter(([, one]) => one !== usual));
}

function answersThatTell({ answer }: ElementRule): readonly (readonly [number, KnownAnswer])[] {
  if (answer.kind === 'single') return answer.codes.map((code) => [code, code]);
  if (answer.kind === 'multiple') return answer.exclusive.map((code) => [code, [code]]);
  return [];
}

interface Asked {
  readonly element: ElementRule;
  /** conditions of its page and its own: all must hold */
  readonly shownIf: readonly (Condition | null)[];
}

/** Whoever is asked a question has given the answers that its conditions ask for. */
function assume({ shownIf }: Asked, asked: readonly Asked[], known: Map<string, KnownAnswer>): void {
  for (const condition of shownIf.flatMap((one) => (one && 'all' in one ? one.all : one ? [one] : []))) {
    if (!('operator' in condition) || condition.operator !== 'equal') continue;
    if (known.has(condition.item)) continue;
    known.set(condition.item, condition.operands[0]);
    const earlier = asked.find(({ element }) => element.name === condition.item);
    if (earlier) assume(earlier, asked, known);
  }
}

function destination(asked: readonly Asked[], from: number, answer: KnownAnswer): Destination {
  const known = new Map<string, KnownAnswer>();
  const start = asked[from];
  if (!start) return null;
  known.set(start.element.name, answer);
  assume(start, asked, known);
  const answerOf = (item: string) => (known.has(item) ? known.get(item) : 'unknown');
  for (const { element, shownIf } of asked.slice(from + 1)) {
    const passed = shownIf.some((condition) => condition && certainCondition(condition, answerOf) === false);
    if (!passed) return element.name;
    // whoever is not asked gives no answer, and conditions further on see that
    known.set(element.name, undefined);
  }
  return null;
}

function mostCommon(values: readonly Destination[]): Destination {
  const counts = new Map<Destination, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
