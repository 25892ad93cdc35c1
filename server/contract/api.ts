import { z } from 'zod';
import { deskTopicSchema } from '../../instruments/definition/instrument.ts';
import { formLanguageSchema, localizedTextSchema } from '../../instruments/definition/localized-text.ts';
import { deskDraftSchema, hoursRulesSchema, keptDeskSchema } from './desk-record.ts';

/**
 * The contract: every route with the schema of what it takes and of what it gives. The server parses
 * requests with it, the client takes its types from it, and the OpenAPI document is made from it.
 * Every JSON answer has one of two shapes: `{ ok: true, data }` or `{ ok: false, problem }`.
 */

const surveyId = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.iso.date();
const channelId = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);

/* ---------- problems ---------- */

/** One finding inside a problem, e.g. one answer of a refused response. */
export const problemFindingSchema = z.strictObject({
  code: z.string(),
  /** what it is about: an item, a field of the request, a file */
  where: z.string(),
  message: localizedTextSchema,
});

export const problemSchema = z.strictObject({
  /** from the catalogue in server/problems/problem-catalogue.ts */
  code: z.string(),
  status: z.number().int(),
  /** what happened and what to do next */
  message: localizedTextSchema,
  /** stands in the server's log beside this request */
  requestId: z.string(),
  /** all findings at once; empty where the code says everything */
  findings: z.array(problemFindingSchema),
  /** receipt of the response that was accepted first, for response.key-reused */
  receipt: z.string().optional(),
  /** seconds after which to try again, for server.busy and rate limits */
  retryAfter: z.number().int().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export const failureSchema = z.strictObject({ ok: z.literal(false), problem: problemSchema });
const success = <T extends z.ZodType>(data: T) => z.strictObject({ ok: z.literal(true), data });

/* ---------- what a resident's form needs ---------- */

/** Ages in full years, both ends in; null: no end on that side. */
export const agesSchema = z.strictObject({
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
});
const instant = z.iso.datetime({ offset: true });
const openSpanSchema = z.strictObject({ from: instant, to: instant });
/** When a desk answers between two instants; spans null: its hours are known as a sentence only. */
const openingSchema = z.strictObject({
  from: instant,
  to: instant,
  spans: z.array(openSpanSchema).readonly().nullable(),
});
export type Opening = z.infer<typeof openingSchema>;

export const deskSchema = z.strictObject({
  id: z.string(),
  name: localizedTextSchema,
  kind: z.enum(['tel', 'chat', 'sns', 'web']),
  /** as printed: a telephone number or an address */
  value: z.string(),
  /** `tel:` or `https:` */
  uri: z.string(),
  fee: z.enum(['free', 'paid', 'unknown']),
  hours: localizedTextSchema,
  languages: z.array(z.string()),
  ages: agesSchema,
  /** codes of prefectures (two digits) and municipalities (six) whose people it is for; empty: everybody in Japan */
  areas: z.array(z.string()),
  /** for danger to life: it stands beside free texts too */
  urgent: z.boolean(),
  /** as the survey office wants them, where language, age, hours and area do not decide */
  sort: z.number().int(),
  /** in the coming days */
  opening: openingSchema,
  /** last day on which it may be shown; null: until further notice */
  shownTo: day.nullable(),
  /** false: nobody has checked this entry within the allowed time; only a demonstration shows it, and says so */
  verified: z.boolean(),
});
export type Desk = z.infer<typeof deskSchema>;

export const questionnaireReferenceSchema = z.strictObject({ id: z.string(), version: z.string(), sha256 });

/** The survey's own words in its privacy notice, beside how answers are used; null: a sentence of ours stands there, or none. */
export const privacyNoticeSchema = z.strictObject({
  /** how answers are kept apart from codes and people; null: what the kind of survey promises (decision 6) */
  anonymity: localizedTextSchema.nullable(),
  /** how long answers are kept, and what is erased when */
  retention: localizedTextSchema.nullable(),
  /** who reads free text, and what becomes of names in it */
  freeText: localizedTextSchema.nullable(),
  /** whom the organisation has charged with work on the answers (委託先); null: nobody */
  contractor: localizedTextSchema.nullable(),
});
export type PrivacyNotice = z.infer<typeof privacyNoticeSchema>;

/** Where and when people find what came of their answers. */
export const resultsNoticeSchema = z.strictObject({
  /** month or day; null: the organisation will say so later */
  expected: z
    .union([day, z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month is written 2027-03')])
    .nullable(),
  /** page of the published results; null until they are published */
  address: z.url({ protocol: /^https$/ }).nullable(),
  /** the results in a few sentences, once they are published */
  summary: localizedTextSchema.nullable(),
});
export type ResultsNotice = z.infer<typeof resultsNoticeSchema>;

/** What the cover page says, as on a flyer (field-surveys 3.1), and what the form needs to start. */
export const publicSurveySchema = z.strictObject({
  id: surveyId,
  kind: z.enum(['invitation', 'open']),
  synthetic: z.boolean(),
  state: z.enum(['not-open-yet', 'open', 'closed']),
  title: localizedTextSchema,
  organisation: localizedTextSchema,
  purpose: localizedTextSchema,
  /** who may answer */
  eligibility: localizedTextSchema,
  /** how answers are kept, used and published */
  privacy: localizedTextSchema,
  notice: privacyNoticeSchema,
  results: resultsNoticeSchema,
  minutes: z.number().int(),
  window: z.strictObject({ opens: day, closes: day }),
  /** the last day on which a form that was opened in time is accepted (decision 14) */
  acceptedUntil: day,
  contact: z.strictObject({
    name: localizedTextSchema,
    phone: z.string(),
    hours: localizedTextSchema,
  }),
  consent: z.strictObject({ version: z.string(), text: localizedTextSchema }),
  /** the first is what the form opens in when the address asks for none of them */
  languages: z.array(formLanguageSchema).min(1),
  /** those whose translation nobody has checked; the form says so to their readers */
  unapproved: z.array(formLanguageSchema),
  /** the survey's channels; the first stands for a link that names none, or one that is unknown */
  channels: z.array(channelId).min(1),
  /** those of devices that several people answer on, one after the other: on them nothing is kept */
  sharedChannels: z.array(channelId),
  questionnaire: questionnaireReferenceSchema,
  /** names the questionnaire in all its languages: the reference stays the same when a language is added */
  form: sha256,
  /** ages of those who may answer; null: not stated */
  ages: agesSchema.nullable(),
  /** what a person writes is read by nobody now, and nobody calls back: said beside free texts with the urgent desks */
  careBesideText: z.boolean(),
  desks: z.array(deskSchema),
  /** the server's clock when it wrote this: what is plain HTML says by it who can be reached now */
  servedAt: instant,
});
export type PublicSurvey = z.infer<typeof publicSurveySchema>;

const formTextSchema = z.partialRecord(formLanguageSchema, z.string()).and(z.looseObject({ ja: z.string() }));

/** The published SurveyJS JSON, in all languages, exactly as it was published. */
export const publishedFormSchema = z.strictObject({
  questionnaire: questionnaireReferenceSchema,
  /** language → sha-256 of its overlays; what a response names beside the questionnaire */
  overlays: z.partialRecord(formLanguageSchema, sha256),
  form: z.looseObject({ locale: z.literal('ja'), pages: z.array(z.unknown()).readonly() }),
  /** read after the last page */
  closing: z.array(z.strictObject({ name: z.string(), text: formTextSchema })).readonly(),
  /** elements that ask about what may hurt; a copy kept from an earlier server has none */
  sensitive: z.array(z.string()).readonly().optional(),
});
export type PublishedForm = z.infer<typeof publishedFormSchema>;

export const startRequestSchema = z.strictObject({
  /** the access code as typed, to learn before the questions whether it will be taken; nothing of it is stored */
  code: z.string().max(64).optional(),
});
export type StartRequest = z.infer<typeof startRequestSchema>;

export const startSchema = z.strictObject({
  /** signed: survey and day the form was opened, nothing about the person (decision 14) */
  startToken: z.string(),
});
export type Start = z.infer<typeof startSchema>;

export const submissionSchema = z.strictObject({
  /** 128 random bits made by the browser before the first send, lower-case hex */
  submissionKey: z.string().regex(/^[0-9a-f]{32}$/),
  questionnaire: questionnaireReferenceSchema,
  language: formLanguageSchema,
  /** the version of the consent text that the person agreed to */
  consent: z.strictObject({ agreed: z.literal(true), version: z.string().min(1).max(32) }),
  startToken: z.string().max(512),
  channel: channelId,
  /** the access code of the letter, as typed; absent in an open survey */
  code: z.string().max(64).optional(),
  /** checked by the compiled rules, not here */
  answers: z.unknown(),
});
export type Submission = z.infer<typeof submissionSchema>;

export const receiptSchema = z.strictObject({
  /** in words for the person: 受付番号, digits in groups */
  receipt: z.string(),
  /** Tokyo date of receipt */
  day,
});
export type Receipt = z.infer<typeof receiptSchema>;

/* ---------- drafts for another device ---------- */

/**
 * Bytes of a draft as the browser seals it, always the same number, so that its size tells nothing. A test reads that the
 * longest answers to every questionnaire fit.
 */
export const DRAFT_BYTES = 32 * 1024;

/** base64url without padding */
const sealedDraft = z
  .string()
  .length(Math.ceil((DRAFT_BYTES * 4) / 3))
  .regex(/^[A-Za-z0-9_-]*$/);

export const draftSchema = z.strictObject({ sealed: sealedDraft });
export type Draft = z.infer<typeof draftSchema>;

export const draftToSaveSchema = z.strictObject({
  sealed: sealedDraft,
  /** SHA-256 of the sealed bytes that this device saw last; null: it has seen none. Another is not written over */
  replaces: sha256.nullable(),
});
export type DraftToSave = z.infer<typeof draftToSaveSchema>;

/* ---------- what staff see ---------- */

export const loginSchema = z.strictObject({
  name: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
});
export const accountSchema = z.strictObject({ name: z.string(), role: z.enum(['administrator']) });
export type Account = z.infer<typeof accountSchema>;

export const surveySummarySchema = z.strictObject({
  id: surveyId,
  title: localizedTextSchema,
  kind: z.enum(['invitation', 'open']),
  synthetic: z.boolean(),
  state: z.enum(['not-open-yet', 'open', 'closed']),
  window: z.strictObject({ opens: day, closes: day }),
  link: z.string(),
});
export type SurveySummary = z.infer<typeof surveySummarySchema>;

const counts = z.strictObject({ web: z.number().int(), paper: z.number().int(), total: z.number().int() });
/** Returns against the sample. A rate exists only where letters were sent (decision 8). */
export const returnsSchema = z.strictObject({
  surveyId,
  kind: z.enum(['invitation', 'open']),
  synthetic: z.boolean(),
  asOf: day,
  areaScheme: z
    .strictObject({ title: localizedTextSchema, status: z.enum(['proposed', 'confirmed']) })
    .nullable(),
  /** null in an open survey */
  areas: z
    .array(
      z.strictObject({
        id: z.string(),
        label: localizedTextSchema,
        population: z.number().int(),
        invited: z.number().int(),
        responses: counts,
        /** percent with one decimal as printed, e.g. "53.1" */
        ratePercent: z.string(),
      }),
    )
    .nullable(),
  total: z.strictObject({
    population: z.number().int().nullable(),
    invited: z.number().int().nullable(),
    responses: counts,
    ratePercent: z.string().nullable(),
  }),
  /** accepted responses by Tokyo day */
  byDay: z.array(z.strictObject({ day, web: z.number().int(), paper: z.number().int() })),
  /** accepted but still waiting for their batch: counted here, not in cross-tabs yet (decision 6) */
  waiting: z.number().int(),
});
export type Returns = z.infer<typeof returnsSchema>;

/** What can be put into the rows and columns of a cross-tab. */
export const analysisMenuSchema = z.strictObject({
  surveyId,
  items: z.array(
    z.strictObject({
      id: z.string(),
      label: localizedTextSchema,
      multiple: z.boolean(),
      nets: z.array(z.strictObject({ id: z.string(), label: localizedTextSchema })),
    }),
  ),
  axes: z.array(
    z.strictObject({
      id: z.string(),
      label: localizedTextSchema,
      folds: z.array(z.strictObject({ id: z.string(), label: localizedTextSchema })),
    }),
  ),
});
export type AnalysisMenu = z.infer<typeof analysisMenuSchema>;

const id = z.string().regex(/^[a-z][a-z0-9_.-]{0,80}$/);
export const crossTabRequestSchema = z.strictObject({
  item: id,
  axis: id,
  noAnswer: z.enum(['in-base', 'out-of-base']).default('in-base'),
  /** show nets instead of single codes */
  nets: z.enum(['with', 'only', 'without']).default('with'),
  /** a fold of the axis */
  fold: id.optional(),
});
export type CrossTabRequest = z.input<typeof crossTabRequestSchema>;

/** The files in which a cross-tab leaves: their name after the name of the table. */
export const crossTabFileNames = [
  'machine.csv',
  'machine.codebook.csv',
  'machine.metadata.json',
  'report.csv',
  'report.xlsx',
] as const;
export type CrossTabFileName = (typeof crossTabFileNames)[number];

export const crossTabFileRequestSchema = crossTabRequestSchema.extend({
  /** of a CSV; metadata describe the CSV in this encoding. A workbook has its own */
  encoding: z.enum(['utf-8', 'cp932']).default('utf-8'),
  /** what becomes of characters that CP932 does not have: no file and a list of them, or 〓 in their place */
  unmappable: z.enum(['refuse', 'geta']).default('refuse'),
});
export type CrossTabFileRequest = z.input<typeof crossTabFileRequestSchema>;

const interval = z.strictObject({ lower: z.number(), upper: z.number() }).nullable();
/** A protected table on the wire; the one form in which figures leave the server (analysis/disclosure). */
export const crossTabSchema = z.strictObject({
  surveyId,
  synthetic: z.boolean(),
  design: z.enum(['invitation', 'open']),
  questionnaire: questionnaireReferenceSchema,
  item: z.strictObject({
    id: z.string(),
    label: localizedTextSchema,
    stem: localizedTextSchema,
    multiple: z.boolean(),
  }),
  axis: z.strictObject({ id: z.string(), label: localizedTextSchema }),
  noAnswer: z.enum(['in-base', 'out-of-base']),
  weighting: z.enum(['none', 'base', 'post-stratified', 'raked', 'calibrated']),
  areaSchemeStatus: z.enum(['proposed', 'confirmed']).nullable(),
  categories: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['code', 'no-answer', 'net']),
      label: localizedTextSchema,
    }),
  ),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['total', 'code', 'fold', 'unknown']),
      label: localizedTextSchema,
      base: z.number().int().nullable(),
      cells: z.array(
        z.discriminatedUnion('hidden', [
          z.strictObject({
            hidden: z.literal(false),
            proportion: z.number().nullable(),
            /** as printed, one decimal, half up */
            percent: z.string().nullable(),
            standardError: z.number().nullable(),
            interval,
            flags: z.array(z.enum(['base-under-50', 'relative-error-over-30-percent'])),
          }),
          z.strictObject({
            hidden: z.literal(true),
            reason: z.enum(['small-base', 'small-cell', 'complementary']),
          }),
        ]),
      ),
    }),
  ),
  test: z
    .strictObject({
      statistic: z.number(),
      numeratorDf: z.number(),
      denominatorDf: z.number(),
      p: z.number(),
    })
    .nullable(),
  rule: z.strictObject({ id: z.enum(['strict', 'sample']), source: z.string(), text: localizedTextSchema }),
  hiddenCells: z.number().int(),
  offers: z.array(
    z.strictObject({
      kind: z.enum(['net', 'fold']),
      id: z.string(),
      label: localizedTextSchema,
      message: localizedTextSchema,
    }),
  ),
  /** the published national figure for this item, or why there is none (decision 4) */
  national: z.union([
    z.strictObject({
      available: z.literal(true),
      title: localizedTextSchema,
      year: z.number().int(),
      base: z.number().int(),
      weighted: z.boolean(),
      source: z.string(),
      /** percent as published, by category id */
      percent: z.record(z.string(), z.number()),
    }),
    z.strictObject({ available: z.literal(false), reason: localizedTextSchema }),
  ]),
  /** sentences for the method note: weighting, joins, treatment of missing answers, sampling error only */
  notes: z.array(localizedTextSchema),
});
export type CrossTabView = z.infer<typeof crossTabSchema>;

