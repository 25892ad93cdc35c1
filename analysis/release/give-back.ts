import { equivalenceClasses } from './equivalence-classes.ts';

const NONE = -1;
const SEVERAL = -2;

/**
 * Gives back the withheld values that hide nothing: where all rows of a class, withheld values and all, had the same. A
 * class changes as a whole, so it stays as large or joins another; and what has several stays withheld, so that no
 * withheld value follows from what stands beside it.
 * @param withheld columns as they are after withholding
 * @param asAsked the same columns before, in the same order
 * @param fixed whatever else is told of each row
 */
export function giveBack(
  withheld: readonly Uint8Array[],
  asAsked: readonly Uint8Array[],
  fixed: readonly ArrayLike<number>[],
): readonly Uint8Array[] {
  const columns = withheld.map((column) => Uint8Array.from(column));
  columns.forEach((column, place) => {
    const before = asAsked[place] as Uint8Array;
    const { ofRow, sizes } = equivalenceClasses([...fixed, ...columns], column.length);
    const shared = new Int16Array(sizes.length).fill(NONE);
    for (let row = 0; row < column.length; row++) {
      const own = ofRow[row] as number;
      const code = before[row] as number;
      shared[own] = shared[own] === NONE || shared[own] === code ? code : SEVERAL;
    }
    for (let row = 0; row < column.length; row++) {
      const code = shared[ofRow[row] as number] as number;
      if (code !== SEVERAL) column[row] = code;
    }
  });
  return columns;
}
