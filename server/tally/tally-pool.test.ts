import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { packedShares, type SharesRequest } from '../../analysis/estimates/packed-shares.ts';
import { syntheticSurvey } from '../../analysis/reference/synthetic-survey.ts';
import { countedTogether } from '../../analysis/tally/counted-together.ts';
import { packDataset } from '../../analysis/tally/pack-dataset.ts';
import type { PackedDataset } from '../../analysis/tally/packed-dataset.ts';
import { tallyAxis } from '../../analysis/tally/tally.ts';
import { tallyFrame } from '../../analysis/tally/tally-frame.ts';
import { tallyPacked } from '../../analysis/tally/tally-packed.ts';
import { weightDataset } from '../../analysis/weights/weight-dataset.ts';
import { sharedTurn, takeTurns } from './take-turns.ts';
import { inSharedMemory, TallyPool } from './tally-pool.ts';
import { PoolClosedError, TaskFailedError, WorkerLostError } from './worker-errors.ts';
import { WorkerPool } from './worker-pool.ts';

// Inside the project, so that the programs find their packages; one folder for each run of the tests.
const programs = resolve(`dist/tally-test-${process.pid}`);
const tallyWorker = pathToFileURL(join(programs, 'tally-worker.js'));
const oddWorker = pathToFileURL(join(programs, 'odd-worker.js'));

/** Doubles numbers, and does whatever a thread may do to its pool. */
const ODD_WORKER = `
import { answerTasks } from './answer-tasks.js';
class OddError extends RangeError {
  name = 'OddError';
  findings = ['a finding'];
  unsendable = () => 1;
}
answerTasks(async (task) => {
  if (task === 'throw') throw new OddError('this one is odd');
  if (task === 'throw text') throw 'only a text';
  if (task === 'exit') process.exit(7);
  if (task === 'exhaust') { const all = []; for (;;) all.push(new Array(1e6).fill(task.length)); }
  if (task === 'never') return new Promise(() => setInterval(() => {}, 1000));
  return { answer: task * 2 };
});`;

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: true,
      outDir: programs,
      target: 'node20',
      rollupOptions: {
        input: ['server/tally/tally-worker.ts', 'server/tally/answer-tasks.ts'],
        output: { entryFileNames: '[name].js' },
        preserveEntrySignatures: 'strict',
      },
    },
  });
  writeFileSync(join(programs, 'odd-worker.js'), ODD_WORKER);
}, 60_000);
afterAll(() => rmSync(programs, { recursive: true, force: true }));

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const pool of open.splice(0)) await pool.close();
});

function poolOf(packed: PackedDataset, threads: number): TallyPool {
  const pool = new TallyPool(packed, { threads, entry: tallyWorker });
  open.push(pool);
  return pool;
}
function oddPool(threads: number): WorkerPool {
  const pool = new WorkerPool({ entry: oddWorker, threads });
  open.push(pool);
  return pool;
}

/** Every other seed gives each person a weight of their own. */
function packedSurvey(rows: number, seed: number): PackedDataset {
  const survey = syntheticSurvey({ rows, seed, areas: 4, categories: 5 });
  const { dataset, weights: alike } = weightDataset(survey.dataset, survey.postStratification);
  const calibrated = alike.calibrated.map((weight, row) => weight * (1 + row / 1000));
  const weights = seed % 2 === 0 ? { ...alike, calibrated } : alike;
  const options = { keys: ['area', 'age_band'], ids: ['q', 'm.1', 'm.2', 'age'] };
  return packDataset(tallyFrame(dataset, weights), dataset.columns, options, inSharedMemory);
}

const AREA = { column: 'area', axis: tallyAxis([[1], [2], [3], [4]]) };
const BAND = { column: 'age_band', axis: tallyAxis([[1], [2], [3], [4], [5], [6], [7]]) };
const Q = { column: 'q', axis: tallyAxis([[1], [2], [3], [4], [5], [252]]) };
const OPTION = { axis: tallyAxis([[1], [0]]), categories: [[0]], base: [0, 1] };
const REQUEST: SharesRequest = {
  rows: [
    { side: [AREA, BAND], rows: Array.from({ length: 28 }, (_, place) => [place]) },
    { side: [AREA], rows: [[0, 1, 2, 3], [0], [1], [2], [3]] },
  ],
  columns: [
    { ...Q, categories: [[0], [1], [2], [3], [4], [0, 1]], base: [0, 1, 2, 3, 4] },
    { column: 'm.1', ...OPTION },
    { column: 'age', axis: tallyAxis([[20, 21, 22], [23]]), categories: [[0]], base: [0, 1] },
    { column: 'm.2', ...OPTION },
  ],
};

