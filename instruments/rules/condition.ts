import type { OperatorName } from './condition-operators.ts';

/**
 * When something is shown, as plain data: what is left of a `visibleIf` once survey-core has parsed it.
 * It can be stored, sent and evaluated without SurveyJS.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Comparison;

/** One answer compared with what stands in the definition. */
export interface Comparison {
  readonly operator: OperatorName;
  /** element name of a single, multiple or number item; rows of a matrix are outside the subset */
  readonly item: string;
  /** one number, several, or none for answered and unanswered */
  readonly operands: readonly number[];
}

/** Every comparison of a condition, from left to right. */
export function comparisonsOf(condition: Condition): readonly Comparison[] {
  if ('all' in condition) return condition.all.flatMap(comparisonsOf);
  if ('any' in condition) return condition.any.flatMap(comparisonsOf);
  if ('not' in condition) return comparisonsOf(condition.not);
  return [condition];
}

/**
 * Order comparisons (`<`, `<=`, `>`, `>=`) that do not stand beside `notempty` of the same item. survey-core
 * takes a field that was filled and emptied again for 0 there, and for nothing while it was never filled.
 */
export function unguardedOrders(
  condition: Condition,
  guarded: readonly string[] = [],
): readonly Comparison[] {
  if ('all' in condition) {
    const answered = condition.all.flatMap((part) =>
      'operator' in part && part.operator === 'answered' ? [part.item] : [],
    );
    return condition.all.flatMap((part) => unguardedOrders(part, [...guarded, ...answered]));
  }
  if ('any' in condition) return condition.any.flatMap((part) => unguardedOrders(part, guarded));
  if ('not' in condition) return unguardedOrders(condition.not, guarded);
  return ORDERS.includes(condition.operator) && !guarded.includes(condition.item) ? [condition] : [];
}

const ORDERS: readonly OperatorName[] = ['less', 'atMost', 'greater', 'atLeast'];