/* ---------- desks as staff keep them ---------- */

/** Why residents do not see a desk. */
export const hiddenReasonSchema = z.enum(['not-yet', 'over', 'never-checked', 'check-run-out']);
export type HiddenReason = z.infer<typeof hiddenReasonSchema>;

export const staffDeskSchema = z.strictObject({
  desk: keptDeskSchema,
  /** from 1; whoever changes it says which one they saw */
  version: z.number().int(),
  /** null for what was kept before there were versions */
  changedOn: day.nullable(),
  changedBy: z.string().nullable(),
  /** out of use: nobody sees it, its history stays */
  retired: z.boolean(),
  /** empty where residents see it, or it is out of use */
  hidden: z.array(hiddenReasonSchema).readonly(),
  /** days on which its check still holds after today; null: no check holds */
  checkDaysLeft: z.number().int().nullable(),
  opening: openingSchema,
});
export type StaffDesk = z.infer<typeof staffDeskSchema>;

export const staffDesksSchema = z.strictObject({
  today: day,
  /** days for which a check holds */
  checkDays: z.number().int(),
  /** a demonstration also shows desks that nobody has checked */
  unverifiedShown: z.boolean(),
  desks: z.array(staffDeskSchema),
  /**
   * Surveys that are open or to come, whose people see no desk of a topic that the questionnaire asks for, or none that
   * answers in a language of the survey.
   */
  missing: z.array(
    z.strictObject({
      surveyId,
      title: localizedTextSchema,
      topics: z.array(deskTopicSchema),
      languages: z.array(formLanguageSchema),
    }),
  ),
});
export type StaffDesks = z.infer<typeof staffDesksSchema>;

