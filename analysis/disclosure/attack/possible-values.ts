import { type Constraint, solve } from 'yalps';
import type { Attack, AttackTarget } from './reader-attack.ts';
import { type SearchResult, type Statement, searchWholeNumbers } from './whole-number-search.ts';

const FIRST_SEARCH = 100;

/** Tables that were found to fit everything published; one that serves one target often serves others. */
export interface FittingTables {
  readonly whole: (readonly number[])[];
  /** not always whole; they fit the weighted shares as well */
  readonly weighted: (readonly number[])[];
}

/** The true table fits, whatever is published. */
export function truthOf({ truth }: Attack): FittingTables {
  return { whole: [truth], weighted: [truth] };
}

/**
 * Is this value of the target still possible? Exact where the search ends, else by linear programming. Adds what it
 * finds to `known`.
 */
export function isPossible(
  attack: Attack,
  target: AttackTarget,
  value: number,
  largestSearch: number,
  known: FittingTables = truthOf(attack),
): { readonly possible: boolean; readonly by: 'search' | 'programme' } {
  const claim: Statement = { terms: target.terms, minimum: value, maximum: value };
  const statements = [...attack.statements, claim];
  const sum = (table: readonly number[]) => sumOf(target.terms, table);
  if (attack.weighted.length > 0) {
    const distance = value - sum(attack.truth);
    // between the truth and a table that fits, every mixture of the two fits as well
    const reaches = (table: readonly number[]) =>
      distance === 0 || (sum(table) - sum(attack.truth)) / distance >= 1 - 1e-6;
    if (!known.weighted.some(reaches)) {
      const found = WIDTHS.map((width) =>
        fittingTable(attack, [...statements, ...widened(attack, width)]),
      ).find((table) => table !== null);
      if (found === undefined) return { possible: false, by: 'programme' };
      if (found !== null) known.weighted.push(found);
    }
  }
  if (known.whole.some((table) => sum(table) === value)) return { possible: true, by: 'search' };
  const found = wholeTable(attack, statements, largestSearch);
  if (found === 'undecided') return { possible: true, by: 'programme' };
  if (found !== 'impossible') known.whole.push(found);
  return { possible: found !== 'impossible', by: 'search' };
}

/**
 * Looks near the truth first; where that takes long, near a table that is not of whole numbers. `undecided`: there is
 * such a table, and the search for a whole one did not end.
 */
function wholeTable(attack: Attack, statements: readonly Statement[], largestSearch: number): SearchResult {
  const first = searchWholeNumbers(
    attack.unknowns,
    statements,
    attack.truth,
    Math.min(FIRST_SEARCH, largestSearch),
  );
  if (first !== 'undecided') return first;
  const real = fittingTable(attack, statements);
  return real === null
    ? 'impossible'
    : searchWholeNumbers(attack.unknowns, statements, real.map(Math.round), largestSearch);
}

/**
 * In weighted respondents. The solver now and then calls a system impossible that is met on its very edge, the
 * truth among them; one that cannot be met at any of these widths is impossible. A printed digit is wider.
 */
const WIDTHS = [1e-4, 1e-3, 1e-2];

function widened({ weighted }: Attack, width: number): Statement[] {
  return weighted.map((statement) => ({ ...statement, minimum: statement.minimum - width }));
}

/** Numbers of 0 or more, not always whole, that meet all statements; null: there are none. */
function fittingTable({ unknowns }: Attack, statements: readonly Statement[]): readonly number[] | null {
  const constraints = new Map<string, Constraint>();
  const variables = new Map<string, [string, number][]>();
  statements.forEach(({ terms, minimum, maximum }, index) => {
    constraints.set(`s${index}`, {
      ...(minimum > Number.NEGATIVE_INFINITY ? { min: minimum } : {}),
      ...(maximum < Number.POSITIVE_INFINITY ? { max: maximum } : {}),
    });
    for (const [unknown, coefficient] of terms) {
      const column = variables.get(`${unknown}`) ?? [];
      variables.set(`${unknown}`, column);
      column.push([`s${index}`, coefficient]);
    }
  });
  const solution = solve({ constraints, variables }, { maxPivots: 100_000 });
  if (solution.status === 'infeasible') return null;
  const table = new Array<number>(unknowns).fill(0);
  for (const [name, amount] of solution.variables) table[Number(name)] = amount;
  return table;
}

function sumOf(terms: Statement['terms'], values: readonly number[]): number {
  return terms.reduce((sum, [unknown, coefficient]) => sum + coefficient * (values[unknown] as number), 0);
}
