import { type Constraint, solve } from 'yalps';
import type { CrossTab } from '../../crosstab/cross-tab.ts';
import type { ProtectedTable } from '../protected-table.ts';
import type { Statement } from './whole-number-search.ts';

/**
 * The work of someone who collects the tables of several items, and filtered ones, and asks which whole populations
 * print all of them. The unknown numbers are how many people there are of every type, a type being one value in each
 * column, whether or not anybody is of it; every printed figure of every table is a sum over types. Shares no code with
 * the gate and knows what a derived item is made of.
 */
export interface PublishedView {
  readonly shown: ProtectedTable;
  readonly behind: CrossTab;
  /** is somebody of this type counted in the row (codes; null: the whole)? */
  readonly isInRow: (type: PersonType, row: CrossTab['rows'][number]['group']) => boolean;
  /** what the item's column holds for the type; 252: no answer, 251: not asked */
  readonly codeOf: (type: PersonType) => number;
  /** filtered tables: is the type among its people? */
  readonly isInside: (type: PersonType) => boolean;
  /** a table that nobody printed: its figures are secrets to be told, and say nothing; absent: printed */
  readonly isUnprinted?: boolean;
}

export type PersonType = Readonly<Record<string, number>>;

interface Target {
  readonly what: string;
  readonly terms: Statement['terms'];
  readonly ends: readonly [number, number];
}

export interface PopulationAttack {
  readonly statements: readonly Statement[];
  readonly truth: readonly number[];
  readonly targets: readonly Target[];
}

const NO_ANSWER = 252;
const NOT_ASKED = 251;

/** `counts`: the true number of people of each type, to look in a likely place first. */
export function preparePopulationAttack(
  types: readonly PersonType[],
  counts: readonly number[],
  views: readonly PublishedView[],
): PopulationAttack {
  const statements: Statement[] = [];
  const targets = new Map<string, Target>();
  const sumWhere = (isIn: (type: PersonType) => boolean): [number, number][] =>
    types.flatMap((type, index) => (isIn(type) ? [[index, 1] as [number, number]] : []));
  const peopleOf = (terms: Statement['terms']) =>
    terms.reduce((sum, [type]) => sum + (counts[type] as number), 0);
  for (const view of views) {
    const { shown, behind, isInRow, codeOf, isInside, isUnprinted = false } = view;
    const { minimumBase, largestHiddenCount } = shown.rule;
    const isCounted = (code: number) =>
      code !== NOT_ASKED && (behind.noAnswer === 'in-base' || code < NOT_ASKED);
    for (const row of shown.rows) {
      const inRow = (type: PersonType) =>
        isInside(type) && isInRow(type, row.group) && isCounted(codeOf(type));
      const say = (terms: Statement['terms'], minimum: number, maximum: number) => {
        if (!isUnprinted) statements.push({ terms, minimum, maximum });
      };
      const read = (
        what: string,
        terms: Statement['terms'],
        isShown: boolean,
        reason: string,
        limit: number,
      ) => {
        const value = peopleOf(terms);
        if (isShown) say(terms, value, value);
        else if (reason === 'small') say(terms, 1, limit);
        if (value >= 1 && value <= limit)
          targets.set(`${what} ${JSON.stringify(terms)}`, { what, terms, ends: [1, limit] });
      };
      const name = `${isUnprinted ? 'not ' : ''}${shown.item.id} ${shown.filter?.id ?? ''} ${shown.axis.id} ${row.group.id} ${behind.noAnswer}`;
      const allOneReason = row.cells.every((cell) => cell.hidden && cell.reason === 'complementary');
      const [first] = row.cells;
      const small = first?.hidden === true && first.reason === 'small-base' ? 'small' : '';
      read(`${name} base`, sumWhere(inRow), row.base !== null, small, minimumBase - 1);
      shown.categories.forEach((category, at) => {
        const cell = row.cells[at];
        if (cell === undefined) return;
        const codes = category.kind === 'no-answer' ? [NO_ANSWER] : category.codes;
        const terms = sumWhere((type) => inRow(type) && codes.includes(codeOf(type)));
        const reason = cell.hidden && cell.reason === 'small-cell' ? 'small' : '';
        read(`${name} ${category.id}`, terms, !cell.hidden, reason, largestHiddenCount);
        const isLarge = peopleOf(terms) > largestHiddenCount;
        if (cell.hidden && cell.reason === 'complementary' && isLarge && row.base !== null && !allOneReason) {
          say(terms, largestHiddenCount + 1, Number.POSITIVE_INFINITY);
        }
      });
    }
  }
  return { statements, truth: counts, targets: [...targets.values()] };
}

/**
 * Targets of which one end of the hidden range is impossible by linear programming. A population found for one target
 * serves others: between it and the true one every mixture prints the same.
 */
export function narrowedTargets({ statements, truth, targets }: PopulationAttack): string[] {
  const found: (readonly number[])[] = [truth];
  const said = unique(statements);
  return targets.flatMap(({ what, terms, ends }) =>
    [...new Set(ends)]
      .filter((end) => {
        const distance = end - sumOf(terms, truth);
        const reaches = (population: readonly number[]) =>
          distance === 0 || (sumOf(terms, population) - sumOf(terms, truth)) / distance >= 1 - 1e-6;
        if (found.some(reaches)) return false;
        const population = populationWith([...said, { terms, minimum: end, maximum: end }], truth.length);
        if (population !== null) found.push(population);
        return population === null;
      })
      .map((end) => `${what} cannot be ${end}`),
  );
}

function unique(statements: readonly Statement[]): Statement[] {
  return [...new Map(statements.map((statement) => [JSON.stringify(statement), statement])).values()];
}

function sumOf(terms: Statement['terms'], values: readonly number[]): number {
  return terms.reduce((sum, [unknown, coefficient]) => sum + coefficient * (values[unknown] as number), 0);
}

/** Numbers of 0 or more that meet all statements; null: there are none. */
function populationWith(statements: readonly Statement[], unknowns: number): readonly number[] | null {
  const constraints = new Map<string, Constraint>();
  const variables = new Map<string, [string, number][]>();
  statements.forEach(({ terms, minimum, maximum }, line) => {
    const most = maximum < Number.POSITIVE_INFINITY ? { max: maximum } : {};
    constraints.set(`s${line}`, minimum === maximum ? { equal: minimum } : { min: minimum, ...most });
    for (const [unknown, coefficient] of terms) {
      const column = variables.get(`${unknown}`) ?? [];
      variables.set(`${unknown}`, column);
      column.push([`s${line}`, coefficient]);
    }
  });
  const solution = solve({ constraints, variables }, { maxPivots: 100_000 });
  if (solution.status === 'infeasible') return null;
  const population = new Array<number>(unknowns).fill(0);
  for (const [name, amount] of solution.variables) population[Number(name)] = amount;
  return population;
}
