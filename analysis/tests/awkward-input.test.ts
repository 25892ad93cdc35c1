import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementSample } from '../estimates/sample-design.ts';
import { AWKWARD_NUMBERS, faultOf } from '../reference/awkward-input.ts';
import { adjustPValues, type PAdjustment } from './adjust-p-values.ts';
import { chiSquaredTest } from './chi-squared-test.ts';
import { coefficientTests } from './coefficient-tests.ts';
import { columnLetter, columnLetters } from './column-letters.ts';
import { columnProportionTests } from './column-proportion-tests.ts';
import { correlations } from './correlation.ts';
import { associationStrength } from './cramers-v.ts';
import { differencesFromRest } from './difference-from-rest.ts';
import { cellResiduals } from './expected-counts.ts';
import { fisherExactP, fisherTwoByTwo, STEPS_WHILE_WAITING } from './fisher-exact-test.ts';
import { conditionalOddsRatio } from './fisher-odds-ratio.ts';
import { kendallTauB } from './kendall-tau.ts';
import { pairwiseDifferences } from './pairwise-differences.ts';
import { type AssociationStatistic, associationTest, dropEmpty } from './rao-scott.ts';
import { studentTest } from './student-test.ts';
import { oneSampleTTest, twoGroupTTest } from './t-test.ts';
import { waldTest } from './wald-test.ts';

// Every test with input that nobody checked: an answer without holes, or an error that names the function.

const number = fc.constantFrom(...AWKWARD_NUMBERS);
const list = (length: number) => fc.array(number, { minLength: length, maxLength: length });
const count = fc.oneof(
  { weight: 6, arbitrary: fc.nat(9) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 0.5, Number.NaN, 1e6, 2 ** 53) },
);
const counts = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([r, c]) =>
        fc.array(fc.array(count, { minLength: c, maxLength: c }), { minLength: r, maxLength: r }),
      ),
  },
  { weight: 1, arbitrary: fc.array(fc.array(count, { maxLength: 3 }), { maxLength: 3 }) },
);

interface Input {
  readonly numbers: readonly number[];
  readonly more: readonly number[];
  readonly counts: readonly (readonly number[])[];
  readonly groups: readonly number[];
}

const input: fc.Arbitrary<Input> = fc.record({
  numbers: list(9),
  more: fc.array(fc.oneof(number, fc.nat(4)), { maxLength: 9 }),
  counts,
  groups: fc.array(fc.constantFrom(0, 1, 2), { minLength: 9, maxLength: 10 }),
});

const ADJUSTMENTS: readonly PAdjustment[] = [
  ...(['bonferroni', 'holm', 'hochberg', 'benjamini-hochberg', 'benjamini-yekutieli'] as const),
];
const STATISTICS: readonly AssociationStatistic[] = ['F', 'Chisq', 'saddlepoint', 'Wald', 'adjWald'];
const at = (values: readonly number[], place: number) => values[place] as number;
const matrix = (values: readonly number[], size: number) =>
  Array.from({ length: size }, (_, row) => values.slice(row * size, row * size + size));
const usual = elementSample(new Float64Array(9).fill(2), Int32Array.of(0, 0, 0, 0, 0, 1, 1, 1, 1), null);
const flags = (groups: readonly number[], own: number) =>
  Uint8Array.from(groups, (group) => Number(group === own));

const CALLS: Readonly<Record<string, (input: Input) => unknown>> = {
  adjustPValues: ({ more }) => ADJUSTMENTS.map((method) => adjustPValues(more, method)),
  chiSquaredTest: ({ counts: table }) => [chiSquaredTest(table), chiSquaredTest(table, 'yates')],
  cellResiduals: ({ counts: table }) => cellResiduals(table),
  associationStrength: ({ counts: table }) => associationStrength(table),
  fisherTwoByTwo: ({ counts: table }) => fisherTwoByTwo(table),
  fisherExactP: ({ counts: table }) => fisherExactP(table, STEPS_WHILE_WAITING),
  conditionalOddsRatio: ({ counts: table, numbers }) => conditionalOddsRatio(table, at(numbers, 0)),
  columnProportionTests: ({ counts: table, numbers }) =>
    columnProportionTests(
      table.map((row) => ({ successes: row[0] ?? 0, respondents: row[1] ?? 0 })),
      at(numbers, 0),
    ),
  columnLetters: ({ counts: table, more, numbers }) =>
    columnLetters(
      at(numbers, 1),
      columnProportionTests(
        table.map((row) => ({ successes: row[0] ?? 0, respondents: row[1] ?? 0 })),
        0.95,
      ),
      more,
      at(numbers, 0),
    ),
  columnLetter: ({ numbers }) => columnLetter(at(numbers, 0)),
  correlations: ({ numbers, more }) =>
    correlations(Float64Array.from(numbers.slice(0, more.length)), Float64Array.from(more), 0.95),
  kendallTauB: ({ numbers, more }) => kendallTauB(numbers.slice(0, more.length), more),
  studentTest: ({ numbers }) => studentTest(at(numbers, 0), at(numbers, 1), at(numbers, 2), at(numbers, 3)),
  waldTest: ({ numbers, more }) => waldTest(numbers.slice(0, 3), matrix(numbers, 3), more, at(numbers, 8)),
  coefficientTests: ({ numbers }) =>
    coefficientTests(
      {
        names: ['(Intercept)', 'x'],
        coefficients: numbers.slice(0, 2),
        covariance: matrix(numbers, 2),
        respondents: 9,
        weightedCount: 9,
        degreesOfFreedom: at(numbers, 5),
        iterations: 1,
        places: new Map(),
      },
      at(numbers, 6),
    ),
  pairwiseDifferences: ({ numbers }) =>
    pairwiseDifferences(
      { values: numbers.slice(0, 2), covariance: matrix(numbers, 2), degreesOfFreedom: at(numbers, 7) },
      at(numbers, 8),
    ),
  associationTest: ({ numbers }) =>
    STATISTICS.map((statistic) =>
      associationTest(
        dropEmpty({
          rows: 1 + (Math.abs(Math.trunc(at(numbers, 8))) % 2 || 0),
          columns: 2,
          totals: numbers.slice(0, 4),
          covariance: matrix([...numbers, ...numbers], 4),
          respondents: at(numbers, 4),
          degreesOfFreedom: at(numbers, 5),
        }),
        statistic,
      ),
    ),
  twoGroupTTest: ({ numbers, groups }) =>
    twoGroupTTest(usual, Float64Array.from(numbers), flags(groups, 0), flags(groups, 1), 0.95),
  oneSampleTTest: ({ numbers, groups }) =>
    oneSampleTTest(usual, Float64Array.from(numbers), flags(groups, 0), at(numbers, 0), 0.95),
  differencesFromRest: ({ numbers, groups }) =>
    differencesFromRest(usual, Float64Array.from(numbers), [flags(groups, 0), flags(groups, 1)], 0.95),
};

