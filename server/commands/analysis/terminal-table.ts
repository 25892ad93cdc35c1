import { displayWidth } from '../../../analysis/export/display-width.ts';
import { harmless } from './harmless.ts';
import { padEnd, padStart, wrapped } from './terminal-columns.ts';

/** A table as text: first column to the left, numbers to the right. */
export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** columns that stand again in each part of a table too wide for a terminal */
  readonly leading: number;
}

const TERMINAL = 120;
const NARROWEST_HEAD = 14;
const WIDEST_LABEL = 36;
const GAP = 2;

/** Lays a table out for a terminal: long heads in several lines, more columns than fit in parts one below another. */
export function terminalTable({ head, rows, leading }: TextTable): string {
  const heads = head.map(harmless);
  const lines = rows.map((row) => row.map(harmless));
  const widths = heads.map((own, column) =>
    Math.max(
      Math.min(displayWidth(own), column === 0 ? WIDEST_LABEL : NARROWEST_HEAD),
      ...lines.map((row) => displayWidth(row[column] ?? '')),
    ),
  );
  return partsOf(widths, leading)
    .map((columns) => layOut(heads, lines, columns, widths))
    .join('\n\n');
}

/** Which columns stand beside each other. */
function partsOf(widths: readonly number[], leading: number): readonly (readonly number[])[] {
  const always = widths.slice(0, leading).map((_, column) => column);
  const room = TERMINAL - always.reduce((sum, column) => sum + (widths[column] as number) + GAP, 0);
  const parts: number[][] = [];
  let left = 0;
  for (let column = leading; column < widths.length; column++) {
    const needed = (widths[column] as number) + GAP;
    if (parts.length === 0 || needed > left) {
      parts.push([...always]);
      left = room;
    }
    parts.at(-1)?.push(column);
    left -= needed;
  }
  return parts.length === 0 ? [always] : parts;
}

function layOut(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  columns: readonly number[],
  widths: readonly number[],
): string {
  const printed = (cells: readonly string[]) =>
    columns
      .map((column) => {
        const cell = cells[column] ?? '';
        const width = widths[column] as number;
        return column === 0 ? padEnd(cell, width) : padStart(cell, width);
      })
      .join(' '.repeat(GAP))
      .trimEnd();
  const folded = heads.map((head, column) => wrapped(head, widths[column] as number));
  const deepest = Math.max(...columns.map((column) => folded[column]?.length ?? 0));
  const headLines = Array.from({ length: deepest }, (_, at) =>
    printed(folded.map((own) => own[at - (deepest - own.length)] ?? '')),
  );
  const width = columns.reduce((sum, column) => sum + (widths[column] as number) + GAP, -GAP);
  return [...headLines, '-'.repeat(width), ...rows.map(printed)].join('\n');
}
