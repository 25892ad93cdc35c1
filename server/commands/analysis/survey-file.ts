import { z } from 'zod';
import type { AgeBand } from '../../../analysis/dataset/age-bands.ts';
import {
  exactnessSchema,
  measureSchema,
  netSchema,
  scoreSchema,
} from '../../../instruments/definition/instrument.ts';
import { localizedTextSchema } from '../../../instruments/definition/localized-text.ts';

/** Both languages, or one text for both. */
const words = z.union([
  z
    .string()
    .min(1)
    .transform((text) => ({ ja: text, en: text })),
  localizedTextSchema,
]);
const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/, 'a name of letters, digits, _ . or -');
const code = z.number().int().min(0).max(250);
const codes = z.array(z.strictObject({ code, label: words }));
const texts = z.array(z.string());
const missing = z.strictObject({
  notAsked: texts.optional(),
  noAnswer: texts.optional(),
  refused: texts.optional(),
  doesNotKnow: texts.optional(),
  unreadable: texts.optional(),
});

/** One question of a survey whose codebook is written by hand. */
const variable = z.strictObject({
  id,
  kind: z.enum(['single', 'multiple', 'number', 'text']),
  label: words,
  /** the question as asked; the label without it */
  stem: words.optional(),
  /** of a single answer its codes; of a multiple one its options, columns `<id>.<code>` */
  codes: codes.optional(),
  /** of a number: what was accepted */
  range: z.strictObject({ min: code, max: code }).optional(),
  /** of a number: each becomes the code of its band */
  bands: z
    .array(
      z.strictObject({
        code,
        label: words,
        from: z.number().nullable(),
        to: z.number().nullable(),
      }),
    )
    .optional(),
  measure: measureSchema.optional(),
  exactness: exactnessSchema.default('ours'),
  sensitive: z.boolean().default(false),
  strictDisclosure: z.boolean().default(false),
  /** options that exclude every other one */
  exclusive: z.array(code).default([]),
  /** codes that decline to answer */
  refusalCodes: z.array(code).default([]),
  /** who was asked, in SurveyJS's expression language ({employed} = 1); everybody without it */
  askedIf: z.string().optional(),
  /** how the file writes codes, beside their digits */
  texts: z.array(z.tuple([z.string(), code])).optional(),
  /** where this column writes missing answers otherwise than the file */
  missing: missing.optional(),
});
export type WrittenVariable = Readonly<z.infer<typeof variable>>;

const stratum = z.strictObject({
  id: z.string().min(1),
  label: words,
  population: z.number().int().min(1),
  invited: z.number().int().min(1),
});

const design = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open') }),
  z.strictObject({
    kind: z.literal('invitation'),
    strata: z.array(stratum).min(1),
    /** column with the stratum of each row; not needed for a single stratum */
    stratum: z.string().nullable().default(null),
    /** column with base weights; N_h/n_h without it */
    weight: z.string().nullable().default(null),
    clusters: z
      .array(z.strictObject({ column: z.string(), population: z.string().nullable().default(null) }))
      .default([]),
  }),
]);

const ageBand = z.strictObject({
  id: z.string().min(1),
  label: words,
  from: z.number().int().min(0),
  to: z.number().int().min(0).nullable(),
});
const bounds = z.strictObject({ lower: z.number(), upper: z.number() });
const margins = z
  .array(
    z.strictObject({
      name: z.string().min(1),
      /** `stratum`, `age_band` (of the bands below), or a column of codes; several: jointly */
      by: z.array(z.string().min(1)).min(1),
      /** file with these counts; --margins without it */
      counts: z.string().optional(),
    }),
  )
  .min(1);
