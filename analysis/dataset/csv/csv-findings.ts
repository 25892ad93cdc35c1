import type { Finding } from '../../../instruments/definition/finding.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { CsvError, MOST_CSV_FINDINGS } from './csv-error.ts';

/** Something wrong in a cell: the same fault in many rows is one finding with the first row and their number. */
export interface CellFault {
  readonly code: string;
  /** 1-based record of the file, the header being row 1 */
  readonly row: number;
  /** null: the whole row */
  readonly column: string | null;
  /** tells faults of one code and column apart: the text that was found */
  readonly text: string;
  readonly message: LocalizedText;
}

/** Gathers what is wrong with a file, however much it is. */
export interface CsvFindings {
  readonly add: (finding: Finding) => void;
  readonly addCell: (fault: CellFault) => void;
  /** Throws CsvError if anything was added. */
  readonly throwIfAny: () => void;
}

interface Counted {
  readonly fault: CellFault;
  rows: number;
}

export function csvFindings(): CsvFindings {
  const findings: Finding[] = [];
  const faults = new Map<string, Counted>();
  let more = 0;
  const room = () => findings.length + faults.size < MOST_CSV_FINDINGS;
  return {
    add: (finding) => {
      if (room()) findings.push(finding);
      else more += 1;
    },
    addCell: (fault) => {
      const key = JSON.stringify([fault.code, fault.column, fault.text]);
      const known = faults.get(key);
      if (known !== undefined) known.rows += 1;
      else if (room()) faults.set(key, { fault, rows: 1 });
      else more += 1;
    },
    throwIfAny: () => {
      const all = [...findings, ...Array.from(faults.values(), findingOf)];
      if (all.length > 0) throw new CsvError(Object.freeze(all), more);
    },
  };
}

function findingOf({ fault: { code, row, column, message }, rows }: Counted): Finding {
  const where = column === null ? `row ${row}` : `row ${row}, column ${column}`;
  if (rows === 1) return { code, where, message };
  return {
    code,
    where,
    message: {
      ja: `${message.ja}同じ指摘の行は全部で${rows}行です。`,
      en: `${message.en} ${rows} rows in all have this.`,
    },
  };
}
