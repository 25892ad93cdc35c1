import type { Variable } from '../../instruments/codebook/codebook.ts';
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

function ofMatrix(variable: Variable, codes: ReadonlySet<number>, value: AnswerValue): Coded {
  if (typeof value !== 'object' || Array.isArray(value)) return { problem: 'is not an answer by rows' };
  const row = variable.id.slice(variable.element.length + 1);
  const rows = value as { readonly [row: string]: number };
  return Object.hasOwn(rows, row) ? single(codes, rows[row]) : NO_ANSWER;
}

function option(variable: Variable, known: ReadonlySet<number>, value: AnswerValue): Coded {
  if (!Array.isArray(value)) return { problem: 'is not a list of codes' };
  const chosen = value as readonly number[];
  if (chosen.length === 0) return { problem: 'is an empty list' };
  if (!chosen.every((code) => known.has(code))) return { problem: 'has a code that the item does not know' };
  const code = Number(variable.id.slice(variable.item.length + 1));
  return CODES[chosen.includes(code) ? 1 : 0] as Coded;
}

function number({ range }: Variable, value: AnswerValue): Coded {
  if (typeof value !== 'number' || !Number.isInteger(value)) return { problem: 'is not a whole number' };
  const fits =
    value >= 0 && value <= 250 && (range === undefined || (value >= range.min && value <= range.max));
  return fits ? (CODES[value] as Coded) : { problem: 'is a number out of its range' };
}

/** How each variable of a codebook is coded. Options need the codes of their whole item. */
export function answerCoder(variable: Variable, optionCodes: ReadonlySet<number>): AnswerCoder {
  const codes = new Set(variable.codes.map(({ code }) => code));
  const inMatrix = variable.kind === 'single' && variable.id !== variable.element;
  const codeOf = (value: AnswerValue): Coded => {
    if (variable.kind === 'option') return option(variable, optionCodes, value);
    if (variable.kind === 'number') return number(variable, value);
    if (variable.kind === 'text')
      return typeof value === 'string' ? (CODES[1] as Coded) : { problem: 'is not a text' };
    return inMatrix ? ofMatrix(variable, codes, value) : single(codes, value);
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
