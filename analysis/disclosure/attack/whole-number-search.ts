/** minimum ≤ Σ coefficient × unknown ≤ maximum, in whole numbers */
export interface Statement {
  readonly terms: readonly (readonly [unknown: number, coefficient: number])[];
  readonly minimum: number;
  readonly maximum: number;
}

/** The numbers that were found, or why there are none. */
export type SearchResult = readonly number[] | 'impossible' | 'undecided';

/**
 * Are there whole numbers of 0 or more that meet all statements? Narrows the range of every unknown until
 * little changes, then tries values of the unknown with the smallest range, nearest to its guess first.
 * Exact for numbers up to twice the sum of the guesses and 20, written for small systems; `undecided` after
 * `largestSearch` tries.
 */
export function searchWholeNumbers(
  unknowns: number,
  statements: readonly Statement[],
  guesses: readonly number[],
  largestSearch: number,
): SearchResult {
  const uses: number[][] = Array.from({ length: unknowns }, () => []);
  statements.forEach(({ terms }, index) => {
    for (const [unknown] of terms) (uses[unknown] as number[]).push(index);
  });
  const budget = { left: largestSearch };
  const low = new Array<number>(unknowns).fill(0);
  const largest = 2 * guesses.reduce((sum, guess) => sum + guess, 0) + 20;
  const high = new Array<number>(unknowns).fill(largest);
  return narrowAndBranch(
    statements,
    uses,
    guesses,
    low,
    high,
    statements.map((_, index) => index),
    budget,
  );
}

function narrowAndBranch(
  statements: readonly Statement[],
  uses: readonly (readonly number[])[],
  guesses: readonly number[],
  low: number[],
  high: number[],
  changed: readonly number[],
  budget: { left: number },
): SearchResult {
  if (budget.left-- <= 0) return 'undecided';
  if (!narrow(statements, uses, low, high, changed)) return 'impossible';
  let chosen = -1;
  let smallest = Number.POSITIVE_INFINITY;
  for (let unknown = 0; unknown < low.length; unknown++) {
    const range = (high[unknown] as number) - (low[unknown] as number);
    if (range > 0 && (range < smallest || chosen < 0)) {
      smallest = range;
      chosen = unknown;
    }
  }
  if (chosen < 0) return statements.every((statement) => holds(statement, low)) ? low : 'impossible';
  const from = low[chosen] as number;
  const to = high[chosen] as number;
  const guess = guesses[chosen] ?? from;
  const values = Array.from({ length: to - from + 1 }, (_, step) => from + step);
  values.sort((a, b) => Math.abs(a - guess) - Math.abs(b - guess) || a - b);
  let undecided = false;
  for (const value of values) {
    const nextLow = [...low];
    const nextHigh = [...high];
    nextLow[chosen] = value;
    nextHigh[chosen] = value;
    const result = narrowAndBranch(statements, uses, guesses, nextLow, nextHigh, uses[chosen] ?? [], budget);
    if (result === 'undecided') undecided = true;
    else if (result !== 'impossible') return result;
    if (budget.left <= 0) return 'undecided';
  }
  return undecided ? 'undecided' : 'impossible';
}

function holds({ terms, minimum, maximum }: Statement, values: readonly number[]): boolean {
  const sum = terms.reduce(
    (total, [unknown, coefficient]) => total + coefficient * (values[unknown] as number),
    0,
  );
  return sum >= minimum && sum <= maximum;
}

function narrow(
  statements: readonly Statement[],
  uses: readonly (readonly number[])[],
  low: number[],
  high: number[],
  changed: readonly number[],
): boolean {
  const waiting = new Set(changed);
  // ranges of a system that cannot be met may creep towards each other one by one; trying values is faster
  let steps = 4 * statements.length;
  for (const index of waiting) {
    if (steps-- <= 0) return true;
    waiting.delete(index);
    const { terms, minimum, maximum } = statements[index] as Statement;
    const least = rest(terms, -1, low, high);
    const most = rest(terms, -1, high, low);
    if (least > maximum || most < minimum) return false;
    for (const term of terms) {
      const moved = tighten(term, statements[index] as Statement, low, high);
      if (moved === 'empty') return false;
      if (moved === 'tighter') for (const other of uses[term[0]] ?? []) waiting.add(other);
    }
  }
  return true;
}

/** Narrows one unknown of one statement to what the others leave it. */
function tighten(
  [unknown, coefficient]: Statement['terms'][number],
  { terms, minimum, maximum }: Statement,
  low: number[],
  high: number[],
): 'same' | 'tighter' | 'empty' {
  const lower = low[unknown] as number;
  const upper = high[unknown] as number;
  const bounds = [
    (minimum - rest(terms, unknown, high, low)) / coefficient,
    (maximum - rest(terms, unknown, low, high)) / coefficient,
  ];
  const newLower = Math.max(lower, Math.ceil(Math.min(...bounds)));
  const newUpper = Math.min(upper, Math.floor(Math.max(...bounds)));
  if (newLower > newUpper) return 'empty';
  low[unknown] = newLower;
  high[unknown] = newUpper;
  return newLower === lower && newUpper === upper ? 'same' : 'tighter';
}

/** Σ of all terms but one (-1: of all), at its least (first = low) or at its most (first = high). */
function rest(
  terms: Statement['terms'],
  without: number,
  first: readonly number[],
  second: readonly number[],
): number {
  let sum = 0;
  for (const [unknown, coefficient] of terms) {
    if (unknown !== without) sum += coefficient * ((coefficient > 0 ? first : second)[unknown] as number);
  }
  return sum;
}
