import { LARGEST_CODE, RESERVED } from '../../../instruments/codebook/reserved-codes.ts';
import { type Decision, decideCondition } from '../../../instruments/derived/decide-condition.ts';
import { derivedInputs } from '../../../instruments/derived/derived-input.ts';
import { comparisonsOf } from '../../../instruments/rules/condition.ts';
import { type CellCoder, cellCoder } from './cell-coder.ts';
import type { CsvFindings } from './csv-findings.ts';
import type { CsvSurvey } from './csv-survey.ts';
import { checkOptions, optionGroups } from './option-groups.ts';

/** Codes the records of a file, one byte for each of the survey's columns; columns that the file lacks are left alone. */
export interface RowCoder {
  /** the codes of one record, which is as wide as the header; the same array every time */
  readonly codesOf: (record: readonly string[], row: number) => Uint8Array;
  /** for each column, rows that are answered although its base says that they were not asked */
  readonly answeredOutsideBase: Float64Array;
}

/** A column whose base is a part of the respondents. */
interface RoutedColumn {
  readonly at: number;
  readonly asked: Decision;
}

/**
 * An empty cell is 無回答, unless the base of the column says that this person was not asked: then it is "not asked".
 * Bases are decided in the order of the form from the codes of the same record; where a missing answer leaves it open,
 * the cell stays 無回答. What is answered outside its base is kept as it is, and counted.
 */
export function rowCoder(survey: CsvSurvey, places: readonly number[], findings: CsvFindings): RowCoder {
  const { columns, missing, blankOption } = survey;
  const coders: CellCoder[] = columns.map((column) => {
    const made = cellCoder(column, missing);
    for (const finding of made.findings) findings.add(finding);
    return made.coder;
  });
  const isThere = (at: number) => (places[at] as number) >= 0;
  const routed = routedColumns(survey).filter(({ at }) => isThere(at));
  const options = optionGroups(survey).filter(({ places: own }) => own.every(isThere));
  const codes = new Uint8Array(columns.length);
  const answeredOutsideBase = new Float64Array(columns.length);
  const isEmpty = (record: readonly string[], at: number) =>
    (record[places[at] as number] as string).trim() === '';

  const codeCells = (record: readonly string[], row: number) => {
    for (let at = 0; at < coders.length; at++) {
      const place = places[at] as number;
      if (place < 0) continue;
      const text = record[place] as string;
      const coder = coders[at] as CellCoder;
      const code = coder.codeOf(text);
      // what has no code takes no part in what is checked next
      codes[at] = code < 0 ? RESERVED.notAsked : code;
      if (code >= 0) continue;
      const { id } = (columns[at] as CsvSurvey['columns'][number]).variable;
      findings.addCell({ row, column: id, text: text.slice(0, 100), ...coder.problemOf(text) });
    }
  };
  const fillOptions = (record: readonly string[]) => {
    for (const { places: own } of options) {
      if (!own.some((at) => (codes[at] as number) <= LARGEST_CODE && !isEmpty(record, at))) continue;
      for (const at of own) if (isEmpty(record, at)) codes[at] = 0;
    }
  };
  const route = (record: readonly string[]) => {
    for (const { at, asked } of routed) {
      if (asked(codes) !== false) continue;
      if (isEmpty(record, at)) codes[at] = RESERVED.notAsked;
      else if ((codes[at] as number) <= LARGEST_CODE)
        answeredOutsideBase[at] = (answeredOutsideBase[at] as number) + 1;
    }
  };

  return {
    answeredOutsideBase,
    codesOf: (record, row) => {
      codeCells(record, row);
      if (blankOption === 'not-chosen') fillOptions(record);
      route(record);
      for (const group of options) checkOptions(group, codes, row, findings);
      return codes;
    },
  };
}

function routedColumns({ columns }: CsvSurvey): readonly RoutedColumn[] {
  const variables = columns.map(({ variable }) => variable);
  const inputs = derivedInputs(variables, []);
  const place = (column: string) => variables.findIndex(({ id }) => id === column);
  return variables.flatMap(({ base: { condition } }, at) => {
    if (condition === null) return [];
    const known = comparisonsOf(condition).map(({ item }) => inputs.get(item));
    if (known.includes(undefined)) return [];
    const inputOf = (item: string) => inputs.get(item) as NonNullable<(typeof known)[number]>;
    return [{ at, asked: decideCondition(condition, inputOf, place) }];
  });
}
