import type { TallyRequest } from '../../analysis/tally/tally-source.ts';
import { rowColumn } from './tally-statement.ts';

/** One row of the answer to a tally statement, as numbers. */
export interface TallyRow {
  /** places of the row side and the column in the request */
  readonly side: number;
  readonly column: number;
  readonly stratum: number;
  readonly cell: number;
  readonly isZero: boolean;
  /** codes of the row side's axes */
  readonly rows: readonly number[];
  readonly code: number;
  readonly respondents: number;
  readonly base: number;
  readonly weight: number;
  readonly squaredWeight: number;
}

/** Drivers hand large whole numbers over as bigint or text. */
function numberOf(row: Readonly<Record<string, unknown>>, name: string): number {
  const value = row[name];
  const number =
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    (typeof value === 'string' && value.trim() !== '')
      ? Number(value)
      : Number.NaN;
  if (Number.isFinite(number)) return number;
  throw new RangeError(
    `tallyFromRows requires a number in ${name}, got ${value === null ? 'NULL' : String(value)}`,
  );
}

function whole(
  row: Readonly<Record<string, unknown>>,
  name: string,
  what: string,
  from: number,
  below: number,
): number {
  const value = numberOf(row, name);
  if (Number.isInteger(value) && value >= from && value < below) return value;
  throw new RangeError(`tallyFromRows requires ${what} from ${from} to ${below - 1}, got ${value}`);
}

/**
 * Reads one row of a database's answer.
 * Throws RangeError for a code that is NULL or no code, a stratum or cell that the design does not have, a number that is none.
 */
export function tallyRow(
  row: Readonly<Record<string, unknown>>,
  { rows, columns }: TallyRequest,
  { strata, cells }: { readonly strata: number; readonly cells: number },
): TallyRow {
  const side = whole(row, 'side', 'the place of a row side', 0, rows.length);
  const column = whole(row, 'item', 'the place of a column', 0, columns.length);
  const codeOf = (name: string, id: string) => whole(row, name, `codes in column ${id}`, 0, 256);
  return {
    side,
    column,
    stratum: whole(row, 'stratum', 'the number of a stratum', 0, strata),
    cell: whole(row, 'cell', 'the number of a calibration cell', -1, cells),
    isZero: numberOf(row, 'zero') !== 0,
    rows: (rows[side] ?? []).map(({ column: id }, axis) => codeOf(rowColumn(axis), id)),
    code: codeOf('code', columns[column]?.column ?? ''),
    respondents: numberOf(row, 'respondents'),
    base: numberOf(row, 'base'),
    weight: numberOf(row, 'weight'),
    squaredWeight: numberOf(row, 'squared_weight'),
  };
}
