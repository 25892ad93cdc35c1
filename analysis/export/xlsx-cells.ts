import type { CellObject } from 'write-excel-file/universal';
import { displayWidth } from './display-width.ts';
import { xlsxText } from './xlsx-text.ts';

/** Height of one printed line of 10 points, and of the space around it, in points. */
const LINE = 15;
const AROUND = 3;
/** Excel allows no higher row. */
const HIGHEST = 409;

export type CellStyle = Omit<CellObject, 'value' | 'type'>;
const RULED: CellStyle = { borderStyle: 'thin' };

/** Text without a frame; never a formula. */
export function plainCell(value: string, style: CellStyle = {}): CellObject {
  return { ...style, value: xlsxText(value), type: String };
}

/** Framed text that breaks where its column ends. */
export function textCell(value: string, style: CellStyle = {}): CellObject {
  return plainCell(value, { ...RULED, wrap: true, alignVertical: 'center', ...style });
}

/** What stands in place of a number: x or ***. */
export function symbolCell(value: string): CellObject {
  return plainCell(value, { ...RULED, align: 'right', alignVertical: 'center' });
}

export function numberCell(value: number, format: string): CellObject {
  return { ...RULED, alignVertical: 'center', value, type: Number, format };
}

/** A row as high as its longest text needs in columns of these widths (in digits): not every program finds that out itself. */
export function fittedRow(
  cells: readonly CellObject[],
  columns: readonly { readonly width: number }[],
): CellObject[] {
  const lines = cells.map(({ value }, at) => {
    const width = (columns[at]?.width ?? 1) - 1;
    return typeof value === 'string' ? Math.ceil(displayWidth(value) / width) : 1;
  });
  const height = Math.min(Math.max(1, ...lines) * LINE + AROUND, HIGHEST);
  return cells.map((cell) => ({ ...cell, height }));
}
