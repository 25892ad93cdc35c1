import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Constraint, solve } from 'yalps';
import { addLine, costOf, type Price, type PricedProgramme, pricedProgramme } from './priced-programme.ts';
import { solveProgramme } from './solve-programme.ts';
import { wholeSolution } from './whole-solution.ts';

// The same programme in textbook form, solved by another solver (yalps): every bend of a price an unknown of its own.

interface Line {
  readonly coefficients: readonly number[];
  readonly price: Price;
}
interface Made {
  readonly unknowns: readonly Price[];
  readonly lines: readonly Line[];
}

const { NEGATIVE_INFINITY: NONE, POSITIVE_INFINITY: ANY } = Number;
const slope = fc.integer({ min: 1, max: 90 }).map((cost) => cost / 10);
const unknown = fc
  .record({
    lower: fc.integer({ min: -6, max: 0 }),
    upper: fc.integer({ min: 0, max: 6 }),
    slope,
    free: fc.boolean(),
  })
  .map(
    ({ lower, upper, free, ...rest }): Price => ({
      lower,
      upper: free ? ANY : Math.max(upper, lower + 1),
      from: 0,
      to: 0,
      ...rest,
    }),
  );
const line = (unknowns: number): fc.Arbitrary<Line> =>
  fc
    .record({
      coefficients: fc.array(fc.constantFrom(-1, 0, 0, 1, 2), { minLength: unknowns, maxLength: unknowns }),
      minimum: fc.integer({ min: -5, max: 4 }),
      width: fc.constantFrom(0, 0, 2, ANY),
      slope,
      hard: fc.boolean(),
    })
    .map(({ coefficients, minimum, width, slope: cost, hard }) => {
      const maximum = minimum + width;
      return {
        coefficients,
        price: hard
          ? { lower: minimum, from: minimum, to: maximum, upper: maximum, slope: 0 }
          : { lower: NONE, from: minimum, to: maximum, upper: ANY, slope: cost },
      };
    });
const programmes = fc
  .array(unknown, { minLength: 1, maxLength: 7 })
  .chain((unknowns) =>
    fc.record({ unknowns: fc.constant(unknowns), lines: fc.array(line(unknowns.length), { maxLength: 9 }) }),
  );

function termsOf({ coefficients }: Line) {
  return coefficients.flatMap((coefficient, at) => (coefficient === 0 ? [] : [[at, coefficient] as const]));
}

function leastCostByYalps({ unknowns, lines }: Made, whole: boolean): number | null {
  const constraints = new Map<string, Constraint>();
  const variables = new Map<string, [string, number][]>();
  unknowns.forEach(({ lower, upper, slope: cost }, at) => {
    constraints.set(`b${at}`, { min: lower, ...(upper === ANY ? {} : { max: upper }) });
    for (const sign of [1, -1])
      variables.set(`${sign}x${at}`, [
        ['cost', cost],
        [`b${at}`, sign],
      ]);
  });
  lines.forEach((own, index) => {
    const { from, to, slope: cost, lower } = own.price;
    constraints.set(`k${index}`, { min: from, ...(to === ANY ? {} : { max: to }) });
    for (const [at, coefficient] of termsOf(own)) {
      for (const sign of [1, -1]) variables.get(`${sign}x${at}`)?.push([`k${index}`, sign * coefficient]);
    }
    if (lower !== NONE) return;
    for (const sign of [1, -1])
      variables.set(`${sign}slack${index}`, [
        ['cost', cost],
        [`k${index}`, sign],
      ]);
  });
  const integers = whole ? [...variables.keys()].filter((name) => name.includes('x')) : [];
  const { status, result } = solve({
    direction: 'minimize',
    objective: 'cost',
    constraints,
    variables,
    integers,
  });
  return status === 'optimal' ? result : null;
}

function begin({ unknowns, lines }: Made): PricedProgramme {
  const programme = pricedProgramme(unknowns);
  for (const own of lines) addLine(programme, termsOf(own), own.price);
  return programme;
}

