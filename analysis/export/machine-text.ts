import { type CsvField, csvText } from './csv-text.ts';
import { MachineCsvError } from './lint-finding.ts';
import { lintMachineCsv } from './machine-csv-lint.ts';

/** Rows under their columns as a file of the machine profile. Throws MachineCsvError where it would break the rules. */
export function machineText(columns: readonly string[], rows: readonly (readonly CsvField[])[]): string {
  const text = csvText([columns, ...rows]);
  const findings = lintMachineCsv(text);
  if (findings.length > 0) throw new MachineCsvError(findings);
  return text;
}