/** Who dialled or opened the desk today and found it as it is written; null: nobody. */
const checkedBy = z.string().trim().min(1).max(64);
const seenVersion = z.number().int().min(1);
export const deskToAddSchema = z.strictObject({ desk: deskDraftSchema, checkedBy: checkedBy.nullable() });
export type DeskToAdd = z.infer<typeof deskToAddSchema>;
export const deskToChangeSchema = deskToAddSchema.extend({ version: seenVersion });
export type DeskToChange = z.infer<typeof deskToChangeSchema>;
export const deskCheckSchema = z.strictObject({ version: seenVersion, checkedBy });
export type DeskCheck = z.infer<typeof deskCheckSchema>;
export const deskRetirementSchema = z.strictObject({ version: seenVersion });
export type DeskRetirement = z.infer<typeof deskRetirementSchema>;

export const deskVersionSchema = z.strictObject({
  version: z.number().int(),
  day: day.nullable(),
  account: z.string().nullable(),
  change: z.enum(['added', 'changed', 'checked', 'retired']),
  desk: keptDeskSchema,
});
export type DeskVersion = z.infer<typeof deskVersionSchema>;

export const deskHoursSchema = z.strictObject({ hours_rules: hoursRulesSchema });
export type DeskHours = z.infer<typeof deskHoursSchema>;