const after = {
  /** where the counts come from and of which day they are, to be printed beside every figure */
  source: words.optional(),
  /** weights beyond these limits are cut, in people */
  trim: z
    .strictObject({
      lower: z.number().nullable().default(null),
      upper: z.number().nullable().default(null),
      strict: z.boolean().default(true),
    })
    .optional(),
  /** to a mean of 1 */
  normalise: z.boolean().default(false),
};
/** what to do with counts that are not those of the list the sample was drawn from, but near: of another day */
const frameDifference = z.enum(['refuse', 'scale']).default('refuse');
const adjusted = {
  margins,
  ageBands: z.array(ageBand).default([]),
  tolerance: z.number().positive().optional(),
  frameDifference,
  ...after,
};

/** How the weights are made. */
export const weightingFileSchema = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('base'), ...after }),
  z.strictObject({
    method: z.literal('post-stratified'),
    minimumCell: z.number().int().min(1).default(5),
    ageBands: z.array(ageBand).min(1),
    /** file with the counts; --margins without it */
    counts: z.string().optional(),
    frameDifference,
    ...after,
  }),
  z.strictObject({ method: z.literal('raked'), ...adjusted, rounds: z.number().int().min(1).optional() }),
  z.strictObject({ method: z.literal('linear'), ...adjusted, bounds: bounds.nullable().default(null) }),
  z.strictObject({ method: z.literal('logit'), ...adjusted, bounds }),
]);
export type WeightingFile = Readonly<z.infer<typeof weightingFileSchema>>;

/** Everything about a survey that its file of answers does not say. */
export const surveyFileSchema = z.strictObject({
  survey: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'lower case letters, digits and hyphens'),
  /** made-up data: every table and file says so */
  synthetic: z.boolean(),
  title: words,
  organisation: words,
  window: z.strictObject({ opens: z.iso.date(), closes: z.iso.date() }).nullable().default(null),
  /** answers are still coming in */
  interim: z.boolean().default(false),
  disclosure: z.enum(['by-design', 'strict']).default('by-design'),
  /** of the library: `<id>` or `<id>@<version>` */
  questionnaire: z.string().optional(),
  /** what `instruments codebook <questionnaire> --format json` wrote */
  codebook: z.string().optional(),
  /** the codebook, written by hand */
  variables: z.array(variable).min(1).optional(),
  nets: z.array(netSchema.extend({ label: words })).default([]),
  scores: z.array(scoreSchema).default([]),
  /** of the library; null: `area` is a column of the file, or there is none */
  areaScheme: z.string().nullable().default(null),
  /** rows by age in bands of one's own, the youngest first; each ends where the next begins, the last is open */
  ageBands: z
    .array(z.strictObject({ label: words, from: z.number().int().min(0).max(150) }))
    .min(1)
    .refine((bands) => bands.every(({ from }, at) => at === 0 || from > (bands[at - 1]?.from ?? 0)), {
      error: 'ages must ascend: each band begins above the one before it (from)',
    })
    .optional(),
  /** rows joined, of `area` or `age_band` */
  folds: z
    .array(
      z.strictObject({
        axis: z.enum(['area', 'age_band']),
        id,
        label: words,
        groups: z.array(z.strictObject({ label: words, codes: z.array(code).min(1) })).min(1),
      }),
    )
    .default([]),
  design,
  /** letters and what became of them, for the rates; answers are counted from the file */
  returns: z
    .strictObject({
      undelivered: z.number().int().min(0),
      returned: z.number().int().min(0),
      invalid: z.number().int().min(0),
    })
    .optional(),
  weighting: weightingFileSchema.default({ method: 'base', normalise: false }),
  missing: missing.default({}),
  /** what an empty cell of an option means */
  blankOption: z.enum(['no-answer', 'not-chosen']).default('no-answer'),
  /** columns of the file that are left out on purpose */
  ignored: texts.default([]),
});
export type SurveyFile = Readonly<z.infer<typeof surveyFileSchema>>;

/** The bands of age that the rows stand in, with their codes; undefined: those of the national tables. */
export function ownAgeBands({ ageBands }: SurveyFile): readonly AgeBand[] | undefined {
  return ageBands?.map((band, at) => ({ ...band, code: at + 1 }));
}
