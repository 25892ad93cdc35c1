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
