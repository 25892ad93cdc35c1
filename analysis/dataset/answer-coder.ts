import type { Variable } from '../../instruments/codebook/codebook.ts';
import { LARGEST_CODE } from '../../instruments/codebook/reserved-codes.ts';
import type { Answers, AnswerValue } from '../../instruments/rules/answers.ts';
import { RESERVED } from './dataset.ts';

/** Code of one answer, or why it has none. */
export type Coded = { readonly code: number } | { readonly problem: string };

/** Turns the answers of one response, and whether the question was shown, into the code of one variable. */
export type AnswerCoder = (answers: Answers, shown: boolean) => Coded;

const NOT_ASKED: Coded = { code: RESERVED.notAsked };
const NO_ANSWER: Coded = { code: RESERVED.noAnswer };
/** codes are shared objects: coding a hundred thousand responses makes none */
const CODES: readonly Coded[] = Array.from({ length: 256 }, (_, code) => ({ code }));

function own(answers: Answers, name: string): AnswerValue | undefined {
  return Object.hasOwn(answers, name) ? answers[name] : undefined;
}

function single(codes: ReadonlySet<number>, value: unknown): Coded {
  if (typeof value !== 'number') return { problem: 'is not a code' };
  return codes.has(value) ? (CODES[value] as Coded) : { problem: 'has a code that the item does not know' };
}

/** Name of the row of a matrix that a variable is. */
const rowOf = ({ id, element }: Variable) => id.slice(element.length + 1);

function ofMatrix(
  variable: Variable,
  known: ReadonlySet<string>,
  codes: ReadonlySet<number>,
  value: unknown,
): Coded {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: 'is not an answer by rows' };
  if (!Object.keys(value).every((name) => known.has(name)))
    return { problem: 'has a row that the item does not know' };
  const rows = value as { readonly [row: string]: unknown };
  const row = rowOf(variable);
  return Object.hasOwn(rows, row) ? single(codes, rows[row]) : NO_ANSWER;
}

/** Code of the option of a multiple answer that a variable is. */
const codeOfOption = ({ id, item }: Variable) => Number(id.slice(item.length + 1));

function option(variable: Variable, known: ReadonlySet<number>, value: AnswerValue): Coded {
  if (!Array.isArray(value)) return { problem: 'is not a list of codes' };
  const chosen = value as readonly number[];
  if (chosen.length === 0) return { problem: 'is an empty list' };
  if (!chosen.every((code) => known.has(code))) return { problem: 'has a code that the item does not know' };
  if (new Set(chosen).size < chosen.length) return { problem: 'has a code twice' };
  return CODES[chosen.includes(codeOfOption(variable)) ? 1 : 0] as Coded;
}

function number({ range }: Variable, value: AnswerValue): Coded {
  if (typeof value !== 'number' || !Number.isInteger(value)) return { problem: 'is not a whole number' };
  const fits =
    value >= 0 &&
    value <= LARGEST_CODE &&
    (range === undefined || (value >= range.min && value <= range.max));
  return fits ? (CODES[value] as Coded) : { problem: 'is a number out of its range' };
}

/** How a variable of a codebook is coded; `family` holds all variables that come from the same question. */
export function answerCoder(variable: Variable, family: readonly Variable[]): AnswerCoder {
  const codes = new Set(variable.codes.map(({ code }) => code));
  const optionCodes = new Set(family.map(codeOfOption));
  const rowNames = new Set(family.map(rowOf));
  const inMatrix = variable.kind === 'single' && variable.id !== variable.element;
  const codeOf = (value: AnswerValue): Coded => {
    if (variable.kind === 'option') return option(variable, optionCodes, value);
    if (variable.kind === 'number') return number(variable, value);
    if (variable.kind === 'text')
      return typeof value === 'string' ? (CODES[1] as Coded) : { problem: 'is not a text' };
    return inMatrix ? ofMatrix(variable, rowNames, codes, value) : single(codes, value);
  };
  // a text is coded as written or not (codebook); every other item left empty is 無回答
  const empty = variable.kind === 'text' ? (CODES[0] as Coded) : NO_ANSWER;
  return (answers, shown) => {
    const value = own(answers, variable.element);
    if (!shown)
      return value === undefined ? NOT_ASKED : { problem: 'is answered, but the question was not shown' };
    return value === undefined ? empty : codeOf(value);
  };
}
