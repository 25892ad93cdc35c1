import type { Design } from '../dataset.ts';
import { cellCoder } from './cell-coder.ts';
import { computedVariables } from './computed-columns.ts';
import type { CsvFindings } from './csv-findings.ts';
import { csvHeader } from './csv-header.ts';
import type { CsvSurvey } from './csv-survey.ts';
import { designReader } from './design-reader.ts';
import { type GrowingColumn, growingBytes } from './growing-column.ts';
import { rowCoder } from './row-coder.ts';

/** Everything that the records of a file say, as columns. */
export interface CsvValues {
  /** number of rows */
  readonly size: number;
  /** in the order of the survey's columns */
  readonly values: readonly Uint8Array[];
  /** scores and derived variables that the file has, by name */
  readonly computed: ReadonlyMap<string, Uint8Array>;
  readonly design: Design;
  /** base weights; null: none in the file */
  readonly weights: Float64Array | null;
  /** for each of the survey's columns, rows that are answered outside its base */
  readonly answeredOutsideBase: Float64Array;
}

/** Takes the records behind the header, one by one. */
export interface CsvBody {
  /** number of fields in every record */
  readonly width: number;
  readonly read: (record: readonly string[], row: number) => void;
  readonly rows: () => number;
  /** Throws CsvError with all that was found. */
  readonly finish: () => CsvValues;
}

export function csvBody(header: readonly string[], survey: CsvSurvey, findings: CsvFindings): CsvBody {
  const { width, variables, placeOf } = csvHeader(header, survey, findings);
  const rows = rowCoder(survey, variables, findings);
  const design = designReader(survey, { width, variables, placeOf }, findings);
  const columns = survey.columns.map(growingBytes);
  const computed = computedVariables(survey)
    .filter(({ id }) => placeOf(id) >= 0)
    .map((variable) => ({
      id: variable.id,
      at: placeOf(variable.id),
      coder: cellCoder({ variable }, survey.missing).coder,
      column: growingBytes(),
    }));
  let size = 0;

  const readComputed = (record: readonly string[], row: number) => {
    for (const { id, at, coder, column } of computed) {
      const text = record[at] as string;
      const code = coder.codeOf(text);
      if (code < 0) findings.addCell({ row, column: id, text: text.slice(0, 100), ...coder.problemOf(text) });
      column.push(code);
    }
  };

  return {
    width,
    rows: () => size,
    read: (record, row) => {
      size += 1;
      if (record.length !== width) {
        findings.addCell(raggedRow(row, record.length, width));
        return;
      }
      const codes = rows.codesOf(record, row);
      for (let at = 0; at < columns.length; at++)
        (columns[at] as GrowingColumn<Uint8Array>).push(codes[at] as number);
      design.read(record, row);
      readComputed(record, row);
    },
    finish: () => {
      findings.throwIfAny();
      const drawn = design.finish();
      findings.throwIfAny();
      return {
        size,
        values: columns.map((column) => column.joined()),
        computed: new Map(computed.map(({ id, column }) => [id, column.joined()])),
        design: drawn.design,
        weights: drawn.weights,
        answeredOutsideBase: rows.answeredOutsideBase,
      };
    },
  };
}

function raggedRow(row: number, fields: number, width: number) {
  return {
    code: 'ragged-row',
    row,
    column: null,
    text: String(fields),
    message: {
      ja: `値が${fields}個ありますが、列名は${width}個です。カンマの過不足や、引用符で囲まれていないカンマを確かめてください。`,
      en: `There are ${fields} values and ${width} names in the header; look for a comma too many, too few, or outside quotation marks.`,
    },
  };
}
