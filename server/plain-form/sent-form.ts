import { type FormLanguage, formLanguageSchema } from '../../instruments/definition/localized-text.ts';
import { PLAIN_FIELDS } from '../../instruments/definition/plain-fields.ts';
import type { SentFields } from '../../instruments/form-view/page-fields.ts';
import { malformedForm } from './read-form-body.ts';

export const STEPS = ['start', 'start-saving', 'continue', 'next', 'back', 'send', 'questions'] as const;

/** The button that sent the form; `none` where the browser named none, and the page is only to be drawn again. */
export type Press =
  | { readonly kind: 'go'; readonly go: (typeof STEPS)[number] }
  | { readonly kind: 'language'; readonly language: FormLanguage }
  | { readonly kind: 'readings'; readonly shown: boolean }
  | { readonly kind: 'none' };

/** A form as it came: the button, what the page itself carried, and the fields of the questions. */
export interface SentForm {
  readonly press: Press;
  readonly sealed: string | null;
  /** the access code as typed; null where the page has no field for it */
  readonly code: string | null;
  /** of the cover: consent was given and the first questions were shown by a script that could not do more */
  readonly agreed: boolean;
  readonly opened: string | null;
  /** the language in which the page was read */
  readonly shown: FormLanguage | null;
  readonly withoutReadings: boolean;
  readonly fields: SentFields;
}

/**
 * Takes apart what a page sent.
 * @param languages those of the survey
 * @throws Problem request.malformed naming fields that came twice and values that no button has
 */
export function sentForm(sent: SentFields, languages: readonly FormLanguage[]): SentForm {
  const own = new Map<string, string>();
  const fields: (readonly [string, string])[] = [];
  const foreign: string[] = [];
  for (const [field, value] of sent) {
    if (!PLAIN_FIELDS.includes(field)) fields.push([field, value]);
    else if (own.has(field)) foreign.push(field);
    else own.set(field, value);
  }
  const take = <T>(field: string, read: (value: string) => T | null): T | null => {
    const value = own.get(field);
    if (value === undefined) return null;
    const found = read(value);
    if (found === null) foreign.push(field);
    return found;
  };
  const languageIn = (value: string): FormLanguage | null =>
    formLanguageSchema.options.find((one) => one === value && languages.includes(one)) ?? null;
  const go = take('go', (value) => STEPS.find((step) => step === value) ?? null);
  const language = take('language', languageIn);
  const readings = take('readings', (value) => (value === 'show' || value === 'hide' ? value : null));
  const form: SentForm = {
    press:
      go !== null
        ? { kind: 'go', go }
        : language !== null
          ? { kind: 'language', language }
          : readings !== null
            ? { kind: 'readings', shown: readings === 'show' }
            : { kind: 'none' },
    sealed: own.get('sealed') ?? null,
    code: take('code', (value) => (value.length <= MOST_CODE ? value : null)),
    agreed: take('agreed', (value) => (value === 'yes' ? true : null)) ?? false,
    opened: take('opened', (value) => (value.length <= MOST_TOKEN ? value : null)),
    // a language that the survey no longer has is no fault of the reader
    shown: languageIn(own.get('shown') ?? ''),
    withoutReadings: own.has('without_readings'),
    fields,
  };
  if ([go, language, readings].filter((one) => one !== null).length > 1) foreign.push('go');
  if (foreign.length > 0) throw malformedForm(foreign);
  return form;
}

/** Longer than any code with what people type around it; the server takes no more of it than the contract allows. */
const MOST_CODE = 1000;
const MOST_TOKEN = 512;
