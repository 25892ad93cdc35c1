import { z } from 'zod';
import { localizedTextSchema } from '../definition/localized-text.ts';
import { MUNICIPALITY_ITEM } from './municipality-item.ts';

/** Which municipality belongs to which area: versioned data, never a constant in code. */
export const areaSchemeSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string(),
  title: localizedTextSchema,
  /** 'proposed' is shown as 県の確認前 wherever a figure by area appears */
  status: z.enum(['proposed', 'confirmed']),
  source: z.string().min(1),
  /** the item that asks for a municipality of this scheme; absent: `municipality` */
  item: z.string().regex(MUNICIPALITY_ITEM).optional(),
  /** areas in their official order; `code` is the code of the area column */
  areas: z
    .array(
      z.strictObject({ code: z.number().int().min(1).max(250), id: z.string(), label: localizedTextSchema }),
    )
    .min(1),
  municipalities: z
    .array(
      z.strictObject({
        /** 全国地方公共団体コード: six digits, the last one the check digit */
        municipalityCode: z.string().regex(/^\d{6}$/),
        /** the code of this municipality in the item that asks for it */
        itemCode: z.number().int().min(1).max(250),
        name: z.string(),
        area: z.number().int(),
        confidence: z.enum(['high', 'medium', 'low']),
      }),
    )
    .min(1),
  /** coarser schemes this one folds into, e.g. 北部・秩父 as one area */
  folds: z
    .array(
      z.strictObject({
        id: z.string(),
        label: localizedTextSchema,
        groups: z.array(
          z.strictObject({ label: localizedTextSchema, areas: z.array(z.number().int()).min(1) }),
        ),
      }),
    )
    .default([]),
});
export type AreaScheme = Readonly<z.infer<typeof areaSchemeSchema>>;
