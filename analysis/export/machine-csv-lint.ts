import Papa from 'papaparse';
import type { LintFinding } from './lint-finding.ts';
import { lintHeader } from './lint-header.ts';
import { type LintedRecord, RECORD_RULES } from './lint-record.ts';

/**
 * Does this CSV keep the machine-readability rules of 2026, as far as a text can show it (machine-rules.ts says which
 * of the thirty)? Takes any text, ours or not; rules about values and units apply where the columns have those names.
 * Answers with all findings at once, by line; an empty answer says that none was broken. Never throws.
 */
export function lintMachineCsv(text: string): LintFinding[] {
  const body = text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
  const { data, errors } = Papa.parse<string[]>(body, { delimiter: ',' });
  const [header = [], ...rows] = data;
  const shapes = rows.map((fields, index) => shapeFinding(header, fields, index + 2));
  const records = rows.flatMap((fields, index): Numbered[] =>
    shapes[index] === null
      ? [{ line: index + 2, record: new Map(header.map((column, at) => [column, fields[at] as string])) }]
      : [],
  );
  return [
    errors.map(({ row }) =>
      finding('L1-15', (row ?? 0) + 1, '引用符(")の対応が正しくありません', 'Quotation marks do not match'),
    ),
    lintHeader(header),
    namelessColumns(header, rows),
    rows.length === 0
      ? [finding('L1-03', 1, '項目名の行の下にデータがありません', 'There is no record under the header')]
      : [],
    shapes.filter((shape) => shape !== null),
    records.flatMap(brokenRules),
    unequalLabels(records),
  ]
    .flat()
    .sort((a, b) => a.line - b.line);
}

interface Numbered {
  readonly line: number;
  readonly record: LintedRecord;
}

function finding(rule: string, line: number, ja: string, en: string): LintFinding {
  return { rule, line, message: { ja: `${ja}。`, en: `${en}.` } };
}

function shapeFinding(
  header: readonly string[],
  fields: readonly string[],
  line: number,
): LintFinding | null {
  if (fields.every((text) => text.trim() === '')) {
    return finding('L1-03', line, '空白行があります', 'A record is blank');
  }
  if (fields.length === header.length) return null;
  const ja = `フィールドが${header.length}個ではなく${fields.length}個あります`;
  const en = `${fields.length} fields instead of ${header.length}`;
  return fields.length < header.length
    ? finding('L1-02', line, ja, en)
    : finding(
        'L1-15',
        line,
        `${ja}。カンマを含む文字列は引用符で囲みます`,
        `${en}; text with a comma is quoted`,
      );
}

/** Columns without a name: blank ones cut the table in two, others hold what does not belong to it. */
function namelessColumns(header: readonly string[], rows: readonly (readonly string[])[]): LintFinding[] {
  const filled = new Set<number>();
  for (const fields of rows) {
    fields.forEach((text, at) => {
      if (text.trim() !== '') filled.add(at);
    });
  }
  return header.flatMap((name, at) => {
    if (name.trim() !== '') return [];
    const column = at + 1;
    return filled.has(at)
      ? [
          finding(
            'L1-04',
            1,
            `${column}列目に、項目名のない情報があります`,
            `Column ${column} holds something without a name`,
          ),
        ]
      : [finding('L1-03', 1, `${column}列目は空白の列です`, `Column ${column} is blank`)];
  });
}

function brokenRules({ line, record }: Numbered): LintFinding[] {
  return RECORD_RULES.flatMap(({ rule, needs, broken }) => {
    const message = needs.every((column) => record.has(column)) ? broken(record) : null;
    return message === null ? [] : [{ rule, line, message }];
  });
}

/** Codes with their label, and the column within which a code is one: its question, its axis. */
const CODED = [
  { within: 'question_id', code: 'category_code', label: 'category_label' },
  { within: 'axis1_id', code: 'axis1_code', label: 'axis1_label' },
  { within: 'axis2_id', code: 'axis2_code', label: 'axis2_label' },
] as const;

function unequalLabels(records: readonly Numbered[]): LintFinding[] {
  const known = new Map<string, string>();
  return records.flatMap(({ line, record }) =>
    CODED.flatMap(({ within, code, label }): LintFinding[] => {
      const [own, text] = [record.get(code), record.get(label)];
      if (own === undefined || text === undefined) return [];
      const key = JSON.stringify([code, record.get(within), own]);
      const first = known.get(key) ?? text;
      known.set(key, first);
      if (first === text) return [];
      return [
        finding(
          'L2-04',
          line,
          `${code}が同じで、${label}が違う行があります`,
          `${label} differs from an earlier record with the same ${code}`,
        ),
      ];
    }),
  );
}
