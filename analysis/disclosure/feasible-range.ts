import { type Constraint, solve } from 'yalps';
import type { Terms } from './disclosure-model.ts';
import type { Knowledge } from './reader-knowledge.ts';

/** `upper` null: no upper bound. */
export interface FeasibleRange {
  readonly lower: number;
  readonly upper: number | null;
}

/** Precisions of the solver, the finest first: in many steps it takes what it has lost for a contradiction. */
const PRECISIONS = [1e-8, 1e-6, 1e-5];
/** What the solver may lose of a whole number. */
const NOISE = 1e-4;

/**
 * Between which whole numbers the sum over `terms` lies for whoever knows all of `knowledge`, by linear programming: the
 * least and the greatest value of any table that fits, rounded inwards. `atoms` are the true numbers. Throws RangeError
 * where the solver fails, which would say nothing about the table.
 */
export function feasibleRange(
  atoms: readonly number[],
  knowledge: readonly Knowledge[],
  terms: Terms,
): FeasibleRange {
  const lower = extreme(atoms, knowledge, terms, 'minimize');
  const upper = extreme(atoms, knowledge, terms, 'maximize');
  if (lower === null)
    throw new RangeError('feasibleRange: counts are 0 or more, so the least value must exist');
  return { lower: Math.ceil(lower - NOISE), upper: upper === null ? null : Math.floor(upper + NOISE) };
}

function extreme(
  atoms: readonly number[],
  knowledge: readonly Knowledge[],
  terms: Terms,
  direction: 'minimize' | 'maximize',
): number | null {
  const constraints = new Map<string, Constraint>();
  const variables = new Map<string, [string, number][]>(atoms.map((_, atom) => [`${atom}`, []]));
  for (const [atom, coefficient] of terms) variables.get(`${atom}`)?.push(['goal', coefficient]);
  knowledge.forEach((known, line) => {
    // that counts are not negative is what the programme starts from
    if (known.terms.length === 1 && known.maximum === Number.POSITIVE_INFINITY && isCount(atoms, known))
      return;
    const truth = known.terms.reduce((sum, [atom, coefficient]) => sum + coefficient * (atoms[atom] ?? 0), 0);
    constraints.set(`k${line}`, {
      ...(known.minimum > Number.NEGATIVE_INFINITY ? { min: truth + known.minimum } : {}),
      ...(known.maximum < Number.POSITIVE_INFINITY ? { max: truth + known.maximum } : {}),
    });
    for (const [atom, coefficient] of known.terms) variables.get(`${atom}`)?.push([`k${line}`, coefficient]);
  });
  for (const precision of PRECISIONS) {
    const { status, result } = solve(
      { direction, objective: 'goal', constraints, variables },
      { precision, maxPivots: 100_000 },
    );
    if (status === 'optimal') return result;
    if (status === 'unbounded') return null;
  }
  throw new RangeError('feasibleRange: the solver found no table that fits, though the true one does');
}

function isCount(atoms: readonly number[], { terms, minimum }: Knowledge): boolean {
  const [only] = terms;
  return only !== undefined && only[1] === 1 && minimum <= -(atoms[only[0]] ?? 0);
}
