import { z } from 'zod';
import type { CrossTabMenu } from '../../../analysis/crosstab/cross-tab-menu.ts';
import { offeredFolds } from '../../../analysis/release/offered-folds.ts';
import type { ColumnRequest, ReleaseRequest } from '../../../analysis/release/release-request.ts';
import { localizedTextSchema } from '../../../instruments/definition/localized-text.ts';
import { readJsonFile } from '../read-json-file.ts';
import { CommandError, type Terminal } from '../terminal.ts';

const words = z.union([z.string().transform((text) => ({ ja: text, en: text })), localizedTextSchema]);
const code = z.number().int().min(0).max(250);
const group = z.strictObject({ label: words, codes: z.array(code).min(1) });
const treatedColumn = z.strictObject({
  id: z.string(),
  /** a fold of the dataset by its id, or groups of one's own */
  fold: z
    .union([z.string(), z.strictObject({ id: z.string(), label: words, groups: z.array(group).min(1) })])
    .optional(),
  bands: z
    .array(z.strictObject({ code, label: words, from: z.number().nullable(), to: z.number().nullable() }))
    .optional(),
  limits: z
    .strictObject({
      lowest: z.number().nullable().default(null),
      highest: z.number().nullable().default(null),
    })
    .optional(),
});
const column = z.union([
  z.string(),
  treatedColumn.superRefine(({ fold, bands, limits }, context) => {
    if ([fold, bands, limits].filter((one) => one !== undefined).length < 2) return;
    const said = {
      ja: 'fold・bands・limitsは、列ごとにどれか1つだけ書いてください。',
      en: 'Write one of fold, bands and limits for a column.',
    };
    context.addIssue({ code: 'custom', message: said.en, params: { said } });
  }),
]);

/** What a request says in the same words wherever it stands. */
const given = {
  purpose: z.string(),
  requester: z.string(),
  quasiIdentifiers: z.array(z.string()).optional(),
  exceptions: z.array(z.strictObject({ id: z.string(), reason: z.string() })).optional(),
  sensitive: z.array(z.strictObject({ id: z.string(), reason: z.string() })).optional(),
  rule: z.strictObject({ smallestClass: z.number().int(), source: z.string() }).optional(),
  weights: z.enum(['as-made', 'class-mean', 'none']).optional(),
  design: z.enum(['none', 'strata', 'strata-and-cells']).optional(),
  /** absent: small classes are refused */
  smallClasses: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('refuse') }),
      z.strictObject({ kind: z.literal('withhold'), columns: z.array(z.string()) }),
    ])
    .optional(),
};

/** The file that asks for rows; its keys are those of docs/released-dataset.md. */
export const requestFileSchema = z.strictObject({
  ...given,
  columns: z.array(column).min(1),
  strataFolds: z.array(z.strictObject({ label: words, strata: z.array(z.string()).min(1) })).optional(),
});

const band = z.strictObject({
  code,
  label: localizedTextSchema,
  from: z.number().nullable(),
  to: z.number().nullable(),
});
const keptGroup = z.strictObject({
  label: localizedTextSchema,
  codes: z.array(code),
  id: z.string().optional(),
});
const treatment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('as-coded') }),
  z.strictObject({
    kind: z.literal('fold'),
    fold: z.strictObject({ id: z.string(), label: localizedTextSchema, groups: z.array(keptGroup) }),
  }),
  z.strictObject({ kind: z.literal('bands'), bands: z.array(band) }),
  z.strictObject({
    kind: z.literal('limits'),
    lowest: z.number().nullable(),
    highest: z.number().nullable(),
  }),
]);

/** What somebody was given, as the register keeps it. */
export const releaseRequestSchema: z.ZodType<ReleaseRequest> = z.strictObject({
  ...given,
  columns: z.array(z.strictObject({ id: z.string(), treatment: treatment.optional() })),
  strataFolds: z
    .array(z.strictObject({ label: localizedTextSchema, strata: z.array(z.string()) }))
    .optional(),
});

/**
 * Reads a request for rows.
 * @throws CommandError (2) where the file does not fit, or names a fold that the dataset does not have
 */
export async function readReleaseRequest(
  terminal: Terminal,
  path: string,
  menu: CrossTabMenu,
): Promise<ReleaseRequest> {
  const { columns, ...rest } = await readJsonFile(terminal, path, requestFileSchema);
  return {
    ...rest,
    columns: columns.map((wanted) => columnRequest(wanted, menu)),
  };
}

function columnRequest(wanted: z.output<typeof column>, menu: CrossTabMenu): ColumnRequest {
  if (typeof wanted === 'string') return { id: wanted };
  const { id, fold, bands, limits } = wanted;
  if (bands !== undefined) return { id, treatment: { kind: 'bands', bands } };
  if (limits !== undefined) return { id, treatment: { kind: 'limits', ...limits } };
  if (fold === undefined) return { id };
  if (typeof fold !== 'string') return { id, treatment: { kind: 'fold', fold } };
  const known = offeredFolds(menu).get(id) ?? [];
  const found = known.find((one) => one.id === fold);
  if (found === undefined) {
    const ids = known.map((one) => one.id).join(', ');
    throw new CommandError(2, {
      ja: `${id}に「${fold}」というまとめ方はありません。${ids === '' ? 'まとまりをgroupsに書いてください。' : `使えるもの：${ids}。ほかのまとめ方はgroupsに書いてください。`}`,
      en: `${id} has no fold "${fold}"; ${ids === '' ? '' : `there are ${ids}, or `}write groups of your own.`,
    });
  }
  return { id, treatment: { kind: 'fold', fold: found } };
}
