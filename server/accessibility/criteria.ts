import { z } from 'zod';
import { localizedTextSchema } from '../../instruments/definition/localized-text.ts';
import { CHECK_IDS, type CheckId } from './checks.ts';

/** One way in which a criterion is checked: by rules of axe-core on every page, or by what one of our checks does. */
const waySchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('axe'), rules: z.array(z.string()).min(1) }),
  z.strictObject({
    by: z.enum(CHECK_IDS as unknown as [CheckId, ...CheckId[]]),
    what: localizedTextSchema,
  }),
]);
export type Way = z.infer<typeof waySchema>;

/** A success criterion of WCAG 2.2, level A or AA, and how we know how it stands. */
const criterionSchema = z.strictObject({
  number: z.string().regex(/^\d\.\d\.\d{1,2}$/),
  level: z.enum(['A', 'AA']),
  /** the edition of WCAG that brought it; JIS X 8341-3:2016 has those of 2.0 */
  since: z.enum(['2.0', '2.1', '2.2']),
  name: localizedTextSchema,
  ways: z.array(waySchema),
  /** there is no content that it could be about, and why */
  absent: localizedTextSchema.optional(),
  /** what none of the ways looks at */
  untested: localizedTextSchema.optional(),
});
export type Criterion = z.infer<typeof criterionSchema>;

/** All of WCAG 2.2 at levels A and AA, in the order of the standard. */
export const criteriaSchema = z.array(criterionSchema);

/** Where they stand, from the project's root. */
export const CRITERIA_FILE = 'docs/accessibility/criteria.json';
