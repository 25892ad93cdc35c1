import type { Shares, SharesRequest } from '../../analysis/estimates/packed-shares.ts';
import { countedTogether } from '../../analysis/tally/counted-together.ts';
import type { PackedDataset } from '../../analysis/tally/packed-dataset.ts';
import type { Tally } from '../../analysis/tally/tally.ts';
import { tallyPacked } from '../../analysis/tally/tally-packed.ts';
import type { Tallies, TallyRequest, TallySource } from '../../analysis/tally/tally-source.ts';
import { sharedTurn } from './take-turns.ts';
import type { PartAnswer, SharesAnswer, TalliesAnswer, TallyTask, TallyWorkerData } from './tally-task.ts';
import { WorkerPool } from './worker-pool.ts';

export interface TallyPoolOptions {
  readonly threads: number;
  /** compiled tally-worker.ts; the one beside this file unless a test compiled its own */
  readonly entry?: URL;
}

/** Memory that worker threads read without a copy: hand it to packDataset. */
export const inSharedMemory = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);

/**
 * Tallies of a packed dataset by worker threads, each of which counts columns as long as there are any left. The same numbers as
 * tallyPacked and packedShares give on one thread, bit for bit; the thread that asks stays free. Pack with
 * `inSharedMemory`, or every thread gets a copy.
 *
 * Rejects with TaskFailedError where a request cannot be met, WorkerLostError where a thread was lost.
 */
export class TallyPool implements TallySource {
  readonly #packed: PackedDataset;
  readonly #workers: WorkerPool;

  constructor(packed: PackedDataset, { threads, entry }: TallyPoolOptions) {
    this.#packed = packed;
    this.#workers = new WorkerPool({
      entry: entry ?? new URL('./tally-worker.js', import.meta.url),
      threads,
      data: { packed } satisfies TallyWorkerData,
    });
  }

  async tallies(request: TallyRequest): Promise<Tallies> {
    // groups come with the first column; without any there is nothing to count
    if (request.columns.length === 0) return tallyPacked(this.#packed, request);
    const answers = (await this.#ask('tallies', request)) as readonly TalliesAnswer[];
    const counted = answers.filter(({ places }) => places.length > 0);
    return request.rows.map((_, side) => {
      const groups = counted[0]?.sides[side]?.groups as Tally['groups'];
      return inOrder(counted, (own) =>
        (own[side] as TalliesAnswer['sides'][number]).sums.map((sums) => ({
          ...sums,
          blocks: this.#packed.blocks,
          groups,
          rows: groups.rows,
          stride: (groups.rows + 1) * (sums.columns + 1),
        })),
      );
    });
  }

  /** Shares with variances of many items by many row sides, as packedShares. */
  async shares(request: SharesRequest): Promise<Shares> {
    const answers = (await this.#ask('shares', request)) as readonly SharesAnswer[];
    return request.rows.map((_, side) =>
      inOrder(answers, (own) => own[side] as SharesAnswer['sides'][number]),
    );
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await this.#workers.close();
  }

  /** Asks every thread for whatever parts are left when it comes to them; no more threads than parts. */
  #ask(kind: TallyTask['kind'], request: TallyRequest | SharesRequest): Promise<readonly unknown[]> {
    const parts = countedTogether(this.#packed, request.columns).toSorted((a, b) => b.cost - a.cost);
    const task = { kind, request, parts, turn: sharedTurn() } as TallyTask;
    const threads = Math.min(this.#workers.threads, parts.length);
    return Promise.all(Array.from({ length: threads }, () => this.#workers.run(task)));
  }
}

/** What the threads have of each column, in the order in which columns were asked for. */
function inOrder<Side, Own>(
  answers: readonly PartAnswer<Side>[],
  ownOf: (sides: readonly Side[]) => readonly Own[],
): readonly Own[] {
  const all: Own[] = [];
  for (const { places, sides } of answers) {
    ownOf(sides).forEach((own, index) => {
      all[places[index] as number] = own;
    });
  }
  return all;
}
