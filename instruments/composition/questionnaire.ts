import { z } from 'zod';
import type { Instrument, ItemFacts, Net, Score } from '../definition/instrument.ts';
import { type Language, languageSchema, localizedTextSchema } from '../definition/localized-text.ts';
import type { Page } from '../definition/survey-json.ts';

/** The recipe of a questionnaire: a core (or a stand-alone instrument) with its modules in order. */
export const questionnaireRecipeSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.]*$/),
  title: localizedTextSchema,
  core: z.strictObject({ instrument: z.string(), version: z.string() }),
  modules: z.array(
    z.strictObject({
      instrument: z.string(),
      version: z.string(),
      /** page of the core before which the module's pages stand; without it they follow the core */
      before: z.string().optional(),
    }),
  ),
  languages: z.array(languageSchema).min(1),
});
export type QuestionnaireRecipe = Readonly<z.infer<typeof questionnaireRecipeSchema>>;

/** A text of the composed form in each language of the questionnaire; SurveyJS's own localized string. */
export type FormText = Readonly<Partial<Record<Language, string>> & { ja: string }>;

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
  readonly languages: readonly Language[];
  /** which instrument versions it was composed from, core first */
  readonly instruments: readonly Pick<Instrument, 'id' | 'version' | 'kind' | 'title' | 'origin'>[];
  /** pages with Japanese texts only: what is hashed and what the rules are compiled from */
  readonly pages: readonly Page[];
  /** facts of every item in form order */
  readonly items: readonly ItemFacts[];
  readonly nets: readonly Net[];
  readonly scores: readonly Score[];
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
