import { z } from 'zod';
import type { DeskTopic, Instrument, ItemFacts, Net, Score } from '../definition/instrument.ts';
import { type FormLanguage, formLanguageSchema, localizedTextSchema } from '../definition/localized-text.ts';
import type { Page } from '../definition/survey-json.ts';
import { type DerivedVariable, derivedReferenceSchema } from '../derived/derived-variable.ts';

/** What a questionnaire leaves out of an instrument: a stage of school that is not asked everything. */
const leaveOutSchema = z.strictObject({
  /** names of elements */
  elements: z.array(z.string()).default([]),
  /** element → codes of its options */
  options: z.record(z.string(), z.array(z.number().int()).min(1)).default({}),
});
export type LeaveOut = Readonly<z.infer<typeof leaveOutSchema>>;

/** The recipe of a questionnaire: a core (or a stand-alone instrument) with its modules in order. */
export const questionnaireRecipeSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.]*$/),
  title: localizedTextSchema,
  core: z.strictObject({
    instrument: z.string(),
    version: z.string(),
    leaveOut: leaveOutSchema.optional(),
  }),
  modules: z.array(
    z.strictObject({
      instrument: z.string(),
      version: z.string(),
      /** page of the core before which the module's pages stand; without it they follow the core */
      before: z.string().optional(),
      leaveOut: leaveOutSchema.optional(),
    }),
  ),
  /** what it can be read in; the form opens in the first */
  languages: z
    .array(formLanguageSchema)
    .min(1)
    .refine((languages) => new Set(languages).size === languages.length, 'each language stands once'),
  /** derived variables that its tables have, with the version of their rule */
  derived: z.array(derivedReferenceSchema).default([]),
  /** what the cover page promises; a law holds it against the estimate */
  promisedMinutes: z.number().int().min(1).optional(),
});
export type QuestionnaireRecipe = Readonly<z.infer<typeof questionnaireRecipeSchema>>;

/** A text of the composed form in each language of the questionnaire; SurveyJS's own localized string. */
export type FormText = Readonly<Partial<Record<FormLanguage, string>> & { ja: string }>;

/** One option, matrix column or matrix row of the composed form. */
export interface FormOption {
  readonly value: number | string;
  readonly text: FormText;
  readonly isExclusive?: true;
}

/** A SurveyJS element whose texts stand in every language of the questionnaire. */
export interface FormElement {
  readonly type: string;
  readonly name: string;
  readonly title?: FormText;
  readonly description?: FormText;
  readonly html?: FormText;
  readonly visibleIf?: string;
  readonly choices?: readonly FormOption[];
  readonly columns?: readonly FormOption[];
  readonly rows?: readonly FormOption[];
  readonly maxSelectedChoices?: number;
  readonly inputType?: 'number';
  readonly min?: number;
  readonly max?: number;
  readonly step?: 1;
  readonly minErrorText?: FormText;
  readonly maxErrorText?: FormText;
  readonly stepErrorText?: FormText;
  readonly maxLength?: number;
}
export interface FormPage {
  readonly name: string;
  readonly title?: FormText;
  readonly description?: FormText;
  readonly visibleIf?: string;
  readonly elements: readonly FormElement[];
}

/** A core with its modules, composed into one SurveyJS definition. Runs unmodified in plain survey-core. */
export interface Questionnaire {
  readonly id: string;
  readonly version: string;
  readonly title: QuestionnaireRecipe['title'];
  /** what it can be read in; the form opens in the first */
  readonly languages: readonly FormLanguage[];
  /** which instrument versions it was composed from, core first */
  readonly instruments: readonly Pick<Instrument, 'id' | 'version' | 'kind' | 'title' | 'origin'>[];
  /** pages with Japanese texts only: what is hashed and what the rules are compiled from */
  readonly pages: readonly Page[];
  /** facts of every item in form order */
  readonly items: readonly ItemFacts[];
  readonly nets: readonly Net[];
  readonly scores: readonly Score[];
  /** rules of the variables that nobody is asked; absent where there are none */
  readonly derived?: readonly DerivedVariable[];
  /** whether it is answered under a name; absent: anonymous */
  readonly anonymity?: 'named';
  /** desks on every page; none in questionnaires that were published before desks had topics */
  readonly desks?: readonly DeskTopic[];
  /** read after the last page, in every language of the questionnaire */
  readonly closing?: readonly { readonly name: string; readonly text: FormText }[];
  /** the SurveyJS JSON in all languages that the browser runs */
  readonly form: { readonly locale: 'ja'; readonly pages: readonly FormPage[] };
}

/** What a response is tied to: the exact questionnaire, and the language overlay it was read in. */
export interface QuestionnaireReference {
  readonly id: string;
  readonly version: string;
  /** lower-case hex, over ids, codes, routing and the Japanese wording (frozen-bytes.ts) */
  readonly sha256: string;
}
