import { z } from 'zod';
import { exactnessSchema, measureSchema } from '../definition/instrument.ts';
import { localizedTextSchema } from '../definition/localized-text.ts';

const id = z.string().regex(/^[a-z][a-z0-9_]*$/);
const code = z.number().int().min(0).max(250);
const tokyoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A range of whole numbers, both ends in; null: open. */
const bandSchema = z.strictObject({
  code,
  label: localizedTextSchema,
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
});

/**
 * How a derived variable follows from its inputs. An input is an item (`<item>`, `<matrix>.<row>`,
 * `<item>.<code>` for an option of a multiple answer), a score of the instrument, or another derived variable.
 */
export const derivationSchema = z.discriminatedUnion('kind', [
  /** points of several items added up; `<id>` holds the sum */
  z.strictObject({
    kind: z.literal('sum'),
    inputs: z
      .array(
        z.strictObject({
          input: z.string(),
          /** code → points; without it the code is the points */
          points: z.record(z.string().regex(/^\d{1,3}$/), z.number().int().min(0)).optional(),
        }),
      )
      .min(1),
    /** the sum is multiplied by this (WHO-5: 4) */
    times: z.number().int().min(1).default(1),
    /** inputs that may be missing; they add nothing. More than that: the sum is missing */
    missingAtMost: z.number().int().min(0).default(0),
  }),
  /** one input cut into bands; a value in no band is missing */
  z.strictObject({ kind: z.literal('bands'), input: z.string(), bands: z.array(bandSchema).min(2) }),
  /** 1 where the input has one of the codes, 0 where it has another (孤独感がある・計; the top two answers) */
  z.strictObject({ kind: z.literal('net'), input: z.string(), codes: z.array(code).min(1) }),
  /** the code of the first case whose condition holds, conditions being SurveyJS's */
  z.strictObject({
    kind: z.literal('cases'),
    inputs: z.array(z.string()).min(1),
    cases: z.array(z.strictObject({ code, label: localizedTextSchema, when: z.string().min(1) })).min(1),
    otherwise: z.strictObject({ code, label: localizedTextSchema }),
  }),
  /** whether a date of birth, known from the frame, lies in a cohort; both ends in */
  z.strictObject({
    kind: z.literal('cohort'),
    input: z.literal('birth_date'),
    from: tokyoDate,
    to: tokyoDate,
  }),
]);
export type Derivation = Readonly<z.infer<typeof derivationSchema>>;

/**
 * A variable that nobody is asked, made from items by a rule that is data. Rules that differ between surveys
 * (which exclusions make somebody 広義のひきこもり) are versions of one variable.
 * File: `library/<instrument>/derived/<id>.<version>.json`.
 */
export const derivedVariableSchema = z.strictObject({
  id,
  version: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/),
  instrument: z.string(),
  /** versions of the instrument that have all inputs under the same ids and codes */
  instrumentVersions: z.array(z.string()).min(1),
  label: localizedTextSchema,
  /** who is in the base of its percentages, and what missing inputs do, in words */
  base: localizedTextSchema,
  measure: measureSchema.exclude(['text']),
  source: z.string().min(1),
  exactness: exactnessSchema,
  sensitive: z.boolean(),
  /** published under the strict rule of the gate only (decision 10) */
  strictDisclosure: z.boolean(),
  derivation: derivationSchema,
});
export type DerivedVariable = Readonly<z.infer<typeof derivedVariableSchema>>;

/** Which derived variable, in which version. */
export const derivedReferenceSchema = z.strictObject({ variable: id, version: z.string() });
export type DerivedReference = Readonly<z.infer<typeof derivedReferenceSchema>>;
