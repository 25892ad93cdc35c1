import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateMeans, estimateRatio, estimateTotals } from '../estimates/row-estimates.ts';
import { elementSample, type SampleDesign } from '../estimates/sample-design.ts';
import { adjustDesign } from './adjust-design.ts';
import type { AdjustedWeights } from './adjusted-weights.ts';
import { type CalibrationColumn, calibrate } from './calibrate.ts';
import type { CalibrationDistance } from './calibration-distance.ts';
import { cellFactors } from './cell-factors.ts';
import { keepUnknown } from './keep-unknown.ts';
import { indicatorColumns, type Margin, marginOfRows } from './margin.ts';
import { marginFits } from './margin-fits.ts';
import { normaliseWeights } from './normalise-weights.ts';
import { rake } from './rake.ts';
import { trimWeights } from './trim-weights.ts';
import { WeightingError } from './weighting-error.ts';

/** Twelve made-up people in two strata. */
const H = [...'nnnnnnssssss'];
const SEX = [...'121221212211'];
const BAND = [...'yyooyooyyooy'];
const D = Float64Array.of(10, 12, 10, 14, 11, 9, 20, 25, 22, 18, 21, 24);
const Y = Float64Array.of(3, 5, 8, 2, 7, 6, 4, 9, 1, 6, 3, 5);
const AGE = Float64Array.of(23, 31, 67, 72, 40, 58, 81, 19, 35, 66, 77, 45);
const DESIGN = elementSample(
  D,
  Int32Array.from(H, (h) => (h === 'n' ? 0 : 1)),
  null,
);

const byStratum = marginOfRows(
  {
    name: 'stratum',
    cells: [
      { key: ['n'], population: 80 },
      { key: ['s'], population: 120 },
    ],
  },
  [H],
);
const bySexAndBand = marginOfRows(
  {
    name: 'sex × band',
    cells: [
      { key: ['1', 'o'], population: 55 },
      { key: ['1', 'y'], population: 40 },
      { key: ['2', 'o'], population: 62 },
      { key: ['2', 'y'], population: 43 },
    ],
  },
  [SEX, BAND],
);
const COLUMNS: readonly CalibrationColumn[] = [
  { name: 'people', values: new Float64Array(12).fill(1), total: 200 },
  { name: 's', values: Float64Array.from(H, (h) => (h === 's' ? 1 : 0)), total: 120 },
  { name: 'age', values: AGE, total: 10500 },
];
const LINEAR: CalibrationDistance = { kind: 'linear', bounds: null };
const BOUNDS = { lower: 0.82, upper: 1.365 };

/** Weights; mean of y and total, each with its error; mean of sex 1 with its error; ratio of y to age with its error. */
interface Expected {
  readonly weights: readonly number[];
  readonly figures: readonly number[];
}

function figuresOf(design: SampleDesign): readonly number[] {
  const domain = Uint8Array.from(SEX, (sex) => (sex === '1' ? 1 : 0));
  return [
    estimateMeans(design, [Y], null),
    estimateTotals(design, [Y], null),
    estimateMeans(design, [Y], domain),
    estimateRatio(design, Y, AGE, null),
  ].flatMap(({ values, covariance }) => [values[0] as number, Math.sqrt(covariance[0]?.[0] as number)]);
}

function expectAll(found: Iterable<number>, wanted: readonly number[]): void {
  const list = [...found];
  expect(list).toHaveLength(wanted.length);
  wanted.forEach((value, index) => {
    expect(Math.abs((list[index] as number) / value - 1)).toBeLessThan(1e-10);
  });
}

const columnsOf = (margins: readonly Margin[]) => margins.flatMap(indicatorColumns);

/*
 * R 4.2.2, survey 4.1-1, 2026-11-21: d <- svydesign(id = ~1, strata = ~h, weights = ~d, data = x);
 * g <- calibrate(d, ...); weights(g), svymean(~y, g), svytotal(~y, g), svymean(~y, subset(g, sex == "1")),
 * svyratio(~y, ~age, g).
 */
