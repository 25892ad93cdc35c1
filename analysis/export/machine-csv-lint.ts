import Papa from 'papaparse';
import { MACHINE_COLUMNS, MACHINE_MEASURES, MACHINE_STATUSES, type MachineColumn } from './machine-layout.ts';
import { PLATFORM_DEPENDENT } from './plain-characters.ts';

/**
 * One breach of 行政データにおける機械可読性に関するルール (31 March 2026). `rule` is the number there; `line`
 * counts from the header as 1.
 */
export interface LintFinding {
  readonly rule: string;
  readonly line: number;
  readonly message: string;
}

/** Thrown instead of a file that breaks the rules it promises to keep; carries every finding. */
export class MachineCsvError extends Error {
  readonly findings: readonly LintFinding[];
  constructor(findings: readonly LintFinding[]) {
    const [first] = findings;
    super(
      `machineCsv: ${findings.length} breaches of the machine-readability rules, the first in line ${first?.line}: ${first?.rule} ${first?.message}; change the label or code it names`,
    );
    this.name = 'MachineCsvError';
    this.findings = findings;
  }
}

type Row = Readonly<Record<MachineColumn, string>>;

/** Rules about one row; answers with what is wrong or null. */
const ROW_RULES: Readonly<Record<string, (row: Row) => string | null>> = {
  'L1-06': (row) => some(row, (text) => /^[\s\u3000]|[\s\u3000]$/.test(text), 'has space at an end'),
  'L1-07': (row) => (/\d\s*[(（]/.test(row.value) ? 'value holds more than one datum' : null),
  'L1-08': (row) => some(row, (text) => PLATFORM_DEPENDENT.test(text), 'has a platform-dependent character'),
  'L1-09': (row) =>
    (row.value === '') === (row.status === 'x') ? null : 'an empty value must say why in status',
  'L1-14': (row) => some(row, (text) => /[\r\n]/.test(text), 'has a line break'),
  'L2-01': (row) =>
    row.value === '' || /^\d+(\.\d+)?$/.test(row.value) ? null : 'value is not a plain number',
  'L2-02': (row) =>
    some(
      row,
      (text, column) => column !== 'value' && text === '',
      'is empty; labels are repeated on each row',
    ),
  'L2-06': (row) => some(row, (text) => /^[=+\-@\t＝＋－＠]/.test(text), 'could be read as a formula'),
  'L3-03': (row) =>
    MACHINE_STATUSES.includes(row.status) ? null : `status ${row.status} is not in the legend`,
  'L3-04': (row) => {
    const units: Readonly<Record<string, readonly string[]>> = MACHINE_MEASURES;
    return units[row.measure]?.includes(row.unit) ? null : `unit ${row.unit} does not fit ${row.measure}`;
  },
};

/**
 * Checks a machine CSV against every rule that can be checked on the file itself: L1-02 and L1-03 (one
 * rectangular table, no blank row), L1-05, L2-03, L3-01 and L3-09 (the header), and the rules of each row.
 * Answers with all findings at once.
 */
export function lintMachineCsv(text: string): LintFinding[] {
  const body = text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');
  const { data, errors } = Papa.parse<string[]>(body, { delimiter: ',' });
  const findings: LintFinding[] = errors.map(({ row, message }) => ({
    rule: 'L1-02',
    line: (row ?? 0) + 1,
    message,
  }));
  const [header = [], ...rows] = data;
  if (header.join() !== MACHINE_COLUMNS.join()) {
    findings.push({ rule: 'L3-01', line: 1, message: `line 1 must be the header ${MACHINE_COLUMNS.join()}` });
  }
  if (rows.length === 0)
    findings.push({ rule: 'L1-03', line: 1, message: 'there is no row under the header' });
  rows.forEach((fields, index) => {
    const line = index + 2;
    if (fields.length !== MACHINE_COLUMNS.length) {
      const message = `${fields.length} fields instead of ${MACHINE_COLUMNS.length}`;
      findings.push({ rule: fields.join('') === '' ? 'L1-03' : 'L1-02', line, message });
      return;
    }
    const row = Object.fromEntries(MACHINE_COLUMNS.map((column, at) => [column, fields[at]])) as Row;
    for (const [rule, broken] of Object.entries(ROW_RULES)) {
      const message = broken(row);
      if (message !== null) findings.push({ rule, line, message });
    }
  });
  return findings;
}

function some(
  row: Row,
  broken: (text: string, column: MachineColumn) => boolean,
  what: string,
): string | null {
  const column = MACHINE_COLUMNS.find((name) => broken(row[name], name));
  return column === undefined ? null : `${column} ${what}`;
}
