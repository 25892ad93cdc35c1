import type { ResponseRow } from '../../analysis/dataset/dataset.ts';
import type { StoreReader } from '../store/store.ts';

/**
 * The responses of a survey that have left the inbox, in the order of their random keys. Those still waiting
 * are counted by countReturns and in no dataset yet (decision 6).
 */
export async function readResponses(store: StoreReader, surveyId: string): Promise<readonly ResponseRow[]> {
  const rows = await store.read
    .selectFrom('responses')
    .select(['stratum', 'channel', 'mode', 'language', 'day', 'late', 'answers'])
    .where('survey', '=', surveyId)
    .orderBy('key')
    .execute();
  return rows.map((row) => Object.freeze({ ...row, late: row.late === 1 }));
}