/** What residents were shown on a day, today so far, in the order of the office; a desk comes once for each version of the day. */
export const desksShownSchema = z.strictObject({
  day,
  desks: z.array(
    z.strictObject({
      id: z.string(),
      version: z.number().int(),
      /** another version, or none, took its place before the day was over */
      replaced: z.boolean(),
      name: localizedTextSchema,
      value: z.string(),
    }),
  ),
});
export type DesksShown = z.infer<typeof desksShownSchema>;

/* ---------- routes ---------- */

/** Codes that any route may answer with. */
export const commonProblems = [
  'request.malformed',
  'request.too-slow',
  'route.unknown',
  'method.not-allowed',
  'server.busy',
  'server.failed',
  'server.closing',
] as const;
/** Codes that a route with a body may answer with besides. */
export const bodyProblems = [
  'request.not-json',
  'request.too-large',
  'request.unsupported-media-type',
] as const;
/** Codes with which a page of the form that was sent without a script may be answered besides. */
export const plainFormProblems = ['form.sent-from-elsewhere', 'form.state-unreadable'] as const;
/** Codes that a route for staff may answer with besides. */
export const staffProblems = ['staff.not-logged-in', 'staff.forbidden'] as const;

export const healthSchema = z.strictObject({ state: z.literal('serving') });

