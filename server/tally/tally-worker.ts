import { workerData } from 'node:worker_threads';
import { packedShares } from '../../analysis/estimates/packed-shares.ts';
import type { TableShares } from '../../analysis/estimates/table-shares.ts';
import type { CountedTogether } from '../../analysis/tally/counted-together.ts';
import type { Tally } from '../../analysis/tally/tally.ts';
import { tallyPackedBy } from '../../analysis/tally/tally-packed.ts';
import { answerTasks, type WorkerAnswer } from './answer-tasks.ts';
import { takeTurns } from './take-turns.ts';
import type { SharesAnswer, TalliesAnswer, TallyTask, TallyWorkerData } from './tally-task.ts';

const { packed } = workerData as TallyWorkerData;

/** Memory of freshly made numbers: handed over, not copied. */
function memoryOf(arrays: readonly Float64Array[]): ArrayBuffer[] {
  return arrays.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}

function tallies({ request, parts, turn }: Extract<TallyTask, { kind: 'tallies' }>): WorkerAnswer {
  const { rows, columns } = request;
  const tallyOf = tallyPackedBy(packed, rows);
  const counted: number[] = [];
  const sides = rows.map((): Tally[] => []);
  for (const { places } of takeTurns(parts, turn)) {
    counted.push(...places);
    tallyOf(places.map((place) => columns[place] as (typeof columns)[number])).forEach((own, side) => {
      sides[side]?.push(...own);
    });
  }
  const answer: TalliesAnswer = {
    places: counted,
    sides: sides.map((own) => ({
      groups: own[0]?.groups ?? null,
      sums: own.map(({ columns: size, count, base, weight, squaredWeight }) => ({
        columns: size,
        count,
        base,
        weight,
        squaredWeight,
      })),
    })),
  };
  const arrays = answer.sides.flatMap(({ sums }) =>
    sums.flatMap(({ count, base, weight, squaredWeight }) => [count, base, weight, squaredWeight]),
  );
  return { answer, transfer: memoryOf(arrays) };
}

function* noted(parts: Iterable<CountedTogether>, places: number[]): Generator<CountedTogether, void> {
  for (const part of parts) {
    places.push(...part.places);
    yield part;
  }
}

function shares({ request, parts, turn }: Extract<TallyTask, { kind: 'shares' }>): WorkerAnswer {
  const places: number[] = [];
  const shared = packedShares(packed, request, noted(takeTurns(parts, turn), places));
  const sides = shared.map((own) => places.map((place) => own[place] as TableShares));
  const answer: SharesAnswer = { places, sides };
  return {
    answer,
    transfer: memoryOf(sides.flatMap((side) => side.flatMap((table) => Object.values(table)))),
  };
}

answerTasks((task) => {
  const own = task as TallyTask;
  return own.kind === 'tallies' ? tallies(own) : shares(own);
});
