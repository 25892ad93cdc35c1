import type { JSX } from 'react';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import type { FormTexts } from '../../instruments/form-texts/ja.ts';
import type { Problem } from '../../server/contract/api.ts';
import { surveySentence } from './survey-sentence.tsx';
import { withReadings } from './with-readings.tsx';

export interface LoadFailedProps {
  readonly t: FormTexts;
  readonly language: FormLanguage;
  readonly problem: Problem | null;
  readonly reload: () => void;
}

/** Shown when not even the survey's facts could be fetched. */
export function LoadFailed({ t, language, problem, reload }: LoadFailedProps): JSX.Element {
  return (
    <section className="form-main" role="alert" lang={language}>
      <h2>{withReadings(t.loadFailedHeading)}</h2>
      <p>{problem ? surveySentence(problem.message, language, t) : withReadings(t.loadFailedText)}</p>
      <button type="button" className="form-button form-button--primary" onClick={reload}>
        {withReadings(t.reload)}
      </button>
    </section>
  );
}
