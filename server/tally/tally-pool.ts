import type { Shares, SharesRequest } from '../../analysis/estimates/packed-shares.ts';
import { countedTogether } from '../../analysis/tally/counted-together.ts';
import type { PackedDataset } from '../../analysis/tally/packed-dataset.ts';
import type { Tally } from '../../analysis/tally/tally.ts';
import { tallyPacked } from '../../analysis/tally/tally-packed.ts';
import type { Tallies, TallyRequest, TallySource } from '../../analysis/tally/tally-source.ts';
import { shareOut } from './share-out.ts';
import type { SharesAnswer, TalliesAnswer, TallyTask, TallyWorkerData } from './tally-task.ts';
import { WorkerPool } from './worker-pool.ts';

export interface TallyPoolOptions {
  readonly threads: number;
  /** compiled tally-worker.ts; the one beside this file unless a test compiled its own */
  readonly entry?: URL;
}

/** Memory that worker threads read without a copy: hand it to packDataset. */
export const inSharedMemory = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);

interface Part<Answer> {
  /** places of the columns among those asked for */
  readonly places: readonly number[];
  readonly answer: Answer;
}

/**
 * Tallies of a packed dataset by worker threads, each of which counts some of the columns. The same numbers as
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
    const parts = await this.#ask<TalliesAnswer, TallyRequest>('tallies', request);
    return request.rows.map((_, side) => {
      const groups = parts[0]?.answer[side]?.groups as Tally['groups'];
      return inOrder(parts, (answer) =>
        (answer[side] as TalliesAnswer[number]).sums.map((sums) => ({
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
    const parts = await this.#ask<SharesAnswer, SharesRequest>('shares', request);
    return request.rows.map((_, side) => inOrder(parts, (answer) => answer[side] as SharesAnswer[number]));
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await this.#workers.close();
  }

  async #ask<Answer, Request extends { readonly columns: readonly { readonly column: string }[] }>(
    kind: TallyTask['kind'],
    request: Request,
  ): Promise<readonly Part<Answer>[]> {
    const together = countedTogether(this.#packed, request.columns);
    return Promise.all(
      shareOut(together, this.#workers.threads).map(async (places) => {
        const columns = places.map((place) => request.columns[place]);
        const answer = await this.#workers.run({ kind, request: { ...request, columns } });
        return { places, answer: answer as Answer };
      }),
    );
  }
}

/** What the parts have of each column, in the order in which columns were asked for. */
function inOrder<Answer, Own>(
  parts: readonly Part<Answer>[],
  ownOf: (answer: Answer) => readonly Own[],
): readonly Own[] {
  const all: Own[] = [];
  for (const { places, answer } of parts) {
    ownOf(answer).forEach((own, index) => {
      all[places[index] as number] = own;
    });
  }
  return all;
}
