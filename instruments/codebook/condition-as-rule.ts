import type { Condition } from '../rules/condition.ts';
import { operator } from '../rules/condition-operators.ts';

const SIGNS: Readonly<Record<string, string>> = {
  equal: '=',
  notequal: '<>',
  less: '<',
  lessorequal: '<=',
  greater: '>',
  greaterorequal: '>=',
};

/** A condition in SurveyJS's expression language, so that a base can be computed again: {age} >= 65 and {sex} = 1. */
export function conditionAsRule(condition: Condition): string {
  if ('not' in condition) return `!(${conditionAsRule(condition.not)})`;
  if ('operator' in condition) {
    const { surveyName, operands: wanted } = operator(condition.operator);
    const sign = SIGNS[surveyName] ?? surveyName;
    if (wanted === 'none') return `{${condition.item}} ${sign}`;
    const operands = condition.operands.join(', ');
    return `{${condition.item}} ${sign} ${wanted === 'list' ? `[${operands}]` : operands}`;
  }
  const parts = 'all' in condition ? condition.all : condition.any;
  return parts.map(inBrackets).join('all' in condition ? ' and ' : ' or ');
}

function inBrackets(condition: Condition): string {
  const rule = conditionAsRule(condition);
  return 'all' in condition || 'any' in condition ? `(${rule})` : rule;
}
