import { packedShares } from '../../analysis/estimates/packed-shares.ts';
import { packDataset } from '../../analysis/tally/pack-dataset.ts';
import { packedBytes } from '../../analysis/tally/packed-dataset.ts';
import { tallyFrame } from '../../analysis/tally/tally-frame.ts';
import { type BenchWeighting, tallyBenchData } from './tally-bench-data.ts';
import { BENCH_KEYS, benchRequest } from './tally-bench-request.ts';

/** Bytes for each coded cell beside the columns themselves. */
export interface TallyMemory {
  readonly weighting: BenchWeighting;
  readonly rows: number;
  readonly questions: number;
  /** computed: packed columns, and runs with weights */
  readonly packed: number;
  /** measured: what arrays hold after packing, the blocks of the rows included */
  readonly held: number;
  /** measured: most that the process took for blocks, packing and all tables with errors, above what it took before */
  readonly peak: number;
}

/** The process of its own in which this is measured: its highest memory is nobody else's. */
function measure(weighting: BenchWeighting, rows: number, questions: number): TallyMemory {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('tally-memory is run with --expose-gc');
  const { dataset, weights } = tallyBenchData(rows, questions, weighting);
  const request = benchRequest(questions);
  gc();
  gc();
  const before = process.memoryUsage();
  const frame = tallyFrame(dataset, weights);
  const packed = packDataset(frame, dataset.columns, {
    keys: weighting === 'own' ? BENCH_KEYS.slice(0, 2) : BENCH_KEYS,
    ids: request.columns.map(({ column }) => column),
  });
  gc();
  const held = process.memoryUsage().arrayBuffers - before.arrayBuffers;
  packedShares(packed, request);
  const peak = process.resourceUsage().maxRSS * 1024 - before.rss;
  const cells = rows * questions;
  const { columns, runs } = packedBytes(packed);
  return {
    weighting,
    rows,
    questions,
    packed: (columns + runs) / cells,
    held: held / cells,
    peak: peak / cells,
  };
}

const [weighting, rows, questions] = process.argv.slice(2);
process.send?.(measure(weighting as BenchWeighting, Number(rows), Number(questions)));
