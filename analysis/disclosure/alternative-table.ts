import { type Constraint, solve } from 'yalps';
import { sumOf, type Terms } from './disclosure-model.ts';
import type { Knowledge } from './reader-knowledge.ts';

/** Another table that fits what a reader knows, once `broken` has been hidden or masked. */
export interface AlternativeTable {
  /** how far each atom moves from the truth */
  readonly moves: Float64Array;
  readonly broken: readonly Knowledge[];
}

/** A move that nobody can see still costs a little, so that the table stays near the truth. */
const COST_OF_A_MOVE = 0.001;
const LARGEST_ROUNDS = 200;
/** What the solver may lose; far under one respondent and under what a printed digit can show. */
const NOISE = 1e-6;
const COARSE_PRECISION = 1e-6;

/**
 * Is there another table in which the sum over `terms` moves by `distance`, and what must be hidden for it to
 * fit? `whole`: in whole numbers, for which the solver takes at most `largestSearch` branches. `movable`: only these
 * atoms move (null: all). Minimises the cost of what is broken (the linear form of the complementary cell suppression
 * problem, Fischetti and Salazar 1999); knowledge is added to the programme only when a solution breaks it. Every
 * solution is checked against all knowledge before it is returned, so an error of the solver can only hide too much.
 * Answers null where there is no such table.
 */
export function alternativeTable(
  atoms: number,
  all: readonly Knowledge[],
  terms: Terms,
  distance: number,
  whole: boolean,
  largestSearch: number,
  movable: ReadonlySet<number> | null = null,
): AlternativeTable | null {
  const target: Knowledge = { terms, minimum: distance, maximum: distance, remedy: null };
  const fixed = new Set<number>();
  if (movable !== null) {
    for (let atom = 0; atom < atoms; atom++) if (!movable.has(atom)) fixed.add(atom);
  }
  // what is said of atoms that stay is true of every table that is looked at
  const relevant =
    movable === null ? all : all.filter((known) => known.terms.some(([atom]) => movable.has(atom)));
  const costs = new Float64Array(atoms).fill(COST_OF_A_MOVE);
  const priced = new Set<Knowledge>();
  for (const known of relevant) {
    const only = known.terms.length === 1 ? known.terms[0] : undefined;
    if (only === undefined || known.minimum !== 0 || known.maximum !== 0) continue;
    if (known.remedy === null) fixed.add(only[0]);
    // a printed single atom needs no line of its own: its price is the price of moving it
    else costs[only[0]] = (costs[only[0]] ?? 0) + known.remedy.cost;
    priced.add(known);
  }
  const active = new Set([
    target,
    ...relevant.filter((known) => isHardEquality(known) && !priced.has(known)),
  ]);
  for (let round = 0; round < LARGEST_ROUNDS; round++) {
    const moves = cheapestMoves(atoms, fixed, costs, [...active], whole, largestSearch);
    if (moves === null || [...active].some((known) => known.remedy === null && breaks(known, moves)))
      return null;
    const broken = relevant.filter((known) => breaks(known, moves));
    const unseen = broken.filter((known) => !active.has(known) && !priced.has(known));
    if (unseen.length === 0) return { moves, broken };
    for (const known of unseen) active.add(known);
  }
  return null;
}

function isHardEquality(known: Knowledge): boolean {
  return known.remedy === null && known.minimum === known.maximum;
}

export function breaks(known: Knowledge, moves: Float64Array): boolean {
  const sum = sumOf(known.terms, moves);
  return sum < known.minimum - NOISE || sum > known.maximum + NOISE;
}

function cheapestMoves(
  atoms: number,
  fixed: ReadonlySet<number>,
  costs: Float64Array,
  active: readonly Knowledge[],
  whole: boolean,
  largestSearch: number,
): Float64Array | null {
  const columns = new Map<string, [string, number][]>();
  const steps: string[] = [];
  for (let atom = 0; atom < atoms; atom++) {
    if (fixed.has(atom)) continue;
    for (const direction of ['+', '-']) {
      columns.set(`${direction}${atom}`, [['cost', costs[atom] ?? 0]]);
      steps.push(`${direction}${atom}`);
    }
  }
  const constraints = new Map<string, Constraint>();
  active.forEach((known, line) => {
    const name = `k${line}`;
    constraints.set(name, boundsOf(known));
    for (const [atom, coefficient] of known.terms) {
      columns.get(`+${atom}`)?.push([name, coefficient]);
      columns.get(`-${atom}`)?.push([name, -coefficient]);
    }
    if (known.remedy === null) return;
    if (known.minimum > Number.NEGATIVE_INFINITY) {
      columns.set(`under${line}`, [
        ['cost', known.remedy.cost],
        [name, 1],
      ]);
    }
    if (known.maximum < Number.POSITIVE_INFINITY) {
      columns.set(`over${line}`, [
        ['cost', known.remedy.cost],
        [name, -1],
      ]);
    }
  });
  const model = {
    direction: 'minimize',
    objective: 'cost',
    constraints,
    variables: columns,
    integers: whole ? steps : [],
  } as const;
  let solution = solve(model, { maxIterations: largestSearch });
  // in its finest precision the solver takes what it has lost in many steps for a contradiction
  if (solution.status === 'infeasible') {
    solution = solve(model, { maxIterations: largestSearch, precision: COARSE_PRECISION });
  }
  // a search that was cut short may still hold a table: not the cheapest one, but checked like every other
  if (Number.isNaN(solution.result) || solution.status === 'unbounded') return null;
  const moves = new Float64Array(atoms);
  for (const [name, amount] of solution.variables) {
    const atom = Number(name.slice(1));
    const step = whole ? Math.round(amount) : amount;
    if (name.startsWith('+')) moves[atom] = (moves[atom] ?? 0) + step;
    if (name.startsWith('-')) moves[atom] = (moves[atom] ?? 0) - step;
  }
  return moves;
}

function boundsOf({ minimum, maximum }: Knowledge): Constraint {
  if (minimum === maximum) return { equal: minimum };
  return {
    ...(minimum > Number.NEGATIVE_INFINITY ? { min: minimum } : {}),
    ...(maximum < Number.POSITIVE_INFINITY ? { max: maximum } : {}),
  };
}
