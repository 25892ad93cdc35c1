import type { Terms } from './disclosure-model.ts';
import { isPrinted } from './hiding.ts';
import type { ProtectedFamily } from './protected-family.ts';

/** Largest prime under 2^26, so that products of two remainders are whole numbers. */
const PRIME = 67_108_859;

/** A sum over atoms with remainders of PRIME as coefficients; no coefficient is 0. */
type Line = Map<number, number>;

/**
 * Which sums over the atoms of a family does its printed tables tell anybody who adds and subtracts them? Those that are
 * linear combinations of printed figures and of what every reader knows (all axes count the same people). Coefficients
 * are whole, so the elimination is exact; it is made in remainders of a large prime. Weighted shares and printed reasons
 * are left out: a sum is called told only where the figures alone tell it.
 */
export function toldSums({
  built: { model },
  hiding,
}: {
  readonly built: Pick<ProtectedFamily['built'], 'model'>;
  readonly hiding: ProtectedFamily['hiding'];
}): (terms: Terms) => boolean {
  const printed = model.figures.filter((_, index) => isPrinted(model, hiding, index));
  const known = model.relations.filter(({ minimum, maximum }) => minimum === maximum);
  const lines = [...printed, ...known].map(({ terms }) => lineOf(terms));
  // single atoms first: they empty most other lines
  lines.sort((a, b) => a.size - b.size);
  const basis = new Map<number, Line>();
  for (const line of lines) {
    reduce(line, basis);
    const pivot = line.keys().next();
    if (pivot.done === true) continue;
    scale(line, inverse(line.get(pivot.value) as number));
    basis.set(pivot.value, line);
  }
  return (terms) => {
    const line = lineOf(terms);
    reduce(line, basis);
    return line.size === 0;
  };
}

function lineOf(terms: Terms): Line {
  const line: Line = new Map();
  for (const [atom, coefficient] of terms) add(line, atom, ((coefficient % PRIME) + PRIME) % PRIME);
  return line;
}

function add(line: Line, atom: number, amount: number): void {
  const sum = ((line.get(atom) ?? 0) + amount) % PRIME;
  if (sum === 0) line.delete(atom);
  else line.set(atom, sum);
}

/** Takes lines of the basis away until no atom that one of them stands for is left. */
function reduce(line: Line, basis: ReadonlyMap<number, Line>): void {
  for (;;) {
    let next: number | undefined;
    for (const atom of line.keys()) {
      if (basis.has(atom)) {
        next = atom;
        break;
      }
    }
    if (next === undefined) return;
    const factor = PRIME - (line.get(next) as number);
    for (const [atom, coefficient] of basis.get(next) as Line)
      add(line, atom, (factor * coefficient) % PRIME);
  }
}

function scale(line: Line, factor: number): void {
  for (const [atom, coefficient] of line) line.set(atom, (coefficient * factor) % PRIME);
}

/** By Fermat: a number to the power of PRIME − 2. */
function inverse(value: number): number {
  let result = 1;
  let square = value;
  for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}
