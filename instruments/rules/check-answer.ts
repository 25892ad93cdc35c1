import type { AnswerProblemCode, AnswerValue } from './answers.ts';
import type { AnswerRule } from './compiled-rules.ts';
import type { Report } from './problem-list.ts';
import { hasForbiddenCharacter, isBlank } from './text-characters.ts';

/**
 * Checks one answer to one question that is shown. Gives the answer back in its canonical form, or undefined
 * after having reported everything that is wrong with it.
 */
export function checkAnswer(
  rule: AnswerRule,
  item: string,
  value: unknown,
  report: Report,
): AnswerValue | undefined {
  if (isEmpty(value)) {
    report('answer.empty', item);
    return undefined;
  }
  switch (rule.kind) {
    case 'single':
      return checkCode(rule.codes, item, value, report);
    case 'multiple':
      return checkCodes(rule, item, value, report);
    case 'number':
      return checkNumber(rule, item, value, report);
    case 'text':
      return checkText(rule, item, value, report);
    case 'matrix':
      return checkRows(rule, item, value, report);
  }
}

/** An item without an answer has no key; a key with nothing in it is a mistake of who sent it. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  if (typeof value !== 'object') return false;
  return Array.isArray(value) ? value.length === 0 : Object.keys(value).length === 0;
}

function checkCode(
  codes: readonly number[],
  item: string,
  value: unknown,
  report: Report,
): number | undefined {
  if (typeof value !== 'number') {
    report('answer.wrong-type', item, 'code');
    return undefined;
  }
  const at = codes.indexOf(value);
  if (at < 0) report('answer.unknown-code', item);
  return codes[at];
}

function checkCodes(
  rule: Extract<AnswerRule, { kind: 'multiple' }>,
  item: string,
  value: unknown,
  report: Report,
): readonly number[] | undefined {
  if (!Array.isArray(value)) {
    report('answer.wrong-type', item, 'codes');
    return undefined;
  }
  const problems: AnswerProblemCode[] = [];
  const add = (code: AnswerProblemCode) => {
    if (!problems.includes(code)) problems.push(code);
  };
  // a list longer than all options is not read to its end: it can only be an attack
  if (value.length > rule.most) add('answer.too-many');
  const chosen: number[] = [];
  for (let i = 0; i < Math.min(value.length, rule.codes.length); i += 1) {
    const code: unknown = value[i];
    if (typeof code !== 'number') add('answer.wrong-type');
    else if (!rule.codes.includes(code)) add('answer.unknown-code');
    else if (chosen.includes(code)) add('answer.duplicate-code');
    else chosen.push(code);
  }
  if (value.length > 1 && rule.exclusive.some((code) => chosen.includes(code)))
    add('answer.exclusive-combined');
  if (problems.length === 0) return Object.freeze(rule.codes.filter((code) => chosen.includes(code)));
  for (const code of problems) {
    if (code === 'answer.too-many') report(code, item, rule.most);
    else if (code === 'answer.wrong-type') report(code, item, 'codes');
    else report(code, item);
  }
  return undefined;
}

function checkNumber(
  rule: Extract<AnswerRule, { kind: 'number' }>,
  item: string,
  value: unknown,
  report: Report,
): number | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    report('answer.wrong-type', item, 'number');
    return undefined;
  }
  if (value < rule.min || value > rule.max) {
    report('answer.out-of-range', item, `${rule.min}–${rule.max}`);
    return undefined;
  }
  return value === 0 ? 0 : value; // -0 is equal to 0 and would be kept
}

function checkText(
  rule: Extract<AnswerRule, { kind: 'text' }>,
  item: string,
  value: unknown,
  report: Report,
): string | undefined {
  if (typeof value !== 'string') {
    report('answer.wrong-type', item, 'text');
    return undefined;
  }
  if (value.length > rule.most) {
    report('answer.too-long', item, rule.most);
    return undefined;
  }
  if (isBlank(value)) report('answer.empty', item);
  else if (hasForbiddenCharacter(value, rule.lines)) report('answer.forbidden-character', item);
  else return value;
  return undefined;
}

function checkRows(
  rule: Extract<AnswerRule, { kind: 'matrix' }>,
  item: string,
  value: unknown,
  report: Report,
): Readonly<Record<string, number>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report('answer.wrong-type', item, 'rows');
    return undefined;
  }
  const given = value as Readonly<Record<string, unknown>>;
  const answer: Record<string, number> = {};
  let known = 0;
  let valid = 0;
  for (const row of rule.rows) {
    if (!Object.hasOwn(given, row)) continue;
    known += 1;
    const code = checkCode(rule.codes, `${item}.${row}`, given[row], report);
    if (code === undefined) continue;
    answer[row] = code;
    valid += 1;
  }
  const keys = Object.keys(given);
  if (keys.length !== known)
    for (const key of keys) if (!rule.rows.includes(key)) report('answer.unknown-row', `${item}.${key}`);
  return valid === keys.length ? Object.freeze(answer) : undefined;
}
