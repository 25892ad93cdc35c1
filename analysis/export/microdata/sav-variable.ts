import type { MicrodataColumn } from './microdata-column.ts';
import type { SavSink } from './sav-sink.ts';
import { cutBytes } from './sav-text.ts';

/** A numeric variable of a system file. */
export interface SavVariable {
  readonly name: string;
  readonly shortName: string;
  readonly column: MicrodataColumn;
}

const LONGEST_LABEL = 252;
const LONGEST_ORIGIN = 120;
const LONGEST_VALUE_LABEL = 120;
const LARGEST_RESERVED = 255;
const FIXED = 5;

/** The record of one variable: name, label, missing values, format. Codes that are no answer are a range of missing values. */
export function writeVariable(sink: SavSink, { name, shortName, column }: SavVariable): void {
  const label = labelOf(column, name);
  sink.int32(2);
  sink.int32(0);
  sink.int32(1);
  sink.int32(column.missingFrom === null ? 0 : -2);
  sink.int32(formatOf(column));
  sink.int32(formatOf(column));
  sink.padded(shortName, 8);
  sink.int32(label.length);
  sink.padded(label, 4 * Math.ceil(label.length / 4));
  if (column.missingFrom !== null) {
    sink.float64(column.missingFrom);
    sink.float64(LARGEST_RESERVED);
  }
}

/** Labels of the codes of the variables, a pair of records for each; `place` of a variable counts from 1. */
export function writeValueLabels(sink: SavSink, { column }: SavVariable, place: number): void {
  if (column.codes.length === 0) return;
  sink.int32(3);
  sink.int32(column.codes.length);
  for (const { code, label } of column.codes) {
    const text = cutBytes(label.ja, LONGEST_VALUE_LABEL);
    sink.float64(code);
    sink.bytes(Uint8Array.of(text.length));
    // with its length byte the label fills whole words of eight
    sink.padded(text, 8 * Math.ceil((text.length + 1) / 8) - 1);
  }
  sink.int32(4);
  sink.int32(1);
  sink.int32(place);
}

/** An option says little without its item, and a variable that had to be renamed without its id: these are never cut off. */
function labelOf({ id, item, option, label }: MicrodataColumn, name: string): Uint8Array {
  if (!option && name === id) return cutBytes(label.ja, LONGEST_LABEL);
  const origin = new Uint8Array([
    ...new TextEncoder().encode('［'),
    ...cutBytes(option ? item : id, LONGEST_ORIGIN),
    ...new TextEncoder().encode('］'),
  ]);
  return new Uint8Array([...cutBytes(label.ja, LONGEST_LABEL - origin.length), ...origin]);
}

/** F format: width and decimals of what is printed. */
function formatOf({ role }: MicrodataColumn): number {
  const [width, decimals] = role === 'weight' ? [16, 6] : [5, 0];
  return (FIXED << 16) | (width << 8) | decimals;
}
