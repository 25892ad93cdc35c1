import { createContext, useContext } from 'react';
import type { Language, LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { PublicSurvey } from '../../server/contract/api.ts';
import type { FormTexts } from './texts.ts';

/** What every part of the form reads: the survey and the language it is shown in. */
export interface FormContext {
  readonly survey: PublicSurvey;
  readonly language: Language;
  readonly t: FormTexts;
  readonly text: (localized: LocalizedText) => string;
  readonly chooseLanguage: (language: Language) => void;
  readonly leave: () => void;
}

const context = createContext<FormContext | null>(null);
export const FormContextProvider = context.Provider;

/** The survey and language of the form around this component. Throws outside a form. */
export function useForm(): FormContext {
  const form = useContext(context);
  if (!form) throw new Error('useForm is for components inside the form');
  return form;
}
