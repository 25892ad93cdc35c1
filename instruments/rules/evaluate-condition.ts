import type { Condition } from './condition.ts';
import { type ComparableAnswer, operator } from './condition-operators.ts';

/** Whether a condition holds, given the answer to each item it names; an item without an answer gives undefined. */
export function evaluateCondition(
  condition: Condition,
  answerOf: (item: string) => ComparableAnswer,
): boolean {
  if ('all' in condition) return condition.all.every((part) => evaluateCondition(part, answerOf));
  if ('any' in condition) return condition.any.some((part) => evaluateCondition(part, answerOf));
  if ('not' in condition) return !evaluateCondition(condition.not, answerOf);
  return operator(condition.operator).holds(answerOf(condition.item), condition.operands);
}
