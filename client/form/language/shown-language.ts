import { useCallback, useEffect, useRef, useState } from 'react';
import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import type { FormTexts } from '../../../instruments/form-texts/ja.ts';
import type { QuestionnaireForm } from '../questionnaire/questionnaire-form.ts';
import { loadTexts } from './load-texts.ts';

export interface ShownLanguage {
  readonly language: FormLanguage;
  readonly t: FormTexts;
  readonly chooseLanguage: (language: FormLanguage) => void;
  /** the language chosen last could not be fetched */
  readonly languageFailed: boolean;
}

/** The language that the form is shown in, and the way to another one; the page's own language follows. */
export function useShownLanguage(
  first: { readonly language: FormLanguage; readonly t: FormTexts },
  questionnaire: QuestionnaireForm,
): ShownLanguage {
  const [{ language, t }, setShown] = useState(first);
  const [languageFailed, setLanguageFailed] = useState(false);
  const wanted = useRef(first.language);
  const chooseLanguage = useCallback(
    (chosen: FormLanguage): void => {
      wanted.current = chosen;
      void loadTexts(chosen).then((loaded) => {
        // of two presses the last one counts, whichever language arrives first
        if (wanted.current !== chosen) return;
        setLanguageFailed(loaded === null);
        if (loaded === null) return;
        questionnaire.show(chosen, loaded.survey);
        setShown({ language: chosen, t: loaded });
      });
    },
    [questionnaire],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return { language, t, chooseLanguage, languageFailed };
}
