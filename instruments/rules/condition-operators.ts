/** What an operator can look at: an answer that passed its own check, or no answer. */
export type ComparableAnswer = number | readonly number[] | undefined;

export type ComparableKind = 'single' | 'number' | 'multiple';

interface Operator {
  /** how survey-core's parser calls it */
  readonly surveyName: string;
  readonly operands: 'none' | 'one' | 'list';
  /** kinds of item it may stand at; elsewhere survey-core compares text, lists or nothing useful */
  readonly kinds: readonly ComparableKind[];
  readonly holds: (answer: ComparableAnswer, operands: readonly number[]) => boolean;
}

const single = ['single', 'number'] as const;
const every = ['single', 'number', 'multiple'] as const;

const includes = (answer: ComparableAnswer, code: number) => Array.isArray(answer) && answer.includes(code);
const compare = (test: (answer: number, operand: number) => boolean) =>
  ((answer, [operand]) =>
    typeof answer === 'number' && operand !== undefined && test(answer, operand)) satisfies Operator['holds'];

/**
 * The operators that a condition may use, each as survey-core evaluates it when there is no answer:
 * `<>`, `noneof` and `notcontains` hold then, every other comparison fails.
 */
export const operators = {
  answered: {
    surveyName: 'notempty',
    operands: 'none',
    kinds: every,
    holds: (answer) => answer !== undefined,
  },
  unanswered: {
    surveyName: 'empty',
    operands: 'none',
    kinds: every,
    holds: (answer) => answer === undefined,
  },
  equal: { surveyName: 'equal', operands: 'one', kinds: single, holds: compare((a, b) => a === b) },
  notEqual: {
    surveyName: 'notequal',
    operands: 'one',
    kinds: single,
    holds: (answer, [operand]) => answer !== operand,
  },
  less: { surveyName: 'less', operands: 'one', kinds: single, holds: compare((a, b) => a < b) },
  atMost: { surveyName: 'lessorequal', operands: 'one', kinds: single, holds: compare((a, b) => a <= b) },
  greater: { surveyName: 'greater', operands: 'one', kinds: single, holds: compare((a, b) => a > b) },
  atLeast: { surveyName: 'greaterorequal', operands: 'one', kinds: single, holds: compare((a, b) => a >= b) },
  anyOf: {
    surveyName: 'anyof',
    operands: 'list',
    kinds: every,
    holds: (answer, operands) =>
      typeof answer === 'number'
        ? operands.includes(answer)
        : operands.some((code) => includes(answer, code)),
  },
  noneOf: {
    surveyName: 'noneof',
    operands: 'list',
    kinds: every,
    holds: (answer, operands) =>
      typeof answer === 'number'
        ? !operands.includes(answer)
        : !operands.some((code) => includes(answer, code)),
  },
  allOf: {
    surveyName: 'allof',
    operands: 'list',
    kinds: ['multiple'],
    holds: (answer, operands) => operands.every((code) => includes(answer, code)),
  },
  contains: {
    surveyName: 'contains',
    operands: 'one',
    kinds: ['multiple'],
    holds: (answer, [code]) => code !== undefined && includes(answer, code),
  },
  notContains: {
    surveyName: 'notcontains',
    operands: 'one',
    kinds: ['multiple'],
    holds: (answer, [code]) => code !== undefined && !includes(answer, code),
  },
} as const satisfies Record<string, Operator>;

export type OperatorName = keyof typeof operators;

export const operatorNames = Object.keys(operators) as readonly OperatorName[];

export function operator(name: OperatorName): Operator {
  return operators[name];
}
