import { z } from 'zod';
import { PLAIN_FIELDS } from './plain-fields.ts';
import { plainTextSchema } from './plain-text.ts';

/**
 * The subset of SurveyJS JSON that a definition may use. Everything in it can be compiled to rules,
 * rendered without SurveyJS and printed; what is outside it is a finding, never ignored
 * (docs/decisions/0002-compiled-rules.md). Texts are Japanese here; other languages are overlays.
 */

const text = plainTextSchema;

/** In a condition, survey-core takes these for something of its own and never looks at the answer. */
const TAKEN_NAMES: readonly string[] = ['constructor', 'locale', 'pagecount', 'pageno', 'self'];
const name = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'a name is lower case ASCII: a letter, then letters, digits and _')
  .refine((value) => !TAKEN_NAMES.includes(value), 'this name means something else in SurveyJS')
  .refine((value) => !PLAIN_FIELDS.includes(value), 'this name is a field of every page without a script');

/** A condition in SurveyJS's expression language; which operators are understood is decided in rules/condition-operators.ts. */
const expression = z.string().min(1);

/** One option. `value` is the item code (decision 5: 0–250), `text` its Japanese label. */
const choiceSchema = z.strictObject({ value: z.number().int().min(0).max(250), text });

/** One option of several that may be chosen together. */
const togetherChoiceSchema = choiceSchema.extend({
  /** choosing this option excludes every other one (特にない, 答えたくない) */
  isExclusive: z.literal(true).optional(),
});

const element = { name, title: text, description: text.optional(), visibleIf: expression.optional() };

export const radiogroupSchema = z.strictObject({
  type: z.literal('radiogroup'),
  ...element,
  choices: z.array(choiceSchema).min(2),
});
export const dropdownSchema = z.strictObject({
  type: z.literal('dropdown'),
  ...element,
  choices: z.array(choiceSchema).min(2),
});
export const checkboxSchema = z.strictObject({
  type: z.literal('checkbox'),
  ...element,
  choices: z.array(togetherChoiceSchema).min(2),
  maxSelectedChoices: z.number().int().min(1).optional(),
});
/** A whole number typed in (age, number of people). */
export const numberSchema = z.strictObject({
  type: z.literal('text'),
  inputType: z.literal('number'),
  ...element,
  min: z.number().int(),
  max: z.number().int(),
});
export const shortTextSchema = z.strictObject({
  type: z.literal('text'),
  ...element,
  maxLength: z.number().int().min(1).max(1000),
});
export const commentSchema = z.strictObject({
  type: z.literal('comment'),
  ...element,
  maxLength: z.number().int().min(1).max(4000),
});
/** Several statements answered on one scale; each row is an item of its own, `<name>.<row value>`. */
export const matrixSchema = z.strictObject({
  type: z.literal('matrix'),
  ...element,
  columns: z.array(choiceSchema).min(2),
  rows: z.array(z.strictObject({ value: name, text })).min(1),
});
/** Text to read between questions; never an item. `html` is plain text, shown as a paragraph. */
export const noteSchema = z.strictObject({
  type: z.literal('html'),
  name,
  html: plainTextSchema.regex(/^[^&]*$/, 'a note has no & (SurveyJS would read it as markup)'),
  visibleIf: expression.optional(),
});

export const questionSchema = z.union([
  radiogroupSchema,
  dropdownSchema,
  checkboxSchema,
  numberSchema,
  shortTextSchema,
  commentSchema,
  matrixSchema,
]);
export const elementSchema = z.union([questionSchema, noteSchema]);

/** One screen of the form: one question or a short group. */
export const pageSchema = z.strictObject({
  name,
  title: text.optional(),
  description: text.optional(),
  visibleIf: expression.optional(),
  elements: z.array(elementSchema).min(1),
});

export type Question = Readonly<z.infer<typeof questionSchema>>;
export type Element = Readonly<z.infer<typeof elementSchema>>;
export type Page = Readonly<z.infer<typeof pageSchema>>;