/** Every value inside its bounds, and every line the sum it stands for. */
function expectPossible({ unknowns, lines }: Made, { values }: PricedProgramme): void {
  [...unknowns, ...lines.map(({ price }) => price)].forEach(({ lower, upper }, at) => {
    expect(values[at]).toBeGreaterThanOrEqual(lower - 1e-6);
    expect(values[at]).toBeLessThanOrEqual(upper + 1e-6);
  });
  lines.forEach(({ coefficients }, index) => {
    const sum = coefficients.reduce((all, coefficient, at) => all + coefficient * (values[at] as number), 0);
    expect(values[unknowns.length + index]).toBeCloseTo(sum, 6);
  });
}

const RUNS = { numRuns: 1000, seed: 20230601 };

describe('solveProgramme', () => {
  it('finds the least cost that another solver finds, or that there is none', () => {
    let possible = 0;
    fc.assert(
      fc.property(programmes, (made) => {
        const programme = begin(made);
        const solved = solveProgramme(programme, { left: 10_000 });
        const expected = leastCostByYalps(made, false);
        expect(solved).toBe(expected !== null);
        if (expected === null) return;
        possible++;
        expectPossible(made, programme);
        expect(costOf(programme)).toBeCloseTo(expected, 5);
      }),
      RUNS,
    );
    expect(possible).toBeGreaterThan(500);
  });

  it('goes on from where it is when lines come later, to the same cost', () => {
    fc.assert(
      fc.property(programmes, (made) => {
        const programme = begin({ ...made, lines: [] });
        let solved = true;
        for (const own of made.lines) {
          addLine(programme, termsOf(own), own.price);
          solved &&= solveProgramme(programme, { left: 10_000 });
        }
        const expected = leastCostByYalps(made, false);
        expect(solved).toBe(expected !== null);
        if (expected !== null) expect(costOf(programme)).toBeCloseTo(expected, 5);
      }),
      RUNS,
    );
  });

  it('ends where its steps end', () => {
    const price = { lower: -5, from: 0, to: 0, upper: 5, slope: 1 };
    const programme = pricedProgramme([price]);
    addLine(programme, [[0, 1]], { lower: 2, from: 2, to: 2, upper: 2, slope: 0 });
    expect(solveProgramme(programme, { left: 0 })).toBe(false);
    expect(solveProgramme(programme, { left: 5 })).toBe(true);
  });
});

describe('wholeSolution', () => {
  it('finds whole numbers at most 2 % dearer than the cheapest, and leaves the programme as it was', () => {
    let fractional = 0;
    fc.assert(
      fc.property(programmes, (free) => {
        // without bounds a search for whole numbers that there are none of need not end
        const unknowns = free.unknowns.map((price) => ({ ...price, upper: Math.min(price.upper, 6) }));
        const made = { ...free, unknowns };
        const programme = begin(made);
        if (!solveProgramme(programme, { left: 10_000 })) return;
        const before = JSON.stringify([programme.values, programme.sides, programme.rows, programme.columns]);
        const found = wholeSolution(programme, 5000);
        expect(JSON.stringify([programme.values, programme.sides, programme.rows, programme.columns])).toBe(
          before,
        );
        const expected = leastCostByYalps(made, true);
        expect(found !== null).toBe(expected !== null);
        if (found === null || expected === null) return;
        expectPossible(made, found);
        for (const value of found.values.slice(0, made.unknowns.length)) {
          expect(Math.abs(value - Math.round(value))).toBeLessThan(1e-6);
        }
        expect(costOf(found)).toBeGreaterThanOrEqual(expected - 1e-5);
        expect(costOf(found)).toBeLessThanOrEqual(expected * 1.02 + 1e-5);
        if (found !== programme) fractional++;
      }),
      { ...RUNS, numRuns: 300 },
    );
    expect(fractional).toBeGreaterThan(20);
  });
});
