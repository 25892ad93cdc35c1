import { sumOf, type Terms } from './disclosure-model.ts';
import { addLine, type Price, type PricedProgramme, pricedProgramme } from './priced-programme.ts';
import type { Knowledge } from './reader-knowledge.ts';
import { solveProgramme } from './solve-programme.ts';
import { wholeSolution } from './whole-solution.ts';

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
/** Steps of the solver for one table; never reached but by an error of it. */
const MOST_STEPS = 20_000;

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
  told: readonly Knowledge[],
  terms: Terms,
  distance: number,
  whole: boolean,
  largestSearch: number,
  movable: ReadonlySet<number> | null = null,
): AlternativeTable | null {
  const target: Knowledge = { terms, minimum: distance, maximum: distance, remedy: null };
  // what is said of atoms that stay is true of every table that is looked at
  const canBreak = ({ terms: sum }: Knowledge) => movable === null || sum.some(([atom]) => movable.has(atom));
  const relevant = [target, ...told.filter(canBreak)];
  const { programme, unknownOf, priced } = movingAtoms(atoms, relevant, movable);
  const termsOf = (known: Knowledge) =>
    known.terms.flatMap(([atom, coefficient]) => {
      const unknown = unknownOf[atom] as number;
      return unknown < 0 ? [] : [[unknown, coefficient] as const];
    });
  const waiting = new Set(relevant.filter((known) => !priced.has(known)));
  const add = (known: Knowledge) => {
    addLine(programme, termsOf(known), priceOf(known));
    waiting.delete(known);
  };
  for (const known of waiting) if (isHardEquality(known)) add(known);
  const budget = { left: MOST_STEPS };
  for (let round = 0; round < LARGEST_ROUNDS; round++) {
    if (!solveProgramme(programme, budget)) return null;
    let moves = movesOf(programme, unknownOf);
    let unseen = [...waiting].filter((known) => breaks(known, moves));
    if (unseen.length === 0 && whole) {
      const solution = wholeSolution(programme, largestSearch);
      if (solution === null) return null;
      moves = movesOf(solution, unknownOf).map(Math.round);
      unseen = [...waiting].filter((known) => breaks(known, moves));
    }
    if (unseen.length === 0) {
      const broken = relevant.filter((known) => breaks(known, moves));
      // the solver may have lost something on its way: then it has found nothing
      return broken.some(({ remedy }) => remedy === null) ? null : { moves, broken };
    }
    for (const known of unseen) add(known);
  }
  return null;
}

/** The atoms that can move as unknowns with what moving them costs. */
function movingAtoms(
  atoms: number,
  relevant: readonly Knowledge[],
  movable: ReadonlySet<number> | null,
): {
  readonly programme: PricedProgramme;
  /** by atom; −1: it stays */
  readonly unknownOf: readonly number[];
  /** knowledge that the prices of unknowns hold already */
  readonly priced: ReadonlySet<Knowledge>;
} {
  const lower = new Float64Array(atoms).fill(Number.NEGATIVE_INFINITY);
  const upper = new Float64Array(atoms).fill(Number.POSITIVE_INFINITY);
  const slopes = Float64Array.from({ length: atoms }, (_, atom) => costOfAMove(atom));
  const priced = new Set<Knowledge>();
  for (const known of relevant) {
    const [only] = known.terms;
    if (known.terms.length !== 1 || only === undefined || only[1] !== 1) continue;
    const [atom] = only;
    if (known.remedy === null && known.minimum <= 0 && known.maximum >= 0) {
      lower[atom] = Math.max(lower[atom] as number, known.minimum);
      upper[atom] = Math.min(upper[atom] as number, known.maximum);
    } else if (known.remedy !== null && known.minimum === 0 && known.maximum === 0) {
      // a printed single atom needs no line of its own: its price is the price of moving it
      slopes[atom] = (slopes[atom] as number) + known.remedy.cost;
    } else continue;
    priced.add(known);
  }
  const prices: Price[] = [];
  const unknownOf = Array.from({ length: atoms }, (_, atom) => {
    const isFixed = lower[atom] === upper[atom] || movable?.has(atom) === false;
    if (isFixed) return -1;
    const bounds = { lower: lower[atom] as number, upper: upper[atom] as number };
    return prices.push({ ...bounds, from: 0, to: 0, slope: slopes[atom] as number }) - 1;
  });
  return { programme: pricedProgramme(prices), unknownOf, priced };
}

/** A little other for each atom, so that of two tables one is always nearer. */
function costOfAMove(atom: number): number {
  return COST_OF_A_MOVE * (1 + ((atom * 619) % 1009) / 2018);
}

function priceOf({ minimum, maximum, remedy }: Knowledge): Price {
  if (remedy === null) return { lower: minimum, from: minimum, to: maximum, upper: maximum, slope: 0 };
  return {
    lower: Number.NEGATIVE_INFINITY,
    from: minimum,
    to: maximum,
    upper: Number.POSITIVE_INFINITY,
    slope: remedy.cost,
  };
}

function movesOf({ values }: PricedProgramme, unknownOf: readonly number[]): Float64Array {
  return Float64Array.from(unknownOf, (unknown) => (unknown < 0 ? 0 : (values[unknown] as number)));
}

function isHardEquality(known: Knowledge): boolean {
  return known.remedy === null && known.minimum === known.maximum;
}

export function breaks(known: Knowledge, moves: Float64Array): boolean {
  const sum = sumOf(known.terms, moves);
  return sum < known.minimum - NOISE || sum > known.maximum + NOISE;
}
