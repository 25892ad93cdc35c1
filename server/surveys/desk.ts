import type { z } from 'zod';
import { keptDeskSchema } from '../contract/desk-record.ts';
import { deskFindings } from './desk-findings.ts';

/**
 * A consultation helpline as staff keep it: numbers and hours change, so each entry has its days and its check. Parsing
 * names everything that is wrong at once: of the shape, or, where the shape is right, of what stands in it.
 */
export const deskRecordSchema = keptDeskSchema.superRefine((desk, context) => {
  for (const { where, message } of deskFindings(desk))
    context.addIssue({ code: 'custom', path: where.split('.'), message: message.en });
});
export type DeskRecord = Readonly<z.infer<typeof deskRecordSchema>>;