export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Express path */
  readonly path: string;
  readonly summary: string;
  readonly staff: boolean;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** bytes of the largest body that is read; 8 kB without it */
  readonly largestBody?: number;
  /** JSON success; absent where the answer is a file */
  readonly data?: z.ZodType;
  /** content types of a file answer */
  readonly produces?: readonly string[];
  /** codes of the catalogue this route may answer with, beside those every route has */
  readonly problems: readonly string[];
}

export const routes = {
  health: {
    method: 'get',
    path: '/healthz',
    summary: 'Whether the server is up and its store answers',
    staff: false,
    data: success(healthSchema),
    problems: [],
  },
  openApi: {
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This contract as an OpenAPI 3.1 document',
    staff: false,
    produces: ['application/json'],
    problems: [],
  },
  survey: {
    method: 'get',
    path: '/api/surveys/:surveyId',
    summary: 'What the cover page says',
    staff: false,
    data: success(publicSurveySchema),
    problems: ['survey.unknown'],
  },
  form: {
    method: 'get',
    path: '/api/surveys/:surveyId/questionnaires/:form',
    summary: 'The published questionnaire in all its languages, unchangeable under this address',
    staff: false,
    data: success(publishedFormSchema),
    problems: ['survey.unknown', 'questionnaire.unknown'],
  },
  start: {
    method: 'post',
    path: '/api/surveys/:surveyId/starts',
    summary: 'A token that proves on which day the form was opened; with a code, whether it will be taken',
    staff: false,
    body: startRequestSchema,
    data: success(startSchema),
    problems: [
      'survey.unknown',
      'survey.not-open-yet',
      'survey.closed',
      'code.missing',
      'code.malformed',
      'code.unknown',
      'code.spent',
      'code.void',
      'code.not-expected',
      'code.too-many',
    ],
  },
  draft: {
    method: 'get',
    path: '/api/surveys/:surveyId/drafts/:draftId',
    summary: 'What was answered so far, sealed, for whoever can derive the id from the access code',
    staff: false,
    data: success(draftSchema),
    problems: ['survey.unknown', 'draft.unknown', 'code.too-many'],
  },
  saveDraft: {
    method: 'put',
    path: '/api/surveys/:surveyId/drafts/:draftId',
    summary: 'Keeps what was answered so far for another device; acknowledged when it is on disk',
    staff: false,
    body: draftToSaveSchema,
    largestBody: 48 * 1024,
    data: success(z.null()),
    problems: [
      'survey.unknown',
      'survey.not-open-yet',
      'survey.closed',
      'draft.unknown',
      'draft.changed',
      'draft.too-many',
      'draft.no-room',
    ],
  },
  deleteDraft: {
    method: 'delete',
    path: '/api/surveys/:surveyId/drafts/:draftId',
    summary: 'Deletes what was kept; one that is not there is no mistake',
    staff: false,
    data: success(z.null()),
    problems: ['survey.unknown', 'draft.unknown'],
  },
  submit: {
    method: 'post',
    path: '/api/surveys/:surveyId/responses',
    summary: 'One person’s answers; acknowledged when they are on disk',
    staff: false,
    body: submissionSchema,
    data: success(receiptSchema),
    problems: [
      'survey.unknown',
      'survey.not-open-yet',
      'survey.closed',
      'submission.malformed',
      'submission.start-token-invalid',
      'questionnaire.not-current',
      'consent.missing',
      'code.missing',
      'code.malformed',
      'code.unknown',
      'code.spent',
      'code.void',
      'code.not-expected',
      'code.too-many',
      'response.invalid',
      'response.key-reused',
      'server.busy',
    ],
  },
  qrCode: {
    method: 'get',
    path: '/qr/:surveyId.:format',
    summary: 'The survey’s link as a QR code (svg or png), without an access code',
    staff: false,
    produces: ['image/svg+xml', 'image/png'],
    problems: ['survey.unknown'],
  },
  login: {
    method: 'post',
    path: '/api/staff/session',
    summary: 'Log in',
    staff: false,
    body: loginSchema,
    data: success(accountSchema),
    problems: ['login.failed', 'login.too-many', 'staff.forbidden'],
  },
  account: {
    method: 'get',
    path: '/api/staff/session',
    summary: 'Who is logged in',
    staff: true,
    data: success(accountSchema),
    problems: [],
  },
  logout: {
    method: 'delete',
    path: '/api/staff/session',
    summary: 'Log out',
    staff: true,
    data: success(z.null()),
    problems: [],
  },
  surveys: {
    method: 'get',
    path: '/api/staff/surveys',
    summary: 'The surveys of this installation',
    staff: true,
    data: success(z.array(surveySummarySchema)),
    problems: [],
  },
  returns: {
    method: 'get',
    path: '/api/staff/surveys/:surveyId/returns',
    summary: 'Returns by area and mode against the sample',
    staff: true,
    data: success(returnsSchema),
    problems: ['survey.unknown'],
  },
  menu: {
    method: 'get',
    path: '/api/staff/surveys/:surveyId/analysis',
    summary: 'What can be tabulated',
    staff: true,
    data: success(analysisMenuSchema),
    problems: ['survey.unknown'],
  },
  crossTab: {
    method: 'get',
    path: '/api/staff/surveys/:surveyId/cross-tab',
    summary: 'A protected cross-tab',
    staff: true,
    query: crossTabRequestSchema,
    data: success(crossTabSchema),
    problems: [
      'survey.unknown',
      'request.malformed',
      'analysis.unknown-item',
      'analysis.unknown-axis',
      'analysis.no-responses',
      'analysis.weights-impossible',
    ],
  },
  crossTabFile: {
    method: 'get',
    path: '/api/staff/surveys/:surveyId/cross-tab/:file',
    summary:
      'The same cross-tab as a file: machine.csv (long, coded) with machine.codebook.csv and machine.metadata.json, report.csv or report.xlsx (wide, as printed)',
    staff: true,
    query: crossTabFileRequestSchema,
    produces: [
      'text/csv',
      'application/json',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    problems: [
      'survey.unknown',
      'request.malformed',
      'analysis.unknown-item',
      'analysis.unknown-axis',
      'analysis.no-responses',
      'analysis.weights-impossible',
      'export.unmappable-characters',
      'export.rules-broken',
    ],
  },
  desks: {
    method: 'get',
    path: '/api/staff/desks',
    summary: 'The consultation desks, those out of use too, with what residents see of them today',
    staff: true,
    data: success(staffDesksSchema),
    problems: [],
  },
  addDesk: {
    method: 'post',
    path: '/api/staff/desks',
    summary: 'Add a desk',
    staff: true,
    body: deskToAddSchema,
    data: success(staffDeskSchema),
    problems: ['desk.unknown', 'desk.invalid'],
  },
  changeDesk: {
    method: 'put',
    path: '/api/staff/desks/:deskId',
    summary: 'Change a desk, or take one that was out of use into use again',
    staff: true,
    body: deskToChangeSchema,
    data: success(staffDeskSchema),
    problems: ['desk.unknown', 'desk.changed-meanwhile', 'desk.invalid'],
  },
  checkDesk: {
    method: 'post',
    path: '/api/staff/desks/:deskId/checks',
    summary: 'Note that somebody dialled or opened the desk today and found it as it is kept',
    staff: true,
    body: deskCheckSchema,
    data: success(staffDeskSchema),
    problems: ['desk.unknown', 'desk.changed-meanwhile'],
  },
  retireDesk: {
    method: 'post',
    path: '/api/staff/desks/:deskId/retirement',
    summary: 'Take a desk out of use',
    staff: true,
    body: deskRetirementSchema,
    data: success(staffDeskSchema),
    problems: ['desk.unknown', 'desk.changed-meanwhile'],
  },
  deskVersions: {
    method: 'get',
    path: '/api/staff/desks/:deskId/versions',
    summary: 'Every version of a desk, the newest first',
    staff: true,
    data: success(z.array(deskVersionSchema)),
    problems: ['desk.unknown'],
  },
  deskHours: {
    method: 'post',
    path: '/api/staff/desk-hours',
    summary: 'When a desk with these hours would answer in the coming days',
    staff: true,
    body: deskHoursSchema,
    data: success(openingSchema),
    problems: ['desk.invalid'],
  },
  desksShown: {
    method: 'get',
    path: '/api/staff/desks-shown/:day',
    summary: 'Which desks, in which versions, residents were shown on a day',
    staff: true,
    data: success(desksShownSchema),
    problems: ['request.malformed'],
  },
} as const satisfies Record<string, Route>;
