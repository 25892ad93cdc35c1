import type { Answers, AnswerValue } from '../rules/answers.ts';
import type { AnswerRule } from '../rules/compiled-rules.ts';
import { cleanText, isBlank } from '../rules/text-characters.ts';
import type { FormPages } from './form-pages.ts';
import { wholeNumberOf } from './whole-number.ts';

/** Fields of a page as a browser without a script sends them: `<question>`, for a matrix `<question>.<row>`. */
export type SentFields = readonly (readonly [field: string, value: string])[];

/** What was entered where no answer came of it: the text as typed, or the boxes ticked; by question. */
export type Typed = Readonly<Record<string, string | readonly number[]>>;

export type PageEntry =
  | { readonly ok: true; readonly answers: Answers; readonly typed: Typed }
  /** fields or values that the page does not have: no browser that showed it sends them */
  | { readonly ok: false; readonly foreign: readonly string[] };

/**
 * Reads what a person entered on one page.
 *
 * @param drawn the questions that stood on the page, which are those read: a question without a field was left empty
 * @returns answers in the form in which they are sent (texts cleaned as formAnswers does), and apart from them what
 *   cannot be an answer yet (a number out of its range, too many boxes), so that it can be shown again
 */
export function readPageFields(
  { rules }: Pick<FormPages, 'rules'>,
  drawn: ReadonlySet<string>,
  fields: SentFields,
): PageEntry {
  const sent = new Map<string, string[]>();
  for (const [field, value] of fields) sent.set(field, [...(sent.get(field) ?? []), value]);
  const foreign: string[] = [];
  const answers: Record<string, AnswerValue> = {};
  const typed: Record<string, string | readonly number[]> = {};
  const take = (field: string): readonly string[] => {
    const values = sent.get(field) ?? [];
    sent.delete(field);
    return values;
  };
  for (const { name, answer: rule } of rules.pages.flatMap(({ elements }) => elements)) {
    if (!drawn.has(name)) continue;
    const entry =
      rule.kind === 'matrix'
        ? readRows(rule, (row) => take(`${name}.${row}`))
        : readQuestion(rule, take(name));
    if (entry === 'foreign') foreign.push(name);
    else if ('answer' in entry) answers[name] = entry.answer;
    else if ('typed' in entry) typed[name] = entry.typed;
  }
  foreign.push(...sent.keys());
  return foreign.length > 0 ? { ok: false, foreign } : { ok: true, answers, typed };
}

type Entry =
  | { readonly answer: AnswerValue }
  | { readonly typed: string | readonly number[] }
  | Readonly<Record<never, never>>
  | 'foreign';
const NOTHING: Entry = {};

function readQuestion(rule: Exclude<AnswerRule, { kind: 'matrix' }>, values: readonly string[]): Entry {
  if (rule.kind === 'multiple') return readBoxes(rule, values);
  const [value = '', ...more] = values;
  if (more.length > 0) return 'foreign';
  switch (rule.kind) {
    case 'single': {
      if (value === '') return NOTHING;
      const code = codeIn(rule.codes, value);
      return code === null ? 'foreign' : { answer: code };
    }
    case 'number': {
      const number = wholeNumberOf(value);
      if (number !== null && number >= rule.min && number <= rule.max)
        return { answer: number === 0 ? 0 : number };
      return value.trim() === '' ? NOTHING : { typed: value };
    }
    case 'text': {
      const text = cleanText(rule.lines ? value : value.replaceAll(/[\r\n]+/g, ' '));
      if (isBlank(text)) return NOTHING;
      return text.length <= rule.most ? { answer: text } : { typed: text };
    }
  }
}

function readBoxes(rule: Extract<AnswerRule, { kind: 'multiple' }>, values: readonly string[]): Entry {
  if (values.length === 0) return NOTHING;
  const ticked = values.map((value) => codeIn(rule.codes, value));
  if (ticked.includes(null) || new Set(ticked).size < ticked.length) return 'foreign';
  const chosen = rule.codes.filter((code) => ticked.includes(code));
  return isTogether(rule, chosen) ? { answer: chosen } : { typed: chosen };
}

function isTogether(
  { exclusive, most }: Extract<AnswerRule, { kind: 'multiple' }>,
  chosen: readonly number[],
): boolean {
  return chosen.length <= most && (chosen.length === 1 || !chosen.some((code) => exclusive.includes(code)));
}

function readRows(
  rule: Extract<AnswerRule, { kind: 'matrix' }>,
  take: (row: string) => readonly string[],
): Entry {
  const rows: Record<string, number> = {};
  for (const row of rule.rows) {
    const [value = '', ...more] = take(row);
    if (value === '' && more.length === 0) continue;
    const code = codeIn(rule.codes, value);
    if (code === null || more.length > 0) return 'foreign';
    rows[row] = code;
  }
  return Object.keys(rows).length === 0 ? NOTHING : { answer: rows };
}

function codeIn(codes: readonly number[], value: string): number | null {
  return codes.find((code) => String(code) === value) ?? null;
}