const RAKED: Expected = {
  // calibrate(d, list(~h, ~sex + band), list(m1, m2), calfun = "raking", epsilon = 1e-14)
  weights: [
    7.95073321045039, 12.55526721061557, 15.16168999140631, 19.17779365219776, 11.50899494306427,
    13.64552099226568, 22.53800334094855, 16.35166672936204, 18.93573784632015, 20.2842030068537,
    26.192789016328, 15.69760006018756,
  ],
  figures: [
    4.718690353202679, 0.654961658718073, 943.7380706405359, 130.99233174361456, 5.592107509793432,
    0.998248431863136, 0.0851632372796198, 0.0138124392183346,
  ],
};
const CALIBRATED: readonly (readonly [string, CalibrationDistance, Expected])[] = [
  [
    // calibrate(d, ~h + age, c(`(Intercept)` = 200, hs = 120, age = 10500))
    'linear',
    LINEAR,
    {
      weights: [
        11.1481355615248, 13.7353852424017, 12.7872390008125, 18.1629010573877, 12.9595680793746,
        11.2067710584987, 20.6279059442333, 20.010768041892, 18.9207586282951, 17.5593018757016,
        21.3463814939446, 21.5348840159334,
      ],
      figures: [
        4.786506602612197, 0.723790885401358, 957.3013205224393, 144.75817708027162, 5.659183630270279,
        0.985368423541757, 0.0911715543354704, 0.013786493055264,
      ],
    },
  ],
  [
    // … , bounds = c(0.82, 1.365), epsilon = 1e-14
    'linear with bounds',
    { kind: 'linear', bounds: BOUNDS },
    {
      weights: [
        11.0576905153187, 13.6600913153048, 12.8491445428793, 18.2738064098702, 12.9248275285638,
        11.2344396880632, 20.6817932820173, 20.5, 18.6296283468298, 17.5143126187216, 21.3738780863112,
        21.3003876661201,
      ],
      figures: [
        4.801304889451718, 0.723803237236176, 960.2609778903436, 144.76064744723521, 5.68065267987141,
        0.98847958319592, 0.091453426465747, 0.0137867283283081,
      ],
    },
  ],
  [
    // … , calfun = "raking", epsilon = 1e-14
    'raking',
    { kind: 'raking', bounds: null },
    {
      weights: [
        10.9605714130581, 13.5542814137722, 12.9322623029856, 18.448723652367, 12.852356112867,
        11.2518051049501, 20.5181384775833, 20.3150097244457, 18.9855778056908, 17.4537644568382,
        21.2224846220743, 21.5050249133677,
      ],
      figures: [
        4.79147187433275, 0.72800914901096, 958.2943748665501, 145.60182980219201, 5.681784870342019,
        0.985915127026866, 0.0912661309396714, 0.0138668409335421,
      ],
    },
  ],
  [
    // … , calfun = "raking", bounds = c(0.82, 1.365), epsilon = 1e-14
    'raking with bounds',
    { kind: 'raking', bounds: BOUNDS },
    {
      weights: [
        10.9216156487689, 13.5201323052493, 12.9600693455648, 18.5003892094426, 12.834953160567,
        11.2628403304075, 20.5332287305431, 20.5, 18.8864916970294, 17.4326432254729, 21.2270743353869,
        21.4205620115677,
      ],
      figures: [
        4.796839273992044, 0.728208424494896, 959.367854798409, 145.64168489897926, 5.690244951834519,
        0.987045045324279, 0.091368367123658, 0.0138706366570456,
      ],
    },
  ],
  [
    // … , calfun = "logit", bounds = c(0.7, 1.5), epsilon = 1e-14
    'logit',
    { kind: 'logit', bounds: { lower: 0.7, upper: 1.5 } },
    {
      weights: [
        10.9871046657171, 13.6307110438902, 12.8777898749309, 18.2761693520741, 12.9465269901195,
        11.2816980732681, 20.6698290735009, 20.3855256728214, 18.8608642129017, 17.4256281143414,
        21.3259106274702, 21.3322422989645,
      ],
      figures: [
        4.796040139581113, 0.726031413575136, 959.2080279162227, 145.20628271502727, 5.6806289358126,
        0.987162689181167, 0.0913531455158307, 0.0138291697823835,
      ],
    },
  ],
];

