import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReferenceCase } from './reference-case.ts';
import { ReferenceDataError } from './reference-data-error.ts';
import { runCase } from './run-case.ts';

const folder = process.env.REFERENCE_STATS ?? join(import.meta.dirname, '../../../shared/reference/stats');
const available = existsSync(join(folder, 'index.json'));
if (!available)
  process.stdout.write(`skipped: cases on data of R's survey package, no index.json in ${folder}\n`);

/** Cases on made-up data, which may be copied: they run wherever the project is. */
const MADE_UP = join(import.meta.dirname, '../../fixtures/reference-cases');

const casesOf = (from: string) =>
  (JSON.parse(readFileSync(join(from, 'index.json'), 'utf8')) as { cases: { id: string; file: string }[] })
    .cases;

function expectPassed(from: string, file: string): void {
  const reference = JSON.parse(readFileSync(join(from, file), 'utf8')) as ReferenceCase;
  const texts = new Map(
    reference.data.map((data) => [data.file, readFileSync(join(from, data.file), 'utf8')]),
  );
  const outcomes = runCase(reference, texts);
  expect(outcomes.filter(({ verdict }) => verdict !== 'passed')).toEqual([]);
  expect(outcomes).toHaveLength(reference.requests.length);
  expect(outcomes.length).toBeGreaterThan(0);
}

describe('cases on made-up data', () => {
  it.each(casesOf(MADE_UP))('$id passes at its tolerance', ({ file }) => {
    expectPassed(MADE_UP, file);
  });
});

describe.skipIf(!available)("cases on data of R's survey package", () => {
  const known = new Set(casesOf(MADE_UP).map(({ id }) => id));
  const others = available ? casesOf(folder).filter(({ id }) => !known.has(id)) : [];
  it.each(others)('$id passes at its tolerance', ({ file }) => {
    expectPassed(folder, file);
  });
});

/** Four answers in two strata of 10 and 20 people; every number below is worked out by hand. */
const SMALL: ReferenceCase = {
  id: 'H01',
  data: [
    {
      name: 'small',
      file: 'small.csv',
      rows: 4,
      columns: { h: 'code', y: 'integer', v: 'number', w: 'number', N: 'number' },
    },
  ],
  setup: [{ about: 'high = 1 where v is above 2, else 0', r: 'small$high <- as.integer(small$v > 2)' }],
  designs: {
    d: {
      data: 'small',
      ids: [],
      strata: 'h',
      weights: 'w',
      fpc: ['N'],
      nest: false,
      adjusted: null,
      nRows: 4,
      df: 2,
      sumWeights: 30,
      rCall: 'd <- svydesign(id = ~1, strata = ~h, weights = ~w, fpc = ~N, data = small)',
    },
  },
  requests: [],
};
const CSV = 'h,y,v,w,N\na,1,1,5,10\na,0,3,5,10\nb,1,2,10,20\nb,1,,10,20\n';

function run(request: Partial<ReferenceCase['requests'][number]>, overrides: Partial<ReferenceCase> = {}) {
  const whole = {
    id: 'H01.01',
    method: 'mean',
    title: 'by hand',
    design: 'd',
    options: {},
    rCall: '',
    tolerance: { rel: 1e-12, abs: 1e-12 },
    expected: {},
    ...request,
  };
  const [outcome] = runCase({ ...SMALL, ...overrides, requests: [whole] }, new Map([['small.csv', CSV]]));
  return outcome;
}

/** V(ȳ) = (1 − 2/10)·2·(5/30)²·0.5 in stratum a; 0 in b, where both answers are 1. */
const SE = Math.sqrt(0.8 * 2 * (5 / 30) ** 2 * 0.5);

