import type { Store } from '../store/store.ts';

/** How many people of one cell a letter went to. */
export interface DrawnCount {
  readonly area: string;
  /** code of the item `sex` */
  readonly sex: number;
  readonly ageBand: string;
  readonly invited: number;
}

/** Keeps the drawn counts of a survey in place of those it had: an aggregate, for nobody's letter can be found from it. */
export async function putDrawnCounts(
  store: Store,
  survey: string,
  counts: readonly DrawnCount[],
): Promise<void> {
  await store.write(async (transaction) => {
    await transaction.deleteFrom('drawn_counts').where('survey', '=', survey).execute();
    for (const { area, sex, ageBand, invited } of counts) {
      await transaction
        .insertInto('drawn_counts')
        .values({ survey, area, sex, age_band: ageBand, invited })
        .execute();
    }
  });
}

export async function readDrawnCounts(store: Store, survey: string): Promise<readonly DrawnCount[]> {
  return await store.read
    .selectFrom('drawn_counts')
    .select(['area', 'sex', 'age_band as ageBand', 'invited'])
    .where('survey', '=', survey)
    .orderBy('area')
    .orderBy('sex')
    .orderBy('age_band')
    .execute();
}
