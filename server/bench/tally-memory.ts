import { packedShares } from '../../analysis/estimates/packed-shares.ts';
import { packDataset } from '../../analysis/tally/pack-dataset.ts';
import { packedBytes } from '../../analysis/tally/packed-dataset.ts';
import { tallyFrame } from '../../analysis/tally/tally-frame.ts';
import { peakMemory, resetPeakMemory } from './peak-memory.ts';
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
  /**
   * measured: most that the process took for blocks, packing and all tables with errors, above what it took before; arrays
   * for which it had memory left are added
   */
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
  resetPeakMemory();
  const frame = tallyFrame(dataset, weights);
  const packed = packDataset(frame, dataset.columns, {
    keys: weighting === 'own' ? BENCH_KEYS.slice(0, 2) : BENCH_KEYS,
    ids: request.columns.map(({ column }) => column),
  });
  gc();
  const after = process.memoryUsage();
  const held = after.arrayBuffers - before.arrayBuffers;
  const inMemoryLeft = Math.max(0, held - (after.rss - before.rss));
  packedShares(packed, request);
  const peak = peakMemory() - before.rss + inMemoryLeft;
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
