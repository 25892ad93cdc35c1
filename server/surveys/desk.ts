import { z } from 'zod';
import { localizedTextSchema } from '../../instruments/definition/localized-text.ts';

const day = z.iso.date();

/** A consultation helpline as staff keep it: numbers and hours change, so each entry has its days and its check. */
export const deskRecordSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  name: localizedTextSchema,
  kind: z.enum(['tel', 'chat', 'sns', 'web']),
  /** as printed */
  value: z.string().min(1),
  uri: z.string().regex(/^(tel:[+#*0-9]+|https:\/\/\S+)$/, 'a desk is reached by tel: or https:'),
  fee: z.enum(['free', 'paid', 'unknown']),
  hours: localizedTextSchema,
  languages: z.array(z.string().min(2)).min(1),
  /** first day it is shown; null: always */
  valid_from: day.nullable(),
  /** last day it is shown; null: until further notice */
  valid_to: day.nullable(),
  source: z.string().min(1),
  /** when somebody last dialled or opened it; null: never */
  verified_on: day.nullable(),
  sort: z.number().int(),
});
export type DeskRecord = Readonly<z.infer<typeof deskRecordSchema>>;
