import { z } from 'zod';
import { localizedTextSchema } from '../definition/localized-text.ts';

const itemId = z.string().min(1);

/** What an item of one version is in its neighbour. */
export const crosswalkEntrySchema = z.discriminatedUnion('verdict', [
  /** same question, same codes: answers are pooled as they are. Where the words differ, `reason` says why they mean the same */
  z.strictObject({
    verdict: z.literal('same'),
    from: itemId,
    to: itemId,
    reason: localizedTextSchema.optional(),
  }),
  /** pooled after codes of both sides were mapped to a common code list */
  z.strictObject({
    verdict: z.literal('recoded'),
    from: itemId,
    to: itemId,
    /** every code of the earlier version → code of the later one; several may fall into one */
    codes: z.array(z.tuple([z.number().int(), z.number().int()])).min(1),
    reason: localizedTextSchema,
  }),
  /** never pooled: the words or codes changed, or the item is in one of the two only (the other is null) */
  z.strictObject({
    verdict: z.literal('not-comparable'),
    from: itemId.nullable(),
    to: itemId.nullable(),
    reason: localizedTextSchema,
  }),
]);
export type CrosswalkEntry = Readonly<z.infer<typeof crosswalkEntrySchema>>;

/**
 * What may be compared between two neighbouring versions of an instrument, item by item and complete
 * (decision 3). File: `library/<instrument>/crosswalks/<from>-<to>.json`.
 */
export const crosswalkSchema = z.strictObject({
  instrument: z.string(),
  from: z.string(),
  to: z.string(),
  entries: z.array(crosswalkEntrySchema).min(1),
});
export type Crosswalk = Readonly<z.infer<typeof crosswalkSchema>>;