describe('TallyPool', () => {
  it.each([1, 2, 3])('gives with %i threads what one thread gives', async (threads) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 60, max: 2000 }),
        fc.integer({ min: 1, max: 1000 }),
        async (rows, seed) => {
          const packed = packedSurvey(rows, seed);
          const pool = poolOf(packed, threads);
          const request = { rows: REQUEST.rows.map(({ side }) => side), columns: REQUEST.columns };
          expect(await pool.tallies(request)).toEqual(tallyPacked(packed, request));
          expect(await pool.shares(REQUEST)).toEqual(packedShares(packed, REQUEST));
          expect(await pool.tallies({ ...request, columns: [] })).toEqual([[], []]);
          expect(await pool.tallies({ ...request, rows: [] })).toEqual([]);
        },
      ),
      { numRuns: 3 },
    );
  });

  it('reads the packed memory in place', async () => {
    const packed = packedSurvey(500, 1);
    const pool = poolOf(packed, 2);
    const column = packed.columns.get('m.1');
    if (column?.kind !== 'bits') throw new Error('a bitmap');
    const request = { rows: [[AREA]], columns: [{ column: 'm.1', axis: tallyAxis([[...column.codes]]) }] };
    const before = await pool.tallies(request);
    // a bit that is taken away on this side is missing on the other
    const option = {
      rows: [[]],
      columns: [{ column: 'm.1', axis: tallyAxis([[column.codes[1] as number]]) }],
    };
    const people = async () =>
      (await pool.tallies(option))[0]?.[0]?.count.reduce(
        (sum, count, at) => sum + (at % 2 === 0 ? count : 0),
        0,
      ) as number;
    const all = await people();
    column.words.fill(0);
    expect([all > 0, await people()]).toEqual([true, 0]);
    expect(before[0]?.[0]?.count.reduce((sum, count) => sum + count, 0)).toBe(500);
  });

  it('hands back what a thread threw, and goes on', async () => {
    const packed = packedSurvey(80, 1);
    const pool = poolOf(packed, 2);
    const unknown = { rows: [[AREA]], columns: [Q, { column: 'nobody', axis: Q.axis }] };
    const failed = await pool.tallies(unknown).catch((cause: unknown) => cause);
    expect(failed).toBeInstanceOf(TaskFailedError);
    expect(failed).toMatchObject({
      message: 'tallyPacked: column nobody was not packed',
      thrown: { name: 'RangeError' },
    });
    expect(await pool.tallies({ rows: [[AREA]], columns: [Q] })).toHaveLength(1);
  });
});

describe('WorkerPool', () => {
  it('answers more tasks than it has threads, each its own', async () => {
    const pool = oddPool(2);
    const answers = await Promise.all(Array.from({ length: 50 }, (_, task) => pool.run(task)));
    expect(answers).toEqual(Array.from({ length: 50 }, (_, task) => task * 2));
  });

  it('tells name, message and own properties of what was thrown', async () => {
    const pool = oddPool(1);
    await expect(pool.run('throw')).rejects.toMatchObject({
      name: 'TaskFailedError',
      message: 'this one is odd',
      thrown: { name: 'OddError', details: { findings: ['a finding'] } },
    });
    await expect(pool.run('throw text')).rejects.toMatchObject({ message: 'only a text' });
    await expect(pool.run(() => 1)).rejects.toMatchObject({ name: 'DataCloneError' });
    expect(await pool.run(4)).toBe(8);
  });

  it.each(['exit', 'exhaust'])('loses a thread (%s) without hanging, and takes another', async (end) => {
    const pool = new WorkerPool({ entry: oddWorker, threads: 1, heapMegabytes: 32 });
    open.push(pool);
    const lost = pool.run(end).catch((cause: unknown) => cause);
    const after = pool.run(21);
    expect(await lost).toBeInstanceOf(WorkerLostError);
    expect(await after).toBe(42);
  });

  it('does not start a thread again and again that cannot start', async () => {
    const pool = new WorkerPool({ entry: pathToFileURL(join(programs, 'nothing.js')), threads: 2 });
    open.push(pool);
    await expect(pool.run(1)).rejects.toThrow(/before its task was done: Cannot find module/);
    await expect(pool.run(2)).rejects.toBeInstanceOf(WorkerLostError);
  });

  it('ends unfinished tasks when it is closed, and takes no more', async () => {
    const pool = oddPool(1);
    const unfinished = [pool.run('never'), pool.run(1)].map((task) => task.catch((cause: unknown) => cause));
    await pool.close();
    for (const cause of await Promise.all(unfinished)) expect(cause).toBeInstanceOf(PoolClosedError);
    await expect(pool.run(1)).rejects.toBeInstanceOf(PoolClosedError);
    await pool.close();
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %d threads', (threads) => {
    expect(() => new WorkerPool({ entry: oddWorker, threads })).toThrow(RangeError);
  });
});

describe('takeTurns', () => {
  it('gives each thing once, in order, whoever asks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.array(fc.nat({ max: 2 })), (size, asking) => {
        const things = Array.from({ length: size }, (_, place) => `thing ${place}`);
        const turn = sharedTurn();
        const threads = [0, 1, 2].map(() => takeTurns(things, turn));
        const given: string[] = [];
        const ask = (thread: number) => {
          const next = threads[thread]?.next();
          if (next?.done === false) given.push(next.value);
        };
        for (const thread of asking) ask(thread);
        expect(given).toEqual(things.slice(0, asking.length));
        for (const [thread] of threads.entries()) for (let more = 0; more <= size; more++) ask(thread);
        expect(given).toEqual(things);
      }),
    );
  });
});

describe('countedTogether', () => {
  it('keeps the digits of joint columns together, two columns at once', () => {
    const packed = packedSurvey(5000, 1);
    const wanted = ['age', 'q', 'age', 'nobody'].map((column) => ({ column }));
    const together = countedTogether(packed, wanted);
    expect(together.map(({ places }) => places)).toEqual([[1], [3], [0, 2]]);
    const own = packedSurvey(5000, 2);
    const columns = ['q', 'm.1', 'm.2', 'age'].map((column) => ({ column }));
    const joints = new Set(
      columns.map(({ column }) => own.columns.get(column)).map((one) => one?.kind === 'joint' && one.joint),
    );
    const places = countedTogether(own, columns).map((part) => part.places);
    expect(places.length).toBe(Math.ceil(joints.size / 2));
    expect(places.flat().sort((a, b) => a - b)).toEqual([0, 1, 2, 3]);
  });
});
