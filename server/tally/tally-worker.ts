import { workerData } from 'node:worker_threads';
import { packedShares } from '../../analysis/estimates/packed-shares.ts';
import { tallyPacked } from '../../analysis/tally/tally-packed.ts';
import { answerTasks, type WorkerAnswer } from './answer-tasks.ts';
import type { SharesAnswer, TalliesAnswer, TallyTask, TallyWorkerData } from './tally-task.ts';

const { packed } = workerData as TallyWorkerData;

/** Memory of freshly made numbers: handed over, not copied. */
function memoryOf(arrays: readonly Float64Array[]): ArrayBuffer[] {
  return arrays.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}

function tallies(request: Extract<TallyTask, { kind: 'tallies' }>['request']): WorkerAnswer {
  const answer: TalliesAnswer = tallyPacked(packed, request).map((own) => ({
    groups: own[0]?.groups ?? null,
    sums: own.map(({ columns, count, base, weight, squaredWeight }) => ({
      columns,
      count,
      base,
      weight,
      squaredWeight,
    })),
  }));
  const arrays = answer.flatMap(({ sums }) =>
    sums.flatMap(({ count, base, weight, squaredWeight }) => [count, base, weight, squaredWeight]),
  );
  return { answer, transfer: memoryOf(arrays) };
}

function shares(request: Extract<TallyTask, { kind: 'shares' }>['request']): WorkerAnswer {
  const answer: SharesAnswer = packedShares(packed, request);
  return {
    answer,
    transfer: memoryOf(answer.flatMap((side) => side.flatMap((table) => Object.values(table)))),
  };
}

answerTasks((task) => {
  const { kind, request } = task as TallyTask;
  return kind === 'tallies' ? tallies(request) : shares(request);
});
