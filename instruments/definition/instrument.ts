import { z } from 'zod';
import { languageSchema, localizedTextSchema } from './localized-text.ts';
import { plainTextSchema } from './plain-text.ts';
import { pageSchema } from './survey-json.ts';

/** How sure it is that the wording is the one of the source (decision 4). */
export const exactnessSchema = z.enum([
  /** stem and options seen word for word in a copy of the source */
  'verbatim',
  /** labels seen in published tables; stem, order or numbering not confirmed */
  'label-only',
  /** written by us, or recalled and not yet checked: never shown as "the national wording" */
  'ours',
]);
export type Exactness = z.infer<typeof exactnessSchema>;

/** Level of measurement, as in DDI. */
export const measureSchema = z.enum(['nominal', 'ordinal', 'scale', 'text']);
export type Measure = z.infer<typeof measureSchema>;

/**
 * What an item is beyond its SurveyJS element: the facts an analyst and a methodologist need.
 * `id` is the element's name, or `<matrix>.<row>` for a row of a matrix.
 */
export const itemFactsSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/),
  /** short name for tables and column heads */
  label: localizedTextSchema,
  measure: measureSchema,
  exactness: exactnessSchema,
  /** where the wording comes from: document, page, wave */
  source: z.string().min(1),
  /** health, income, loneliness and the like: never required, desks shown beside it */
  sensitive: z.boolean(),
  /** may not be published without the strict rule of the gate (decision 10) */
  strictDisclosure: z.boolean().default(false),
  /** codes that answer the question by declining it (答えたくない); answers like others, named so tables can net them */
  refusalCodes: z.array(z.number().int()).default([]),
});
export type ItemFacts = Readonly<z.infer<typeof itemFactsSchema>>;

/** Adjacent codes reported as one figure, e.g. 孤独感がある・計. Computed from counts, never from rounded percentages. */
export const netSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  item: z.string(),
  label: localizedTextSchema,
  codes: z.array(z.number().int()).min(1),
});
export type Net = Readonly<z.infer<typeof netSchema>>;

/** A sum of items cut into bands, e.g. the three-item UCLA score. Any missing input makes the score missing. */
export const scoreSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: localizedTextSchema,
  items: z.array(z.string()).min(2),
  rule: z.literal('sum, missing if any input is missing'),
  source: z.string().min(1),
  exactness: exactnessSchema,
  /** bands in order; `code` is the code of the banded column, both ends belong to the band */
  bands: z
    .array(
      z.strictObject({
        code: z.number().int().min(0).max(250),
        label: localizedTextSchema,
        from: z.number(),
        to: z.number(),
      }),
    )
    .min(2),
});
export type Score = Readonly<z.infer<typeof scoreSchema>>;

/** An instrument: a versioned set of items as data. The envelope around plain SurveyJS pages. */
export const instrumentSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.]*$/),
  kind: z.enum(['core', 'module', 'stand-alone']),
  title: localizedTextSchema,
  /** whose questionnaire it is, for the method note */
  origin: localizedTextSchema,
  source: z.string().min(1),
  items: z.array(itemFactsSchema).min(1),
  nets: z.array(netSchema).default([]),
  scores: z.array(scoreSchema).default([]),
  form: z.strictObject({ locale: z.literal('ja'), pages: z.array(pageSchema).min(1) }),
});
export type Instrument = Readonly<z.infer<typeof instrumentSchema>>;

/**
 * Every text of one instrument version in another language. Keys are paths:
 * `<page>.title`, `<element>.title`, `<element>.description`, `<element>.html`,
 * `<element>.choices.<code>`, `<element>.columns.<code>`, `<element>.rows.<row>`.
 */
export const overlaySchema = z.strictObject({
  instrument: z.string(),
  version: z.string(),
  language: languageSchema.exclude(['ja']),
  approval: z.enum(['draft', 'approved']),
  texts: z
    .record(z.string(), plainTextSchema)
    .refine(
      (texts) => Object.entries(texts).every(([key, text]) => !key.endsWith('.html') || !text.includes('&')),
      'a note has no & (SurveyJS would read it as markup)',
    ),
});
export type Overlay = Readonly<z.infer<typeof overlaySchema>>;
