import type { Measure } from '../../../instruments/definition/instrument.ts';
import type { SavSink } from './sav-sink.ts';
import { cutBytes } from './sav-text.ts';
import type { SavVariable } from './sav-variable.ts';

const UTF_8 = 65001;
/** the lowest double but one, where ranges of missing values may begin */
const LOWEST = -(2 ** 1023) * (2 - 2 ** -51);
const MEASURES: Readonly<Record<Measure, number>> = { nominal: 1, text: 1, ordinal: 2, scale: 3 };
const DISPLAY_WIDTH = 8;
const RIGHT = 1;
const LONGEST_SET_NAME = 60;

/** Everything that newer readers need beyond the oldest records: machine, missing value, levels, long names, encoding. */
export function writeExtensions(sink: SavSink, variables: readonly SavVariable[]): void {
  const record = (subtype: number, size: number, count: number) => {
    for (const value of [7, subtype, size, count]) sink.int32(value);
  };
  const text = (subtype: number, value: string) => {
    const bytes = new TextEncoder().encode(value);
    record(subtype, 1, bytes.length);
    sink.bytes(bytes);
  };
  record(3, 4, 8);
  for (const value of [1, 0, 0, -1, 1, 1, 2, UTF_8]) sink.int32(value);
  record(4, 8, 3);
  for (const value of [-Number.MAX_VALUE, Number.MAX_VALUE, LOWEST]) sink.float64(value);
  const sets = multipleAnswers(variables);
  if (sets !== '') text(7, sets);
  record(11, 4, 3 * variables.length);
  for (const { column } of variables) {
    for (const value of [MEASURES[column.measure], DISPLAY_WIDTH, RIGHT]) sink.int32(value);
  }
  text(13, variables.map(({ shortName, name }) => `${shortName}=${name}`).join('\t'));
  text(20, 'UTF-8');
}

/** The options of each multiple answer as one set, which counts those that are 1. */
function multipleAnswers(variables: readonly SavVariable[]): string {
  const items = new Map<string, SavVariable[]>();
  for (const variable of variables) {
    if (!variable.column.option) continue;
    const { item } = variable.column;
    items.set(item, [...(items.get(item) ?? []), variable]);
  }
  return [...items]
    .filter(([, options]) => options.length > 1)
    .map(([item, options], place) => {
      const name = `$m${place + 1}_${item.replaceAll(/[^A-Za-z0-9_]/g, '_')}`.slice(0, LONGEST_SET_NAME);
      const label = new TextDecoder().decode(cutBytes(item, LONGEST_SET_NAME));
      const bytes = new TextEncoder().encode(label).length;
      return `${name}=D1 1 ${bytes} ${label} ${options.map(({ shortName }) => shortName.toLowerCase()).join(' ')}\n`;
    })
    .join('');
}
