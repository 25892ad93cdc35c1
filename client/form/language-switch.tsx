import type { JSX } from 'react';
import type { Language } from '../../instruments/definition/localized-text.ts';
import { useForm } from './form-context.ts';

/** Each language under its own name. */
const NAMES: Readonly<Record<Language, string>> = { ja: '日本語', en: 'English' };

/** Changes the language on the spot; answers, page and focus stay. */
export function LanguageSwitch(): JSX.Element | null {
  const { survey, language, t, chooseLanguage } = useForm();
  if (survey.languages.length < 2) return null;
  return (
    <fieldset className="form-languages" aria-label={t.languages}>
      {survey.languages
        .filter((one) => one === 'ja' || one === 'en')
        .map((one) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={one === language}
            className="form-button form-button--small form-button--language"
            onClick={() => chooseLanguage(one)}
          >
            {NAMES[one]}
          </button>
        ))}
    </fieldset>
  );
}