describe('runCase', () => {
  it('passes what is right', () => {
    const expected = { rows: [{ variable: 'y', estimate: 25 / 30, se: SE, n: 4 }] };
    expect(run({ options: { variables: ['y'] }, expected })?.verdict).toBe('passed');
  });

  it('fails what is wrong in one digit, and names the place, the expected number and what it got', () => {
    const expected = { rows: [{ variable: 'y', estimate: 0.8333333, se: SE }] };
    expect(run({ options: { variables: ['y'] }, expected })).toMatchObject({
      verdict: 'failed',
      mismatches: [{ place: 'rows[variable=y].estimate', expected: '0.8333333', got: String(25 / 30) }],
    });
  });

  it('takes the degrees of freedom of an interval from its row', () => {
    const row = { variable: 'y', df: 1, ciLower: 25 / 30 - 12.7062047361747 * SE };
    const outcome = run({
      options: { variables: ['y'] },
      expected: { rows: [row] },
      tolerance: { rel: 1e-10, abs: 0 },
    });
    expect(outcome?.verdict).toBe('passed');
  });

  it('leaves rows without an answer out of the domain and out of nothing else', () => {
    const expected = { rows: [{ level: '1', n: 3, count: 1, estimate: 0.25 }] };
    expect(run({ method: 'proportion', options: { variable: 'high' }, expected })?.verdict).toBe('passed');
  });

  it('gives a group without rows no estimate', () => {
    const domain = [{ column: 'h', op: '==', value: 'a' }];
    const expected = { rows: [{ h: 'b', n: 0, estimate: null, se: null }] };
    const options = { statistic: 'mean', variables: ['y'], by: ['h'], domain };
    expect(run({ method: 'domain', options, expected })?.verdict).toBe('passed');
  });

  it('holds a known mistake against its own answer', () => {
    const wrong = { variables: ['y'], wrong: true };
    const mistake = { rows: [{ variable: 'y', estimate: 25 / 30, se: SE * 2 }] };
    expect(run({ options: wrong, expected: mistake, design: null })?.verdict).toBe('passed');
    const right = { rows: [{ variable: 'y', estimate: 25 / 30, se: SE }] };
    expect(run({ options: wrong, expected: right, design: null })?.verdict).toBe('failed');
  });

  it('passes an expected error only where the engine refuses', () => {
    const margins = [{ columns: ['h'], cells: ['a', 'b', 'c'].map((h) => ({ h, population: 10 })) }];
    expect(run({ method: 'poststratify', options: { margins }, expected: { error: true } })?.verdict).toBe(
      'passed',
    );
    expect(run({ options: { variables: ['y'] }, expected: { error: true } })?.verdict).toBe('failed');
  });

  it.each([
    ['the method jackknife', { method: 'jackknife' }, {}],
    ['the method constructor', { method: 'constructor' }, {}],
    ['the test statistic toString', { method: 'chisq', options: { statistic: 'toString' } }, {}],
    [
      'a condition with constructor',
      { options: { variables: ['y'], domain: [{ column: 'y', op: 'constructor' }] } },
      {},
    ],
    ['a domain that is not a list of conditions', { options: { variables: ['y'], domain: 'y == 1' } }, {}],
    ['a confidence level of 95', { options: { variables: ['y'], level: 95 } }, {}],
    ['a share of v, which is not 0 and 1', { method: 'ciprop', options: { variable: 'v' } }, {}],
    ['the data has no column z', { options: { variables: ['z'] } }, {}],
    [
      'preparation not understood: function twophase',
      { options: { variables: ['y'] } },
      { rCall: 'd <- twophase(small)', adjusted: 'in two phases' },
    ],
    [
      'preparation not understood: function twophase',
      { options: { variables: ['y'] } },
      { rCall: 'd <- twophase(small)', nRows: 3 },
    ],
  ])('says what it does not do: %s', (reason, request, design) => {
    const designs = { d: { ...(SMALL.designs.d as ReferenceCase['designs'][string]), ...design } };
    const expected = { rows: [] };
    expect(run({ expected, ...request }, { designs })).toMatchObject({ verdict: 'unsupported', reason });
  });

  it('does not pass a request that expects nothing', () => {
    expect(run({ options: { variables: ['y'] } })?.verdict).toBe('unsupported');
  });

  it('fails what is computed from a design that came out otherwise than the case describes it', () => {
    const designs = {
      d: { ...(SMALL.designs.d as ReferenceCase['designs'][string]), sumWeights: 31, df: 3 },
    };
    expect(run({ options: { variables: ['y'] }, expected: { rows: [] } }, { designs })).toMatchObject({
      verdict: 'failed',
      mismatches: [
        { place: 'design d.df', expected: '3', got: '2' },
        { place: 'design d.sumWeights', expected: '31', got: '30' },
      ],
    });
  });

  it.each([
    ['no call', '', {}],
    [
      'a call that assigns nothing',
      'svydesign(id = ~1, strata = ~h, weights = ~w, fpc = ~N, data = small)',
      {},
    ],
    ['a fraction a/b and a call that is not understood', 'd <- design(small)', { fpc: ['n/N'] }],
  ])('makes the design by its columns or its call: %s', (_, rCall, over) => {
    const designs = { d: { ...(SMALL.designs.d as ReferenceCase['designs'][string]), rCall, ...over } };
    const expected = { rows: [{ variable: 'y', estimate: 25 / 30, se: SE }] };
    const setup = [{ about: 'people drawn', r: 'small$n <- 2' }];
    expect(run({ options: { variables: ['y'] }, expected }, { designs, setup })?.verdict).toBe('passed');
  });

  it('gives the degrees of freedom of a domain without a call, and of a code the share that is asked for', () => {
    const domain = [{ column: 'y', op: '==', value: 1 }];
    expect(run({ method: 'df', options: { domain }, expected: { df: 1 } })?.verdict).toBe('passed');
    const expected = { rows: [{ method: 'wald', estimate: 2 / 3, se: 0 }] };
    const options = { variable: 'h', success: 'b' };
    expect(run({ method: 'ciprop', options, expected })?.verdict).toBe('passed');
  });

  it('leaves out of estimates that one call makes together who did not answer one of them', () => {
    const rows = [{ statistic: 'mean', variable: 'y', estimate: 0.75 }];
    const rCall = 'svymean(~y + v, d, na.rm = TRUE)';
    const request = { method: 'estimates-after-weighting', rCall, expected: { rows } };
    expect(run(request)?.verdict).toBe('passed');
    expect(run({ ...request, rCall: 'svymean(~y, d); svymean(~v, d, na.rm = TRUE)' })?.verdict).toBe(
      'failed',
    );
  });

  it('finds rows by key columns that hold numbers, in any order', () => {
    const rows = [
      { y: 1, variable: 'w', estimate: 9, n: 3 },
      { y: 0, variable: 'w', estimate: 5, n: 1 },
    ];
    const options = { variables: ['w'], by: ['y'] };
    expect(run({ options, expected: { rows } })?.verdict).toBe('passed');
    const swapped = rows.map((row) => ({ ...row, y: 1 - row.y }));
    expect(run({ options, expected: { rows: swapped } })?.verdict).toBe('failed');
  });

  it('applies statements that first fail and then succeed once', () => {
    const setup = [
      { about: 'needs what comes later', r: 'small$y <- small$y + 1; small$z <- later$y' },
      { about: 'later', r: 'later <- small' },
    ];
    const expected = { rows: [{ variable: 'y', estimate: 1 + 25 / 30 }] };
    expect(run({ options: { variables: ['y'] }, expected }, { setup })?.verdict).toBe('passed');
  });

  it('counts rows of weight 0 in a test as R does, and people with a weight in n', () => {
    const rows = ['a,1,1,5,10', 'a,0,3,5,10', 'b,1,2,10,20', 'b,0,2,10,20', 'b,0,9,0,20'].map(
      (row) => `${row}\n`,
    );
    const text = `h,y,v,w,N\n${rows.join('')}`;
    const design = { ...(SMALL.designs.d as ReferenceCase['designs'][string]), nRows: 4, df: 2 };
    const request = {
      id: 'H01.01',
      method: 'chisq',
      title: 'zero',
      design: 'd',
      options: { row: 'h', column: 'y', statistic: 'F' },
      rCall: '',
      tolerance: { rel: 1e-9, abs: 0 },
      expected: { parameters: { ndf: 1, ddf: 3 }, nu: 2, n: 4 },
    };
    const data = [{ ...(SMALL.data[0] as ReferenceCase['data'][number]), rows: 5 }];
    const reference = { ...SMALL, data, designs: { d: design }, requests: [request] };
    expect(runCase(reference, new Map([['small.csv', text]]))).toMatchObject([{ verdict: 'passed' }]);
  });

  it.each([
    ['small.csv has 3 rows, the case says 4', CSV.replace('b,1,,10,20\n', '')],
    ['small.csv has no column N', CSV.replace('w,N', 'w,M')],
    ['small.csv, row 2, v: "three" is not a number', CSV.replace('a,0,3', 'a,0,three')],
    ['small.csv, row 4: 4 fields under 5 names', CSV.replace('b,1,,10,20', 'b,1,,10')],
  ])('refuses data that are not what the case says: %s', (message, text) => {
    expect(() => runCase(SMALL, new Map([['small.csv', text]]))).toThrow(new ReferenceDataError(message));
  });
});
