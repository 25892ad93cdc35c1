import type { TokyoDay } from '../surveys/tokyo-day.ts';
import { groupBy } from './group-by.ts';

/** What planning needs to know of a response in the inbox. */
export interface WaitingRow {
  readonly key: Buffer;
  readonly stratum: string | null;
  readonly mode: 'web' | 'paper';
  readonly channel: string;
  /** true Tokyo day of receipt */
  readonly day: TokyoDay;
  /** drawn when it came */
  readonly lot: number;
}

export interface BatchRules {
  /** responses a group has at least; 1 for a synthetic survey that need not hide anybody */
  readonly minimum: number;
  /** last day of the window: what came later is late */
  readonly closes: TokyoDay;
  /** no response will come any more: everything leaves that may */
  readonly closing: boolean;
  /** whether codes could be joined with responses; in an open survey there are none */
  readonly codes: boolean;
}

/** Responses of one stratum that may stand in one group. */
export interface Cell {
  readonly rows: readonly WaitingRow[];
}

/** What must not differ within a group of one stratum while the survey runs. */
export function cellOf(row: WaitingRow, { closes, codes }: BatchRules): string {
  const late = row.day > closes;
  return codes ? `${row.mode}|${row.channel}|${late}` : String(late);
}

/**
 * The cells of one stratum at closing, none smaller than the minimum if the stratum is not. Small ones are
 * pooled with what is most like them: first late with in time, then channel with channel, then web with paper.
 */
export function poolSmallCells(stratum: readonly WaitingRow[], rules: BatchRules): readonly Cell[] {
  const byLateness = (rows: readonly WaitingRow[]) =>
    pool(
      partition(rows, (row) => cellOf(row, rules)),
      rules,
    );
  if (!rules.codes) return byLateness(stratum);
  const byChannel = (rows: readonly WaitingRow[]) =>
    pool(
      partition(rows, (row) => row.channel).flatMap((cell) => byLateness(cell.rows)),
      rules,
    );
  return pool(
    partition(stratum, (row) => row.mode).flatMap((cell) => byChannel(cell.rows)),
    rules,
  );
}

function partition(rows: readonly WaitingRow[], part: (row: WaitingRow) => string): Cell[] {
  return [...groupBy(rows, part).values()].map((members) => ({ rows: members }));
}

/** Joins the cells under the minimum; if they are too few together, the smallest of the others joins them. */
function pool(cells: readonly Cell[], { minimum }: BatchRules): readonly Cell[] {
  const small = cells.filter(({ rows }) => rows.length < minimum);
  if (small.length === 0) return cells;
  const large = cells
    .filter(({ rows }) => rows.length >= minimum)
    .sort((a, b) => a.rows.length - b.rows.length);
  let pooled = small.flatMap(({ rows }) => rows);
  if (pooled.length < minimum) pooled = [...pooled, ...(large.shift()?.rows ?? [])];
  return [...large, { rows: pooled }];
}
