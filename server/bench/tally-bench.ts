import { packedShares, type SharesRequest } from '../../analysis/estimates/packed-shares.ts';
import { estimateMeans } from '../../analysis/estimates/row-estimates.ts';
import { elementSample } from '../../analysis/estimates/sample-design.ts';
import type { TableShares } from '../../analysis/estimates/table-shares.ts';
import { packDataset } from '../../analysis/tally/pack-dataset.ts';
import { type PackedDataset, packedBytes } from '../../analysis/tally/packed-dataset.ts';
import { tallyFrame } from '../../analysis/tally/tally-frame.ts';
import { tallyPacked } from '../../analysis/tally/tally-packed.ts';
import type { WeightedDataset } from '../../analysis/weights/weight-dataset.ts';
import { inSharedMemory, TallyPool } from '../tally/tally-pool.ts';
import { openDuckDbCounts } from './duckdb-counts.ts';
import type { Counts, DuckDbForm } from './duckdb-forms.ts';
import { measureInTurn, type RoundTimes, timesOf } from './rounds.ts';
import { BENCH_BANDS, type BenchWeighting, tallyBenchData } from './tally-bench-data.ts';
import { BENCH_KEYS, benchRequest } from './tally-bench-request.ts';

export interface TallyBenchOptions {
  readonly rows: number;
  readonly questions: number;
  /** at least 7 */
  readonly rounds: number;
  readonly threads: number;
  /** compiled tally-worker.ts; the one of the program unless a test compiled its own */
  readonly entry?: URL;
}

/** Our tables of one weighting, with errors. */
export interface OurTables {
  readonly weighting: BenchWeighting;
  readonly weightingMs: number;
  readonly packMs: number;
  readonly packedColumnBytes: number;
  readonly packedRunBytes: number;
  readonly runs: number;
  /** the first request, with nothing compiled yet */
  readonly firstMs: number;
  readonly workers: RoundTimes;
  readonly oneThread: RoundTimes;
  /** the sums alone, without shares and errors */
  readonly tallies: RoundTimes;
}

export interface DuckDbTimes {
  readonly name: string;
  readonly isPlain: boolean;
  /** perfect_ht_threshold: 12 is its own, more lets it count in a table by number */
  readonly threshold: number;
  /** fastest of the few runs in which all forms were tried */
  readonly triedMs: number;
  /** what triedMs is without spreading counts over items */
  readonly triedFetchMs: number;
  /** in the same rounds as ours; null: too slow to be asked again */
  readonly times: RoundTimes | null;
}

export interface TallyBench {
  readonly rows: number;
  readonly questions: number;
  readonly cells: number;
  readonly threads: number;
  readonly ours: readonly OurTables[];
  readonly duckDb: {
    readonly version: string;
    readonly threads: number;
    readonly loadMs: number;
    readonly forms: readonly DuckDbTimes[];
  } | null;
}

const BUDGET: TallyBenchOptions = { rows: 1_000_000, questions: 60, rounds: 9, threads: 2 };
/** Rounds before the measured ones: what is called for the first time is compiled on the way. */
const WARM_UP = 12;
const THRESHOLDS = [12, 17];
/** Forms this many times as slow as the fastest are not asked again. */
const TOO_SLOW = 1.5;
const TRIES = 3;

interface Prepared {
  readonly weighted: WeightedDataset;
  readonly packed: PackedDataset;
  readonly pool: TallyPool;
  readonly weighting: BenchWeighting;
  readonly weightingMs: number;
  readonly packMs: number;
}

function prepare(
  weighting: BenchWeighting,
  { rows, questions, threads, entry }: TallyBenchOptions,
): Prepared {
  const weightingStart = performance.now();
  const weighted = tallyBenchData(rows, questions, weighting);
  const packStart = performance.now();
  const packed = packDataset(
    tallyFrame(weighted.dataset, weighted.weights),
    weighted.dataset.columns,
    {
      keys: weighting === 'own' ? BENCH_KEYS.slice(0, 2) : BENCH_KEYS,
      ids: Array.from({ length: questions }, (_, index) => `q${index + 1}`),
    },
    inSharedMemory,
  );
  return {
    weighted,
    packed,
    pool: new TallyPool(packed, { threads, ...(entry === undefined ? {} : { entry }) }),
    weighting,
    weightingMs: packStart - weightingStart,
    packMs: performance.now() - packStart,
  };
}

