/**
 * Calls `visit` with every way to take `people` from rows that have `left`: one count for each row. The array is
 * reused from one call to the next.
 */
export function eachFilling(
  left: readonly number[],
  people: number,
  visit: (taken: readonly number[]) => void,
): void {
  const rest = left.map((_, row) => left.slice(row + 1).reduce((sum, n) => sum + n, 0));
  const taken = left.map(() => 0);
  const fill = (row: number, open: number): void => {
    if (row === left.length - 1) {
      taken[row] = open;
      visit(taken);
      return;
    }
    const most = Math.min(left[row] as number, open);
    for (let n = Math.max(0, open - (rest[row] as number)); n <= most; n++) {
      taken[row] = n;
      fill(row + 1, open - n);
    }
  };
  fill(0, people);
}
