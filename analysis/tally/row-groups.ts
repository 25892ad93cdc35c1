import type { TallyBlocks } from './tally-blocks.ts';

/**
 * The people of one block who stand in one row of a table: the finest groups that a tally tells apart, in the order of
 * blocks and, in these, of rows. Only groups with somebody in them are there.
 */
export interface RowGroups {
  /** rows of the table; who stands in none is in the row after the last */
  readonly rows: number;
  /** block of each group */
  readonly blockOfGroup: Int32Array;
  /** row place of each group */
  readonly rowOfGroup: Int32Array;
  /** groups of each row place, the one after the last included */
  readonly groupsOfRow: readonly Int32Array[];
}

/** Groups numbered in their order, and the number of each pair of block and row: pairs as block · (rows + 1) + row. */
export interface NumberedGroups extends RowGroups {
  readonly groupOfPair: Int32Array;
}

/**
 * Numbers the groups of a table. `blockOf` and `rowOf` name a block and a row place for anything that is grouped:
 * respondents, runs of them, or rows of a database's answer.
 */
export function rowGroups(
  blocks: TallyBlocks,
  rows: number,
  blockOf: ArrayLike<number>,
  rowOf: ArrayLike<number>,
): NumberedGroups {
  const width = rows + 1;
  const groupOfPair = new Int32Array(blocks.stratumOfBlock.length * width);
  for (let i = 0; i < blockOf.length; i++) {
    groupOfPair[(blockOf[i] as number) * width + (rowOf[i] as number)] = 1;
  }
  const blockOfGroup: number[] = [];
  const rowOfGroup: number[] = [];
  const groupsOfRow: number[][] = Array.from({ length: width }, () => []);
  for (let pair = 0; pair < groupOfPair.length; pair++) {
    if (groupOfPair[pair] === 0) continue;
    const group = blockOfGroup.length;
    groupOfPair[pair] = group;
    blockOfGroup.push(Math.floor(pair / width));
    rowOfGroup.push(pair % width);
    (groupsOfRow[pair % width] as number[]).push(group);
  }
  return {
    rows,
    blockOfGroup: Int32Array.from(blockOfGroup),
    rowOfGroup: Int32Array.from(rowOfGroup),
    groupsOfRow: groupsOfRow.map((groups) => Int32Array.from(groups)),
    groupOfPair,
  };
}