describe('weights that meet known totals, and errors that know it, agree with R', () => {
  it('raking to a margin and a joint margin', () => {
    const margins = [byStratum, bySexAndBand];
    const raked = rake(D, margins);
    expect(raked).toMatchObject({ converged: true, negative: 0, zero: 0 });
    expectAll(raked.weights, RAKED.weights);
    expectAll(figuresOf(adjustDesign(DESIGN, raked, columnsOf(margins))), RAKED.figures);
  });

  it.each(CALIBRATED)('calibration, %s', (_, distance, expected) => {
    const found = calibrate(D, COLUMNS, distance);
    expect(found.converged).toBe(true);
    expectAll(found.weights, expected.weights);
    const columns = COLUMNS.map(({ values }) => values);
    expectAll(figuresOf(adjustDesign(DESIGN, found, columns)), expected.figures);
  });

  it('trimming once, by trimWeights(d, upper = 22, lower = 10.5)', () => {
    const found = trimWeights(D, { lower: 10.5, upper: 22, strict: false });
    expectAll(
      found.weights,
      [
        10.5, 12.357142857142858, 10.5, 14.357142857142858, 11.357142857142858, 10.5, 20.357142857142858, 22,
        22.357142857142858, 18.357142857142858, 21.357142857142858, 22,
      ],
    );
    expect(found).toMatchObject({ raised: 3, cut: 2, rounds: 1, outside: 1 });
  });
});

/** People with a base weight and two codes, and counts of a population in which every code occurs among them. */
const population = fc
  .array(
    fc.record({
      base: fc.integer({ min: 1, max: 50 }),
      factor: fc.integer({ min: 5, max: 20 }),
      a: fc.integer({ min: 0, max: 2 }),
      b: fc.integer({ min: 0, max: 3 }),
      y: fc.integer({ min: 0, max: 9 }),
    }),
    { minLength: 2, maxLength: 40 },
  )
  .map((people) => {
    const base = Float64Array.from(people, (person) => person.base);
    const marginOf = (name: 'a' | 'b', cells: number): Margin => ({
      name,
      cell: Int32Array.from(people, (person) => person[name]),
      cells: Array.from({ length: cells }, (_, code) => ({
        name: String(code),
        // what some weights reach can be met: each person stands for base × factor/10 people
        population: people
          .filter((person) => person[name] === code)
          .reduce((sum, person) => sum + (person.base * person.factor) / 10, 0),
      })),
    });
    return { people, base, a: marginOf('a', 3), b: marginOf('b', 4) };
  });

const largest = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, value), 0);
const distances = (a: Float64Array, b: Float64Array) =>
  largest(Array.from(a, (value, row) => Math.abs(value / (b[row] as number) - 1)));
const misfit = ({ fits }: AdjustedWeights) =>
  largest(fits.map(({ relativeMisfit }) => Math.abs(relativeMisfit)));