/** Throws where a count of ours is not that of the database. */
function requireSameCounts(ours: readonly TableShares[], theirs: Counts, name: string): void {
  ours.forEach(({ respondents }, question) => {
    respondents.forEach((count, cell) => {
      const other = theirs[question]?.[cell];
      if (count === other) return;
      throw new Error(
        `benchTallies: item ${question + 1}, cell ${cell} is ${count}, DuckDB says ${other} (${name})`,
      );
    });
  });
}

/** Rows and question that are also worked out row by row, in the slow engine. */
const PROBES = [
  { area: 1, band: 1, question: 5 },
  { area: 46, band: 8, question: 2 },
] as const;

/** Throws where a share or its variance differs from the row-by-row engine's by more than 1e-9. */
function requireSlowTruth(
  { weighted: { dataset, weights }, weighting }: Prepared,
  tables: readonly TableShares[],
) {
  if (dataset.design.kind === 'open') throw new Error('the bench measures a survey by invitation');
  const { strata, stratum } = dataset.design;
  const population = Float64Array.from(stratum, (index) => strata[index]?.population as number);
  const calibration =
    weights.cells.length === 0 ? null : { base: weights.base, cell: Int32Array.from(weights.cell) };
  const design = {
    ...elementSample(weights.calibrated, Int32Array.from(stratum), population),
    calibration,
  };
  const codes = (id: string) => dataset.columns.get(id)?.values as Uint8Array;
  for (const { area, band, question } of PROBES) {
    const table = tables[question - 1];
    if (table === undefined) continue;
    const answers = codes(`q${question}`);
    const domain = new Uint8Array(dataset.size);
    const first = new Float64Array(dataset.size);
    for (let row = 0; row < dataset.size; row++) {
      const code = answers[row] as number;
      domain[row] = Number(code < 250 && codes('area')[row] === area && codes('age_band')[row] === band);
      first[row] = Number(code === 1);
    }
    const slow = estimateMeans(design, [first], domain);
    const cell = ((area - 1) * BENCH_BANDS + band - 1) * (table.respondents.length / table.base.length);
    const pairs = [
      [table.proportion[cell], slow.values[0]],
      [table.variance[cell], slow.covariance[0]?.[0]],
    ] as const;
    for (const [got, expected] of pairs) {
      if (Math.abs((got as number) - (expected as number)) <= 1e-9 * (expected as number)) continue;
      throw new Error(
        `benchTallies (${weighting}): area ${area}, band ${band}, item ${question} is ${got}, the slow version says ${expected}`,
      );
    }
  }
}

/** One form as it is measured: until the counts are there. */
const runOf = (form: DuckDbForm): (() => Promise<unknown>) => (form.isPlain ? form.fetch : form.counts);

async function fastestOf(run: () => Promise<unknown>, tries: number): Promise<number> {
  const times: number[] = [];
  for (let attempt = 0; attempt < tries; attempt++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
    // a form that takes seconds is no candidate
    if ((times[0] as number) > 5000) break;
  }
  return timesOf(times).fastest;
}

/**
 * How long do tables of 60 items by 47 areas × 8 age bands take, with errors, for 1,000,000 responses, in worker threads;
 * and how long does DuckDB take for the bare counts, in the fastest of the forms that we know? Counts of every form are
 * compared first, and errors with the row-by-row engine's. Everything is measured in turn, round by round.
 */
