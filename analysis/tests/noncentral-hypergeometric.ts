/** Counts that the upper left cell of a 2 × 2 table can have while its margins stay, with their chances. */
export interface CellDistribution {
  /** smallest count possible; the others follow one by one */
  readonly smallest: number;
  /** logarithms of the chances without an association, up to a constant */
  readonly logChances: readonly number[];
}

/** The distribution for a table whose first row, first column and whole have so many people. */
export function cellDistribution(firstRow: number, firstColumn: number, everybody: number): CellDistribution {
  const smallest = Math.max(0, firstRow + firstColumn - everybody);
  const largest = Math.min(firstRow, firstColumn);
  const logChances = [0];
  for (let count = smallest; count < largest; count++) {
    const more = Math.log(firstRow - count) + Math.log(firstColumn - count);
    const less = Math.log(count + 1) + Math.log(everybody - firstRow - firstColumn + count + 1);
    logChances.push((logChances.at(-1) as number) + (more - less));
  }
  return { smallest, logChances };
}

/** Chances of each count where the odds ratio is e^logOdds (Fisher's noncentral hypergeometric distribution). */
export function chancesAt({ logChances }: CellDistribution, logOdds: number): readonly number[] {
  const tilted = logChances.map((value, step) => value + logOdds * step);
  const highest = tilted.reduce((a, b) => Math.max(a, b));
  const raw = tilted.map((value) => Math.exp(value - highest));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((value) => value / sum);
}