describe('identities of adjusted weights', () => {
  it('raked totals hit their margins, and calibrated totals their targets', () => {
    fc.assert(
      fc.property(population, ({ base, a, b }) => {
        const raked = rake(base, [a, b], { maximumRounds: 20_000 });
        expect(misfit(raked)).toBeLessThan(1e-9);
        expect(raked.minimum).toBeGreaterThan(0);
        const columns = [a, b].flatMap((margin) =>
          indicatorColumns(margin).map((values, code) => ({
            name: `${margin.name}${code}`,
            values,
            total: margin.cells[code]?.population as number,
          })),
        );
        // raking by Newton's method reaches the same weights
        const calibrated = calibrate(base, columns, { kind: 'raking', bounds: null });
        expect(misfit(calibrated)).toBeLessThan(1e-9);
        expect(distances(raked.weights, calibrated.weights)).toBeLessThan(1e-6);
      }),
    );
  });

  it('scaling the base weights changes nothing', () => {
    fc.assert(
      fc.property(population, fc.double({ min: 0.01, max: 100, noNaN: true }), ({ base, a, b }, scale) => {
        const scaled = base.map((weight) => weight * scale);
        expect(distances(rake(scaled, [a, b]).weights, rake(base, [a, b]).weights)).toBeLessThan(1e-9);
      }),
    );
  });

  it('the order of rows does not matter', () => {
    fc.assert(
      fc.property(population, ({ base, a, b }) => {
        const turned = (margin: Margin): Margin => ({ ...margin, cell: margin.cell.slice().reverse() });
        const there = rake(base, [a, b]);
        const back = rake(base.slice().reverse(), [turned(a), turned(b)]);
        expect(distances(back.weights.slice().reverse(), there.weights)).toBeLessThan(1e-9);
      }),
    );
  });

  it('raking with one margin is post-stratification, its error too', () => {
    fc.assert(
      fc.property(population, ({ people, base, a }) => {
        const raked = rake(base, [a]);
        const factors = cellFactors(base, a.cell, a.cells);
        const post = base.map((weight, row) => weight * (factors[a.cell[row] as number] as number));
        expect(distances(raked.weights, post)).toBeLessThan(1e-12);
        const design = elementSample(base, new Int32Array(base.length), null);
        const y = Float64Array.from(people, (person) => person.y);
        const byColumns = estimateMeans(adjustDesign(design, raked, indicatorColumns(a)), [y], null);
        const byCells = estimateMeans(
          { ...design, weights: post, calibration: { base, cell: a.cell } },
          [y],
          null,
        );
        expect(byColumns.covariance[0]?.[0]).toBeCloseTo(byCells.covariance[0]?.[0] as number, 10);
      }),
    );
  });

  it('linear calibration is the generalised regression estimator', () => {
    const { weights } = calibrate(D, COLUMNS.slice(0, 1).concat(COLUMNS.slice(2)), LINEAR);
    const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
    const [n, sx, sxx] = [
      sum(D),
      sum(D.map((d, i) => d * (AGE[i] as number))),
      sum(D.map((d, i) => d * (AGE[i] as number) ** 2)),
    ];
    const sy = sum(D.map((d, i) => d * (Y[i] as number)));
    const sxy = sum(D.map((d, i) => d * (Y[i] as number) * (AGE[i] as number)));
    const slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
    const intercept = (sy - slope * sx) / n;
    const greg = sy + (200 - n) * intercept + (10500 - sx) * slope;
    expect(sum(weights.map((weight, i) => weight * (Y[i] as number)))).toBeCloseTo(greg, 9);
  });

  it('a total that the calibration fixes has no error', () => {
    const found = calibrate(D, COLUMNS, LINEAR);
    const design = adjustDesign(
      DESIGN,
      found,
      COLUMNS.map(({ values }) => values),
    );
    const { values, covariance } = estimateTotals(design, [AGE], null);
    expect(values[0]).toBeCloseTo(10500, 8);
    expect(covariance[0]?.[0]).toBeLessThan(1e-18);
  });

  it('people with a base weight of 0 keep it', () => {
    const base = D.slice();
    base[4] = 0;
    expect(rake(base, [byStratum]).weights[4]).toBe(0);
    expect(calibrate(base, COLUMNS, { kind: 'raking', bounds: null }).weights[4]).toBe(0);
  });

  it('a normalised weight is 1 on average; a share does not change', () => {
    const normal = normaliseWeights(D);
    expect(normal.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(12, 12);
    const share = (weights: Float64Array) => estimateMeans({ ...DESIGN, weights }, [Y], null).values[0];
    expect(share(normal)).toBeCloseTo(share(D) as number, 12);
    expect(normaliseWeights(D, 392)[0]).toBeCloseTo(20, 12);
  });

  it('trimming keeps the sum, and ends inside where it is strict', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 3 }), (list) => {
        const weights = Float64Array.from(list);
        const sum = weights.reduce((total, weight) => total + weight, 0);
        const upper = (sum / weights.length) * 1.5;
        const found = trimWeights(weights, { lower: null, upper, strict: true });
        expect(found.outside).toBe(0);
        expect(found.weights.reduce((total, weight) => total + weight, 0) / sum).toBeCloseTo(1, 10);
        expect(found.kishEffect).toBeLessThanOrEqual(found.kishEffectBefore * (1 + 1e-12));
      }),
    );
  });
});

