import { z } from 'zod';
import { formLanguageSchema, localizedTextSchema } from '../../instruments/definition/localized-text.ts';
import { agesSchema, privacyNoticeSchema, resultsNoticeSchema } from '../contract/api.ts';

const surveyId = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
const shortId = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
const day = z.iso.date();

/** A cell of the sample that letters were drawn from; for Saitama one of the five areas. */
export const surveyStratumSchema = z.strictObject({
  id: shortId,
  label: localizedTextSchema,
  /** N_h: people of the frame */
  population: z.number().int().min(1),
  /** letters sent */
  invited: z.number().int().min(1),
});
export type SurveyStratum = Readonly<z.infer<typeof surveyStratumSchema>>;

/** Ages from `from` to `to`, both ends in; `to` is null for the band that is open at the end. */
const ageBandSchema = z.strictObject({
  id: z.string().min(1).max(32),
  label: localizedTextSchema,
  from: z.number().int().min(0).max(150),
  to: z.number().int().min(0).max(150).nullable(),
});

/** What the weights are made to agree with (docs/decisions/0005-weighting-rules.md). */
export const weightingSchema = z.strictObject({
  /**
   * post-stratified: by sex and age within each area; raked: by area and, over all areas, by sex and age. The second where
   * areas have too few respondents for the first
   */
  method: z.enum(['post-stratified', 'raked']).default('post-stratified'),
  /** a cell with fewer respondents is joined with its neighbour */
  minimumCell: z.number().int().min(1).default(5),
  ageBands: z.array(ageBandSchema).min(1),
  /** where the population counts come from and of which day they are */
  source: localizedTextSchema,
  /** people of the frame by stratum, sex (codes of the item `sex`) and age band */
  margins: z
    .array(
      z.strictObject({
        area: shortId,
        sex: z.union([z.literal(1), z.literal(2)]),
        ageBand: z.string(),
        population: z.number().int().min(0),
      }),
    )
    .min(1),
});
export type Weighting = Readonly<z.infer<typeof weightingSchema>>;

const shared = {
  id: surveyId,
  /** made-up data: a survey is synthetic for ever, and every page and export says so (decision 15) */
  synthetic: z.boolean(),
  title: localizedTextSchema,
  organisation: localizedTextSchema,
  purpose: localizedTextSchema,
  eligibility: localizedTextSchema,
  privacy: localizedTextSchema,
  /** ages of those who may answer, so that desks for them stand first; null: not stated */
  ages: agesSchema.nullable().default(null),
  notice: privacyNoticeSchema.default({ anonymity: null, retention: null, freeText: null, contractor: null }),
  /** may be changed after registration: what came of the answers is known later */
  results: resultsNoticeSchema.default({ expected: null, address: null, summary: null }),
  /** how long answering takes */
  minutes: z.number().int().min(1).max(240),
  /** Tokyo days, both ends in (decision 14) */
  window: z.strictObject({ opens: day, closes: day }),
  /** days after closing on which a form opened in time, or a paper, is still accepted and counted as late */
  graceDays: z.number().int().min(0).max(31).default(3),
  contact: z.strictObject({
    name: localizedTextSchema,
    phone: z.string().min(1),
    hours: localizedTextSchema,
  }),
  consent: z.strictObject({ version: z.string().min(1).max(32), text: localizedTextSchema }),
  languages: z.array(formLanguageSchema).min(1),
  questionnaire: z.strictObject({ id: z.string(), version: z.string() }),
  /** id of the area scheme, null where no figure by area is made */
  areaScheme: z.string().nullable(),
  /** ways in which people got the link; the first is the one of the letter or the main flyer */
  channels: z
    .array(
      z.strictObject({
        id: shortId,
        label: localizedTextSchema,
        /** `shared`: a school's tablets, a terminal in a library. Nothing is kept on them (docs/decisions/0025-shared-devices.md) */
        devices: z.enum(['own', 'shared']).default('own'),
      }),
    )
    .min(1),
  /** responses of a group that leave the inbox together (docs/decisions/0006-ballot-box.md) */
  batchMinimum: z.number().int().min(1).max(1000).default(10),
  /** a stricter rule of the gate than the kind of survey asks for (decision 10) */
  disclosure: z.strictObject({ rule: z.enum(['by-design', 'strict']) }).default({ rule: 'by-design' }),
};

/** Everything about one run of a survey that is decided before the first letter is sent (decision 8). */
export const surveySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('invitation'),
    ...shared,
    strata: z.array(surveyStratumSchema).min(1).max(200),
    weighting: weightingSchema.nullable(),
  }),
  z.strictObject({ kind: z.literal('open'), ...shared }),
]);
export type Survey = Readonly<z.infer<typeof surveySchema>>;
export type InvitationSurvey = Extract<Survey, { kind: 'invitation' }>;
