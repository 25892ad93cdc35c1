import { createContext, type ReactNode, useContext } from 'react';
import type { FormLanguage, LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { FormTexts } from '../../instruments/form-texts/ja.ts';
import type { PublicSurvey } from '../../server/contract/api.ts';
import type { OtherDevice } from './other-device/other-device.ts';

/** What every part of the form reads: the survey and the language it is shown in. */
export interface FormContext {
  readonly survey: PublicSurvey;
  readonly language: FormLanguage;
  readonly t: FormTexts;
  /** a sentence of the survey, marked with its language where that is not the one shown */
  readonly text: (localized: LocalizedText) => ReactNode;
  readonly chooseLanguage: (language: FormLanguage) => void;
  /** the language chosen last could not be fetched */
  readonly languageFailed: boolean;
  readonly readings: { readonly shown: boolean; readonly show: (shown: boolean) => void };
  readonly leave: () => void;
  /** the page is plain HTML: its buttons send a form to the server */
  readonly plain: boolean;
  /** the person agreed that answers are kept on this device until they are sent */
  readonly saving: boolean;
  /** others use the device afterwards (a school's tablet): nothing may be kept on it, and nothing is offered that would */
  readonly shared: boolean;
  /** the draft for another device; null where none is offered */
  readonly otherDevice: OtherDevice | null;
  /** milliseconds since 1970: of the reader's clock, on plain pages of the server's when it wrote the page */
  readonly clock: () => number;
}

const context = createContext<FormContext | null>(null);
export const FormContextProvider = context.Provider;

/** The survey and language of the form around this component. Throws outside a form. */
export function useForm(): FormContext {
  const form = useContext(context);
  if (!form) throw new Error('useForm is for components inside the form');
  return form;
}
