import { equivalenceClasses } from './equivalence-classes.ts';

/** Rows for each pair of codes that occurs, under which two sources settle anything by chance. */
const ROWS_FOR_A_PAIR = 5;

/**
 * Whether a column says nothing that one of the sources alone, or two of them together, do not say: each of their codes
 * always goes with the same code of the column. Never of a column that says nothing at all. Two sources count only
 * where their codes occur together often enough: each age in each municipality would settle everything.
 */
export function isSettled(column: Uint8Array, sources: readonly Uint8Array[]): boolean {
  if (column.every((code) => code === column[0])) return false;
  const others = sources.filter((source) => source !== column);
  return others.some((first, place) =>
    others.slice(place).some((second) => {
      if (!settles(first, second, column)) return false;
      if (first === second) return true;
      const { sizes } = equivalenceClasses([first, second], column.length);
      return column.length >= ROWS_FOR_A_PAIR * sizes.length;
    }),
  );
}

const CODES = 256;
const UNSEEN = -1;

/** Whether each pair of codes always goes with the same code of the column. */
function settles(first: Uint8Array, second: Uint8Array, column: Uint8Array): boolean {
  const goesWith = new Int16Array(CODES * CODES).fill(UNSEEN);
  for (let row = 0; row < column.length; row++) {
    const pair = CODES * (first[row] as number) + (second[row] as number);
    const known = goesWith[pair];
    if (known === UNSEEN) goesWith[pair] = column[row] as number;
    else if (known !== column[row]) return false;
  }
  return true;
}