describe('people without a value of a margin', () => {
  const withGaps = marginOfRows(
    {
      name: 'sex',
      cells: ['1', '2'].map((key, index) => ({ key: [key], population: index === 0 ? 90 : 110 })),
    },
    [SEX.map((sex, row) => (row === 3 || row === 7 ? null : sex))],
  );

  it('are a cell of their own at their base weight; the counts of the others are scaled', () => {
    const { margin, rules } = keepUnknown(withGaps, D);
    // 14 + 25 of 200
    expect(margin.cells.map(({ population: people }) => people)).toEqual([
      90 * (161 / 200),
      110 * (161 / 200),
      39,
    ]);
    expect(rules).toEqual([
      { code: 'unknown-kept-at-base-share', cells: ['sex:unknown'], respondents: 2 },
      { code: 'margins-scaled-to-known', cells: ['sex'], respondents: 10 },
    ]);
    expect(rake(D, [margin, byStratum]).converged).toBe(true);
    expect(keepUnknown(byStratum, D)).toEqual({ margin: byStratum, rules: [] });
  });

  it('are refused where nobody said what to do with them', () => {
    expect(() => rake(D, [withGaps])).toThrow(/no cell for 2 rows; keep them by keepUnknown/);
    const few = { ...withGaps, cells: withGaps.cells.map((cell) => ({ ...cell, population: 10 })) };
    expect(() => keepUnknown(few, D)).toThrow(
      /holds 20 people, but base weights of rows without a value add to 39/,
    );
  });
});

