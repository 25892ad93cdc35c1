import type { JSX } from 'react';
import type { Language } from '../../instruments/definition/localized-text.ts';
import type { Problem } from '../../server/contract/api.ts';
import { inLanguage } from './in-language.ts';
import type { FormTexts } from './texts.ts';

export interface LoadFailedProps {
  readonly t: FormTexts;
  readonly language: Language;
  readonly problem: Problem | null;
  readonly reload: () => void;
}

/** Shown when not even the survey's facts could be fetched. */
export function LoadFailed({ t, language, problem, reload }: LoadFailedProps): JSX.Element {
  return (
    <section className="form-main" role="alert">
      <h2>{t.loadFailedHeading}</h2>
      <p>{problem ? inLanguage(problem.message, language) : t.loadFailedText}</p>
      <button type="button" className="form-button form-button--primary" onClick={reload}>
        {t.reload}
      </button>
    </section>
  );
}
