import type { Condition } from '../rules/condition.ts';
import { type ComparableAnswer, operator } from '../rules/condition-operators.ts';

/** What is known of an answer on paper: `'unknown'`, or the answer (undefined: certainly none). */
export type KnownAnswer = ComparableAnswer | 'unknown';

/** Whether a condition certainly holds, certainly does not, or cannot be told from what is known (null). */
export function certainCondition(condition: Condition, known: (item: string) => KnownAnswer): boolean | null {
  if ('all' in condition) return every(condition.all.map((part) => certainCondition(part, known)));
  if ('any' in condition) {
    const none = every(condition.any.map((part) => opposite(certainCondition(part, known))));
    return opposite(none);
  }
  if ('not' in condition) return opposite(certainCondition(condition.not, known));
  const answer = known(condition.item);
  return answer === 'unknown' ? null : operator(condition.operator).holds(answer, condition.operands);
}

function opposite(truth: boolean | null): boolean | null {
  return truth === null ? null : !truth;
}

function every(truths: readonly (boolean | null)[]): boolean | null {
  if (truths.includes(false)) return false;
  return truths.includes(null) ? null : true;
}