describe('awkward input', () => {
  it.each(Object.entries(CALLS))('%s gives an answer without holes or names what it needs', (_, call) => {
    fc.assert(
      fc.property(input, (given) => {
        expect(faultOf(() => call(given))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});

const table = { rows: 2, columns: 2, totals: [1, 2, 3, 4], respondents: 10, degreesOfFreedom: 9 };

describe('what is refused says who asks, what is needed and what was given', () => {
  it.each<readonly [string, () => unknown]>([
    ['adjustPValues requires p values from 0 to 1, got 1.5', () => adjustPValues([0.5, 1.5], 'holm')],
    [
      'chiSquaredTest requires whole counts of 0 or more, got 0.5',
      () =>
        chiSquaredTest([
          [1, 0.5],
          [1, 1],
        ]),
    ],
    [
      'chiSquaredTest requires a rectangular table of at least 2 × 2, got rows of lengths none',
      () => chiSquaredTest([]),
    ],
    [
      'cellResiduals requires a rectangular table of at least 2 × 2, got rows of lengths 2, 1',
      () => cellResiduals([[1, 2], [1]]),
    ],
    [
      'chiSquaredTest requires whole counts of 0 or more, got -1',
      () =>
        associationStrength([
          [1, -1],
          [1, 1],
        ]),
    ],
    [
      'fisherTwoByTwo requires at most 200000 respondents (use chiSquaredTest), got 400000',
      () =>
        fisherTwoByTwo([
          [1e5, 1e5],
          [1e5, 1e5],
        ]),
    ],
    [
      'fisherExactP requires mostSteps above 0, got NaN',
      () =>
        fisherExactP(
          [
            [1, 2, 3],
            [3, 2, 1],
          ],
          Number.NaN,
        ),
    ],
    [
      'conditionalOddsRatio requires 0 < level < 1, got 95',
      () =>
        conditionalOddsRatio(
          [
            [1, 2],
            [3, 4],
          ],
          95,
        ),
    ],
    ['columnLetter requires a place from 0, got NaN', () => columnLetter(Number.NaN)],
    ['columnLetters requires 0 < alpha < 1, got 5', () => columnLetters(2, [], [], 5)],
    [
      'correlations requires numbers, NaN for no answer, got Infinity',
      () => correlations(Float64Array.of(1, 2, 3), Float64Array.of(1, 2, Number.POSITIVE_INFINITY), 0.95),
    ],
    ['kendallTauB requires 2 values of y, got 1', () => kendallTauB([1, 2], [1])],
    ['studentInterval requires 0 < level < 1, got NaN', () => studentTest(1, 1, 5, Number.NaN)],
    [
      'waldTest requires every place once, got 0, 0',
      () =>
        waldTest(
          [1, 2],
          [
            [1, 0],
            [0, 1],
          ],
          [0, 0],
          5,
        ),
    ],
    ['waldTest requires a covariance of 2 × 2, got rows of lengths none', () => waldTest([1, 2], [], [0], 5)],
    [
      'associationTest requires a covariance of 4 × 4, got rows of lengths none',
      () => associationTest({ ...table, covariance: [] }, 'F'),
    ],
    [
      'twoGroupTTest requires respondents in both groups, the second has none with an answer',
      () =>
        twoGroupTTest(
          usual,
          new Float64Array(9),
          flags([0, 0, 0, 0, 0, 0, 0, 0, 0], 0),
          new Uint8Array(9),
          0.95,
        ),
    ],
    [
      'oneSampleTTest requires respondents with an answer, got none',
      () => oneSampleTTest(usual, new Float64Array(9), new Uint8Array(9), 0, 0.95),
    ],
    [
      'estimateGroupMeans requires columns of 9 rows, got 8 rows',
      () => differencesFromRest(usual, new Float64Array(8), [new Uint8Array(9)], 0.95),
    ],
  ])('%s', (message, call) => {
    expect(call).toThrow(message);
  });
});
