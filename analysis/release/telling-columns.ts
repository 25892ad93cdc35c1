import { equivalenceClasses } from './equivalence-classes.ts';

/** What somebody sees of each row, equal values alike. */
export type Seen = ArrayLike<number>;

/** Under one in a million nothing is put down to chance. */
const LEAST_CHANCE = Math.log(1e-6);

/**
 * Whether what is seen of a row says what the column has in it: rows that are seen alike always have the same code, and
 * if the two had nothing to do with each other that would happen less than once in a million times. A number that
 * everybody has alone tells nothing by this rule, nor does anything of a column that is the same for all.
 */
export function tells(seen: readonly Seen[], column: Uint8Array): boolean {
  if (isSoonRefuted(seen, column)) return false;
  const groups = groupsOf(seen, column);
  return groups.ofRow.length > 0 && groups.codes.every((code) => code !== MIXED) && !byChance(groups);
}

/**
 * The rows whose code can be told by what is seen of them, though it could not for all rows: their group has one code
 * only, and that is no chance (as in `tells`).
 */
export function toldRows(seen: readonly Seen[], column: Uint8Array): Uint8Array {
  const groups = groupsOf(seen, column);
  const all = groups.codes.every((code) => code !== MIXED) && !byChance(groups);
  const told = groups.codes.map(
    (code, own) => code !== MIXED && (all || agreement(groups, own) < LEAST_CHANCE),
  );
  return Uint8Array.from(groups.ofRow, (own) => (told[own] ? 1 : 0));
}

const MIXED = -1;
const FIRST_ROWS = 256;

/** Whether already the first rows have two that are seen alike and differ in the column: so it is for nearly all. */
function isSoonRefuted(seen: readonly Seen[], column: Uint8Array): boolean {
  const codes = new Map<string, number>();
  for (let row = 0; row < Math.min(FIRST_ROWS, column.length); row++) {
    const key = seen.map((values) => values[row]).join();
    const known = codes.get(key);
    if (known !== undefined && known !== column[row]) return true;
    codes.set(key, column[row] as number);
  }
  return false;
}

interface Groups {
  readonly ofRow: Int32Array;
  readonly sizes: readonly number[];
  /** the code of each group; MIXED where it has several */
  readonly codes: readonly number[];
  /** logarithm of the share of each code in the column */
  readonly shares: readonly number[];
}

function groupsOf(seen: readonly Seen[], column: Uint8Array): Groups {
  const { ofRow, sizes } = equivalenceClasses(seen, column.length);
  const codes = new Array<number | undefined>(sizes.length).fill(undefined);
  const counts = new Float64Array(256);
  for (let row = 0; row < column.length; row++) {
    const code = column[row] as number;
    const own = ofRow[row] as number;
    counts[code] = (counts[code] as number) + 1;
    codes[own] = codes[own] === undefined || codes[own] === code ? code : MIXED;
  }
  return {
    ofRow,
    sizes,
    codes: codes.map((code) => code as number),
    shares: Array.from(counts, (count) => Math.log(count / column.length)),
  };
}

/** Logarithm of the probability that the others of a group have the code of its first by chance. */
function agreement({ sizes, codes, shares }: Groups, own: number): number {
  return ((sizes[own] as number) - 1) * (shares[codes[own] as number] as number);
}

function byChance(groups: Groups): boolean {
  const all = groups.sizes.reduce((sum, _, own) => sum + agreement(groups, own), 0);
  return all >= LEAST_CHANCE;
}
