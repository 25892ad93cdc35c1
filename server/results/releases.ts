import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ReleasedTable } from '../../analysis/disclosure/released-table.ts';
import type { Store, StoreReader } from '../store/store.ts';
import type { TokyoDay } from '../surveys/tokyo-day.ts';

export const releasedTableSchema: z.ZodType<ReleasedTable> = z.strictObject({
  surveyId: z.string(),
  dataset: z.string(),
  item: z.string(),
  axis: z.string(),
  filter: z.array(z.strictObject({ column: z.string(), codes: z.array(z.number().int()) })).optional(),
  figures: z.array(
    z.strictObject({
      groups: z.union([z.array(z.number().int()), z.literal('unknown'), z.null()]),
      of: z.union([
        z.strictObject({ category: z.string() }),
        z.strictObject({ base: z.enum(['in-base', 'out-of-base']) }),
      ]),
      lower: z.number().int(),
      upper: z.number().int().nullable(),
    }),
  ),
});

/** A file that somebody takes away. */
export interface Release {
  readonly released: ReleasedTable;
  /** of the file that left first */
  readonly profile: 'machine' | 'report';
  /** the query that the file answers */
  readonly request: object;
  readonly day: TokyoDay;
  readonly account: string;
}

/** Everything that was released for a survey, for the gate: what is out cannot be taken back (decision 10). */
export async function readReleases(store: StoreReader, surveyId: string): Promise<readonly ReleasedTable[]> {
  const rows = await store.read
    .selectFrom('releases')
    .select('released')
    .where('survey', '=', surveyId)
    .orderBy('id')
    .execute();
  return rows.map((row) => releasedTableSchema.parse(JSON.parse(row.released)));
}

/**
 * Enters a release into the register, before the file leaves. A table is one entry, with its first day, in however many
 * files and encodings it leaves: they hold the same figures.
 */
export async function recordRelease(
  store: Store,
  { released, profile, request, day, account }: Release,
): Promise<void> {
  const document = JSON.stringify(released);
  const asked = JSON.stringify(request);
  const id = createHash('sha256')
    .update(JSON.stringify([asked, document]))
    .digest('hex');
  await store.write(async (transaction) => {
    await transaction
      .insertInto('releases')
      .values({ survey: released.surveyId, id, day, account, profile, request: asked, released: document })
      .onConflict((conflict) => conflict.columns(['survey', 'id']).doNothing())
      .execute();
  });
}
