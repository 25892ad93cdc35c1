import type { SharesRequest } from '../../analysis/estimates/packed-shares.ts';
import { type TallyAxis, tallyAxis } from '../../analysis/tally/tally.ts';
import { BENCH_AREAS, BENCH_BANDS, codesOfQuestion } from './tally-bench-data.ts';

const range = (size: number) => Array.from({ length: size }, (_, place) => place);

/** An axis of the codes 1 to `codes`. */
export const plainAxis = (codes: number): TallyAxis => tallyAxis(range(codes).map((place) => [place + 1]));

export const BENCH_KEYS = ['area', 'age_band', 'sex'] as const;
/** Rows of each table: 47 areas × 8 age bands. */
export const BENCH_ROWS = BENCH_AREAS * BENCH_BANDS;

/** Shares of every code among those who answered, for every question, in every area × age band. */
export function benchRequest(questions: number): SharesRequest {
  return {
    rows: [
      {
        side: [
          { column: 'area', axis: plainAxis(BENCH_AREAS) },
          { column: 'age_band', axis: plainAxis(BENCH_BANDS) },
        ],
        rows: range(BENCH_ROWS).map((row) => [row]),
      },
    ],
    columns: range(questions).map((index) => {
      const places = range(codesOfQuestion(index + 1));
      return {
        column: `q${index + 1}`,
        axis: plainAxis(places.length),
        categories: places.map((place) => [place]),
        base: places,
      };
    }),
  };
}