export async function benchTallies(options: TallyBenchOptions = BUDGET): Promise<TallyBench> {
  const request = benchRequest(options.questions);
  const tables = (['post-stratified', 'own'] as const).map((weighting) => prepare(weighting, options));
  const duckDb = await openDuckDbCounts((tables[0] as Prepared).weighted.dataset.columns, options.questions);
  try {
    const firsts = await firstAnswers(tables, request);
    const tried: { readonly form: DuckDbForm; readonly figures: Omit<DuckDbTimes, 'times'> }[] = [];
    for (const form of duckDb?.forms ?? []) {
      requireSameCounts((firsts[0] as FirstAnswer).tables, await form.counts(), form.name);
      for (const threshold of THRESHOLDS) {
        await duckDb?.set('perfect_ht_threshold', threshold);
        const triedMs = await fastestOf(runOf(form), TRIES);
        const triedFetchMs = form.isPlain ? triedMs : await fastestOf(form.fetch, TRIES);
        const { name, isPlain } = form;
        tried.push({ form, figures: { name, isPlain, threshold, triedMs, triedFetchMs } });
      }
    }
    const fastest = Math.min(...tried.map(({ figures }) => figures.triedMs));
    const candidates = tried.filter(({ figures }) => figures.triedMs <= TOO_SLOW * fastest);
    const theirs = candidates.map(({ form, figures }, place) => [
      `duckdb ${place}`,
      async () => {
        await duckDb?.set('perfect_ht_threshold', figures.threshold);
        await runOf(form)();
      },
    ]);
    const ours = tables.flatMap(({ weighting, packed, pool }) => [
      [`${weighting} workers`, () => pool.shares(request)],
      [`${weighting} one`, () => packedShares(packed, request)],
      [
        `${weighting} tallies`,
        () => tallyPacked(packed, { rows: request.rows.map(({ side }) => side), columns: request.columns }),
      ],
    ]);
    const tasks = Object.fromEntries([...ours, ...theirs]) as Record<string, () => unknown>;
    for (let round = 0; round < WARM_UP; round++) for (const [, run] of ours) await (run as () => unknown)();
    const times = await measureInTurn(tasks, options.rounds);
    const cells = (firsts[0] as FirstAnswer).tables.reduce((sum, table) => sum + table.variance.length, 0);
    return {
      rows: options.rows,
      questions: options.questions,
      cells,
      threads: options.threads,
      ours: tables.map((own, place) => figuresOf(own, firsts[place] as FirstAnswer, times)),
      duckDb:
        duckDb === null
          ? null
          : {
              version: duckDb.version,
              threads: duckDb.threads,
              loadMs: duckDb.loadMs,
              forms: tried.map(({ form, figures }) => {
                const place = candidates.findIndex(
                  (one) => one.form === form && one.figures.threshold === figures.threshold,
                );
                return { ...figures, times: times[`duckdb ${place}`] ?? null };
              }),
            },
    };
  } finally {
    duckDb?.close();
    for (const { pool } of tables) await pool.close();
  }
}

interface FirstAnswer {
  readonly tables: readonly TableShares[];
  readonly ms: number;
}

/** The first request to each pool, compared with the slow engine. */
async function firstAnswers(
  tables: readonly Prepared[],
  request: SharesRequest,
): Promise<readonly FirstAnswer[]> {
  const answers: FirstAnswer[] = [];
  for (const own of tables) {
    const start = performance.now();
    const [shares] = await own.pool.shares(request);
    const ms = performance.now() - start;
    if (shares === undefined) throw new Error('benchTallies: the request has a row side');
    requireSlowTruth(own, shares);
    answers.push({ tables: shares, ms });
  }
  return answers;
}

function figuresOf(
  { weighting, weightingMs, packMs, packed }: Prepared,
  { ms }: FirstAnswer,
  times: Readonly<Record<string, RoundTimes>>,
): OurTables {
  const { columns, runs } = packedBytes(packed);
  return {
    weighting,
    weightingMs,
    packMs,
    packedColumnBytes: columns,
    packedRunBytes: runs,
    runs: packed.runs.size,
    firstMs: ms,
    workers: times[`${weighting} workers`] as RoundTimes,
    oneThread: times[`${weighting} one`] as RoundTimes,
    tallies: times[`${weighting} tallies`] as RoundTimes,
  };
}