describe('margins that cannot be met', () => {
  const cells = (...counts: number[]) =>
    counts.map((people, index) => ({ name: String(index), population: people }));
  const margin = (name: string, counts: readonly number[], cell: readonly number[]): Margin => ({
    name,
    cells: cells(...counts),
    cell: Int32Array.from(cell),
  });
  const one = new Float64Array(3).fill(1);
  /** (1, x), (1, y), (2, y): x can be at most as many as 1 */
  const structural = [margin('a', [60, 40], [0, 0, 1]), margin('b', [70, 30], [0, 1, 1])];

  it('are reported with the one missed most, and refused by a design', () => {
    const found = rake(one, structural, { maximumRounds: 50 });
    expect(found).toMatchObject({
      converged: false,
      iterations: 50,
      worstMargin: { margin: 'a', cell: '1' },
    });
    const design = elementSample(one, new Int32Array(3), null);
    expect(() => adjustDesign(design, found, columnsOf(structural))).toThrow(
      /did not converge in 50 rounds: a, cell 1 should be 40 and is/,
    );
    expect(adjustDesign(design, found, columnsOf(structural), 'accept').weights).toBe(found.weights);
  });

  it('stop early where they go round in a circle', () => {
    const split = [margin('a', [60, 40], [0, 0, 1, 1]), margin('b', [50, 50], [0, 0, 1, 1])];
    const found = rake(new Float64Array(4).fill(1), split);
    expect(found).toMatchObject({ converged: false, iterations: 2 });
    expect(found.worstMargin).toMatchObject({ margin: 'a', cell: '1', target: 40, relativeMisfit: 0.25 });
  });

  it.each<[string, () => unknown, RegExp]>([
    ['no margins', () => rake(one, []), /at least one margin, got none/],
    [
      'totals that differ',
      () => rake(one, [margin('a', [60, 40], [0, 0, 1]), margin('b', [70, 31], [0, 1, 1])]),
      /same people: a adds to 100, b to 101/,
    ],
    [
      'a cell without respondents',
      () => rake(one, [margin('a', [60, 40], [0, 0, 0])]),
      /margin a, cell 1 has 40 people and no respondent/,
    ],
    [
      'respondents where nobody lives',
      () => rake(one, [margin('a', [60, 0], [0, 0, 1])]),
      /margin a, cell 1 has respondents and a population of 0/,
    ],
    [
      'a count that is none',
      () => rake(one, [margin('a', [60, -1], [0, 0, 1])]),
      /margin a, cell 1 needs a population of 0 or more, got -1/,
    ],
    ['other rows', () => rake(one, [margin('a', [60], [0, 0])]), /needs a cell for 3 rows, got 2/],
    [
      'a negative base weight',
      () => rake(Float64Array.of(1, -2, 1), structural),
      /rake needs base weights of 0 or more, got -2 in row 2 \(1 such rows\)/,
    ],
    [
      'no base weight',
      () => rake(new Float64Array(3), structural),
      /base weights above 0, got none in 3 rows/,
    ],
    [
      'base weights of other rows',
      () => keepUnknown(structural[0] as Margin, new Float64Array(2)),
      /a base weight for each of 3 rows, got 2/,
    ],
    [
      'a cell that stands twice',
      () =>
        marginOfRows({ name: 'a', cells: [1, 2].map((people) => ({ key: ['x'], population: people })) }, [
          ['x'],
        ]),
      /names a cell twice/,
    ],
    [
      'rows in a cell that is not there',
      () => marginOfRows({ name: 'a', cells: [{ key: ['x'], population: 1 }] }, [['x', 'z', 'z']]),
      /margin a has no cell z, where 2 rows lie/,
    ],
    ['no column', () => calibrate(D, [], LINEAR), /at least one column, got none/],
    [
      'a value that is missing',
      () => calibrate(one, [{ name: 'age', values: Float64Array.of(1, Number.NaN, 2), total: 9 }], LINEAR),
      /column age has no value in 1 rows/,
    ],
    [
      'a total that is none',
      () => calibrate(one, [{ name: 'age', values: one, total: Number.NaN }], LINEAR),
      /column age needs a total, got NaN/,
    ],
    [
      'totals that contradict each other',
      () =>
        calibrate(
          D,
          [...COLUMNS, { name: 'twice', values: AGE.map((age) => 2 * age), total: 20000 }],
          LINEAR,
        ),
      /the total of twice is given as 20000, but follows from the other columns, among the rows at hand, as 21000/,
    ],
    [
      'bounds on one side of 1',
      () => calibrate(D, COLUMNS, { kind: 'linear', bounds: { lower: 1.1, upper: 2 } }),
      /linear calibration needs bounds of the factor below and above 1, got 1.1 and 2/,
    ],
    [
      'logit without an end',
      () => calibrate(D, COLUMNS, { kind: 'logit', bounds: { lower: 0, upper: Number.POSITIVE_INFINITY } }),
      /finite bounds/,
    ],
    [
      'limits in the wrong order',
      () => trimWeights(D, { lower: 5, upper: 4, strict: true }),
      /lower limit below the upper, got 5 and 4/,
    ],
    [
      'nobody left to take what was cut',
      () => trimWeights(D, { lower: null, upper: 2, strict: true }),
      /no weight left to take the rest: all 12 lie outside/,
    ],
    ['weights that add to 0', () => normaliseWeights(new Float64Array(2)), /add to more than 0/],
    [
      'a design adjusted before',
      () => {
        const raked = rake(D, [byStratum]);
        const design = adjustDesign(DESIGN, raked, indicatorColumns(byStratum));
        return adjustDesign(design, raked, indicatorColumns(byStratum));
      },
      /base weights, got one that was adjusted before/,
    ],
    [
      'a design of other rows',
      () => adjustDesign(DESIGN, rake(one, structural), []),
      /weights for 12 rows, got 3/,
    ],
  ])('%s', (_, act, message) => {
    expect(act).toThrow(WeightingError);
    expect(act).toThrow(message);
  });

  it('totals out of reach of the bounds are not converged', () => {
    const far = COLUMNS.map((column) => (column.name === 'age' ? { ...column, total: 10800 } : column));
    for (const distance of [
      { kind: 'linear', bounds: BOUNDS },
      { kind: 'raking', bounds: BOUNDS },
      { kind: 'logit', bounds: BOUNDS },
    ] as const) {
      const found = calibrate(D, far, distance);
      expect(found.converged).toBe(false);
      expect(found.smallestFactor).toBeGreaterThanOrEqual(BOUNDS.lower - 1e-12);
      expect(found.largestFactor).toBeLessThanOrEqual(BOUNDS.upper + 1e-12);
    }
  });

  it('negative weights of linear calibration are counted', () => {
    const young = COLUMNS.map((column) => (column.name === 'age' ? { ...column, total: 5000 } : column));
    const found = calibrate(D, young, LINEAR);
    expect(found.converged).toBe(true);
    expect(found.negative).toBeGreaterThan(0);
    expect(found.minimum).toBeLessThan(0);
    expect(calibrate(D, young, { kind: 'raking', bounds: null })).toMatchObject({
      converged: true,
      negative: 0,
    });
  });

  it('a margin that trimming broke shows by how much', () => {
    const raked = rake(D, [byStratum, bySexAndBand]);
    const { weights } = trimWeights(raked.weights, { lower: null, upper: 22, strict: true });
    const fits = marginFits([byStratum], weights);
    expect(fits.map(({ margin: name }) => name)).toEqual(['stratum', 'stratum']);
    expect(fits[0]?.reached).toBeGreaterThan(80);
    expect((fits[0]?.reached as number) + (fits[1]?.reached as number)).toBeCloseTo(200, 9);
  });
});
