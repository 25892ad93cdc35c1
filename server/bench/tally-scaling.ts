import { packedShares } from '../../analysis/estimates/packed-shares.ts';
import { packDataset } from '../../analysis/tally/pack-dataset.ts';
import { tallyFrame } from '../../analysis/tally/tally-frame.ts';
import { tallyMany } from '../../analysis/tally/tally-many.ts';
import { tallyPacked } from '../../analysis/tally/tally-packed.ts';
import { measureInTurn } from './rounds.ts';
import { type BenchWeighting, tallyBenchData } from './tally-bench-data.ts';
import { BENCH_KEYS, benchRequest } from './tally-bench-request.ts';

/** Times for one number of responses, on one thread: medians, in nanoseconds for each coded cell. */
export interface ScalingFigures {
  readonly rows: number;
  readonly weighting: BenchWeighting;
  readonly rounds: number;
  readonly packing: number;
  /** sums from the packed dataset */
  readonly packed: number;
  /** the same with shares and errors of all 376 rows of each table, whose number does not grow */
  readonly withErrors: number;
  /** sums straight from the columns, as one cross-tab is made */
  readonly straight: number;
}

const QUESTIONS = 4;
const ROWS = [10_000, 100_000, 1_000_000, 10_000_000];

/** Does the time grow as the number of responses does? Four items by 47 areas × 8 age bands. */
export async function benchScaling(sizes: readonly number[] = ROWS): Promise<readonly ScalingFigures[]> {
  const figures: ScalingFigures[] = [];
  for (const weighting of ['post-stratified', 'own'] as const) {
    for (const rows of sizes) figures.push(await scalingOf(rows, weighting));
  }
  return figures;
}

async function scalingOf(rows: number, weighting: BenchWeighting): Promise<ScalingFigures> {
  const { dataset, weights } = tallyBenchData(rows, QUESTIONS, weighting);
  const request = benchRequest(QUESTIONS);
  const tallies = { rows: request.rows.map(({ side }) => side), columns: request.columns };
  const options = {
    keys: weighting === 'own' ? BENCH_KEYS.slice(0, 2) : BENCH_KEYS,
    ids: request.columns.map(({ column }) => column),
  };
  const frame = tallyFrame(dataset, weights);
  const pack = () => packDataset(frame, dataset.columns, options);
  const packed = pack();
  const tasks = {
    packing: pack,
    packed: () => tallyPacked(packed, tallies),
    withErrors: () => packedShares(packed, request),
    straight: () => tallyMany(frame, dataset.columns, tallies),
  };
  const rounds = rows > 1_000_000 ? 5 : 15;
  // compiled on small data as well as on large
  for (let round = 0; round < rounds; round++) for (const run of Object.values(tasks)) run();
  const times = await measureInTurn(tasks, rounds);
  const each = (name: keyof typeof tasks) => (times[name].median * 1e6) / (rows * QUESTIONS);
  return {
    rows,
    weighting,
    rounds,
    packing: each('packing'),
    packed: each('packed'),
    withErrors: each('withErrors'),
    straight: each('straight'),
  };
}
