import { type JSX, useSyncExternalStore } from 'react';
import { withoutRuby } from '../../instruments/definition/ruby.ts';
import { useForm } from './form-context.ts';
import type { QuestionnaireForm } from './questionnaire-form.ts';
import { ScreenHeading } from './screen-heading.tsx';
import { withReadings } from './with-readings.tsx';

export interface QuestionScreenProps {
  readonly questionnaire: QuestionnaireForm;
  readonly finished: () => void;
}

/** One page of the questionnaire with the progress in words and the two buttons. */
export function QuestionScreen({ questionnaire, finished }: QuestionScreenProps): JSX.Element {
  const { t } = useForm();
  const { page, pages, title } = useSyncExternalStore(questionnaire.subscribe, questionnaire.position);
  const next = (): void => {
    if (questionnaire.next() === 'finished') finished();
  };
  return (
    <>
      <ScreenHeading of={`page-${page}`}>
        <span className="form-progress-words">{withReadings(t.progress(page, pages))}</span>
        {title && <span className="form-page-title">{withReadings(title)}</span>}
      </ScreenHeading>
      <progress
        className="form-progress"
        aria-label={withoutRuby(t.progress(page, pages))}
        max={pages}
        value={page}
      />
      {questionnaire.questions()}
      <p className="form-note">{withReadings(t.skipHint)}</p>
      <div className="form-buttons">
        <button type="button" className="form-button" disabled={page === 1} onClick={questionnaire.back}>
          {withReadings(t.back)}
        </button>
        <button type="button" className="form-button form-button--primary" onClick={next}>
          {withReadings(t.next)}
        </button>
      </div>
    </>
  );
}
