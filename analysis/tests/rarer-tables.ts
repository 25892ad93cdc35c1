import { EstimationError } from '../estimates/estimation-error.ts';
import { eachFilling } from './column-fillings.ts';
import type { CountTable } from './count-table.ts';
import { transpose } from './dense-matrix.ts';
import { lastColumns } from './last-columns.ts';
import { addWays, type PartialTables, type Ways, waysOf } from './partial-tables.ts';
import { logFactorials, tableBounds } from './table-bounds.ts';

/** Making a node costs as much as following so many ways. */
const STEPS_OF_A_NODE = 10;

/** Ways that leave the same people, in descending order of the rows, to the columns still to be filled. */
interface Node {
  readonly left: readonly number[];
  readonly ways: PartialTables;
}

/**
 * Chance of all tables with the margins of `table` whose chance is not above its own (or above by no more than
 * `tolerance` of the logarithm). Columns are filled one after the other; ways that leave the same people are a node of
 * a network, and a node beyond which all tables count, or none, is not entered (the network algorithm of Mehta and
 * Patel, Journal of the American Statistical Association 78, 1983, with simpler bounds). No row or column may be empty.
 * Throws EstimationError where that takes more than `mostSteps` steps.
 */
export function probabilityOfRarerTables(table: CountTable, tolerance: number, mostSteps: number): number {
  // nodes are made of the shorter side
  const turned = table.rowSums.length > table.columnSums.length;
  const counts = turned ? transpose(table.counts) : table.counts;
  const rows = turned ? table.columnSums : table.rowSums;
  // small columns first: they branch least
  const columns = (turned ? table.rowSums : table.columnSums).toSorted((a, b) => a - b);
  const logs = logFactorials(table.respondents);
  const limit = counts.flat().reduce((sum, n) => sum - (logs[n] as number), tolerance);
  const whole = tableBounds(rows, columns, logs).every;

  let probability = 0;
  let steps = 0;
  const work = (more: number) => {
    steps += more;
    if (steps > mostSteps) throw tooLarge(table, mostSteps);
  };

  /** Counts what a node settles, and gives the ways that have to be followed further. */
  const settle = ({ left, ways }: Node, rest: readonly number[]): readonly Ways[] => {
    const { most, least, every } = tableBounds(left, rest, logs);
    return waysOf(ways).filter(({ log, count }) => {
      if (log + most > limit) return log + least <= limit;
      probability += count * Math.exp(log + every - whole);
      return false;
    });
  };

  const finish = ({ left }: Node, open: readonly Ways[], rest: readonly number[]) => {
    const { every } = tableBounds(left, rest, logs);
    const ends = lastColumns(left, rest[0] as number, logs, every);
    work(ends.ways + open.length);
    for (const { log, count } of open) {
      probability += count * Math.exp(log + every - whole) * ends.upTo(limit - log);
    }
  };

  const follow = ({ left }: Node, open: readonly Ways[], people: number, next: Map<string, Node>) => {
    eachFilling(left, people, (taken) => {
      work(STEPS_OF_A_NODE + open.length);
      const after = left.map((n, row) => n - (taken[row] as number)).sort((a, b) => b - a);
      const key = after.join();
      const child = next.get(key) ?? { left: after, ways: new Map() };
      next.set(key, child);
      const own = taken.reduce((sum, n) => sum - (logs[n] as number), 0);
      for (const { log, count } of open) addWays(child.ways, log + own, count);
    });
  };

  let nodes: readonly Node[] = [{ left: rows, ways: new Map([[0, 1]]) }];
  for (let stage = 0; stage <= columns.length - 2; stage++) {
    const rest = columns.slice(stage);
    const next = new Map<string, Node>();
    for (const node of nodes) {
      const open = settle(node, rest);
      if (open.length === 0) continue;
      if (rest.length === 2) finish(node, open, rest);
      else follow(node, open, rest[0] as number, next);
    }
    nodes = [...next.values()];
  }
  return Math.min(1, probability);
}

function tooLarge({ rowSums, columnSums, respondents }: CountTable, mostSteps: number): EstimationError {
  return new EstimationError(
    'input-unusable',
    `fisherExactP requires a table that it can enumerate in ${mostSteps} steps, got ${rowSums.length} × ` +
      `${columnSums.length} with ${respondents} respondents; use chiSquaredTest`,
  );
}
