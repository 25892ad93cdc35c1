import { requireInput } from '../estimates/require-input.ts';
import { countTable, requireExact, withoutEmpty } from './count-table.ts';
import { cellDistribution, chancesAt } from './noncentral-hypergeometric.ts';
import { probabilityOfRarerTables } from './rarer-tables.ts';

/** Tables are as likely as the one seen when their chances differ by rounding only (R's fisher.test has this too). */
const AS_LIKELY = 1 + 1e-7;
/** The same for larger tables, on the logarithms of the chances, as in the program behind R (FEXACT). */
const AS_LIKELY_LOG = 3.4525e-7;

/** Steps after which a table is called too large: some seconds of work. */
const MOST_STEPS = 20_000_000;

/** Steps that somebody waits for who looks at a screen: about a tenth of a second. What a server passes to fisherExactP. */
export const STEPS_WHILE_WAITING = 250_000;

/** p values of a 2 × 2 table. */
export interface FisherTwoByTwo {
  readonly p: number;
  /** chance of so many or more in the upper left cell: the odds ratio is above 1 */
  readonly pGreater: number;
  /** chance of so many or fewer there: the odds ratio is below 1 */
  readonly pLess: number;
}

/**
 * Do two yes-or-no questions go together, however few people answered? Fisher's exact test (1935) of a 2 × 2 table
 * of unweighted counts, both margins held; `p` adds all tables that are not more likely than the one seen.
 * 1 where a row or column is empty. Same as R's fisher.test. Throws EstimationError unless 2 × 2, of whole counts that add
 * to no more than MOST_RESPONDENTS.
 */
export function fisherTwoByTwo(counts: readonly (readonly number[])[]): FisherTwoByTwo {
  const { rowSums, columnSums, respondents } = countTable(counts, 'fisherTwoByTwo');
  const shape = `${rowSums.length} × ${columnSums.length}`;
  requireInput(shape === '2 × 2', 'fisherTwoByTwo', 'a 2 × 2 table', shape);
  requireExact('fisherTwoByTwo', respondents);
  const distribution = cellDistribution(rowSums[0] as number, columnSums[0] as number, respondents);
  const chances = chancesAt(distribution, 0);
  const seen = (counts[0]?.[0] as number) - distribution.smallest;
  const limit = (chances[seen] as number) * AS_LIKELY;
  const total = (holds: (chance: number, step: number) => boolean) =>
    Math.min(
      1,
      chances.filter(holds).reduce((sum, chance) => sum + chance, 0),
    );
  return {
    p: total((chance) => chance <= limit),
    pGreater: total((_, step) => step >= seen),
    pLess: total((_, step) => step <= seen),
  };
}

/**
 * Do two questions with any number of answers go together, however few people answered? p value of the exact test of
 * Freeman and Halton (1951) of a table of unweighted counts: the chance of all tables with the same margins that are
 * not more likely than the one seen. Empty rows and columns change nothing; 1 where fewer than two of either are left.
 * Same as R's fisher.test. Throws EstimationError unless the table is rectangular, at least 2 × 2, of whole counts,
 * and where too many tables have these margins to go through in `mostSteps` (STEPS_WHILE_WAITING where somebody looks
 * on): then chiSquaredTest is near enough.
 */
export function fisherExactP(counts: readonly (readonly number[])[], mostSteps = MOST_STEPS): number {
  const table = withoutEmpty(countTable(counts, 'fisherExactP'));
  if (table.rowSums.length < 2 || table.columnSums.length < 2) return 1;
  if (table.rowSums.length === 2 && table.columnSums.length === 2) return fisherTwoByTwo(table.counts).p;
  requireInput(mostSteps > 0, 'fisherExactP', 'mostSteps above 0', mostSteps);
  requireExact('fisherExactP', table.respondents);
  return probabilityOfRarerTables(table, AS_LIKELY_LOG, mostSteps);
}
