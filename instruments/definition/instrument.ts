import { z } from 'zod';
import { localizedTextSchema } from './localized-text.ts';
import { plainTextSchema } from './plain-text.ts';
import { pageSchema } from './survey-json.ts';

/**
 * How sure it is that the wording is the one of the source (decision 4), the surest first. Only `verbatim` is
 * ever shown as "the national wording".
 */
export const exactnessSchema = z.enum([
  /** stem and options seen word for word in a copy of the source */
  'verbatim',
  /** labels seen in published tables; stem, order or numbering not confirmed */
  'label-only',
  /** the meaning is that of the source, the words are recalled and not yet checked against it */
  'recalled',
  /** written by us */
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
  /** that of its least sure part */
  exactness: exactnessSchema,
  /** of the question and of its options apart, where they differ */
  evidence: z.strictObject({ stem: exactnessSchema, options: exactnessSchema }).optional(),
  /** where the wording comes from: document, page, wave */
  source: z.string().min(1),
  /** health, income, loneliness and the like: never required, desks shown beside it */
  sensitive: z.boolean(),
  /** may not be published without the strict rule of the gate (decision 10) */
  strictDisclosure: z.boolean().default(false),
  /** codes that answer the question by declining it (答えたくない); answers like others, named so tables can net them */
  refusalCodes: z.array(z.number().int()).default([]),
  /** says who answers (name, telephone, e-mail): only in a named instrument, never in a table */
  personal: z.literal(true).optional(),
  /** may be published only where this option of this multiple answer was chosen (consent field by field) */
  consent: z.strictObject({ item: z.string(), code: z.number().int() }).optional(),
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

/** What a desk is for; each desk names its topics (decision 13). */
export const deskTopicSchema = z.enum([
  /** danger to life, or somebody who listens at once: by telephone */
  'urgent',
  /** loneliness, worries of any kind */
  'general',
  'children',
  'young-carers',
  'hikikomori',
  'foreign-residents',
  /** 配偶者などからの暴力 */
  'partner-violence',
  /** 虐待: of children, of people who are cared for */
  'abuse',
]);
export type DeskTopic = z.infer<typeof deskTopicSchema>;

/** One paragraph after the last page; its overlay key is `closing.<name>`. The first thanks; `what_is` explains a word, last. */
export const closingNoteSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  text: plainTextSchema,
});

/** An instrument: a versioned set of items as data. The envelope around plain SurveyJS pages. */
export const instrumentSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.]*$/),
  kind: z.enum(['core', 'module', 'stand-alone']),
  title: localizedTextSchema,
  /** whose questionnaire it is, for the method note */
  origin: localizedTextSchema,
  source: z.string().min(1),
  /** who answers: decides in which languages and reading levels it must exist, and which desks stand beside it */
  audience: z.enum(['residents', 'children', 'organisations']).default('residents'),
  /** `named`: an organisation answers under its name; residents never do */
  anonymity: z.enum(['anonymous', 'named']).default('anonymous'),
  /** desks that the form shows on every page, and beside sensitive items and free text */
  desks: z.array(deskTopicSchema).default([]),
  /** licence of a scale whose wording is not ours to print; absent: no licence is needed */
  licence: z
    .strictObject({
      holder: z.string().min(1),
      terms: localizedTextSchema,
      /** false: every stem marked ［…］ is a slot that the owner of a licence fills, and it cannot be published before */
      wordingIncluded: z.boolean(),
    })
    .optional(),
  items: z.array(itemFactsSchema).min(1),
  nets: z.array(netSchema).default([]),
  scores: z.array(scoreSchema).default([]),
  form: z.strictObject({ locale: z.literal('ja'), pages: z.array(pageSchema).min(1) }),
  /** read after the last page, beside the desks: a leaflet, never a question */
  closing: z.array(closingNoteSchema).optional(),
});
export type Instrument = Readonly<z.infer<typeof instrumentSchema>>;
