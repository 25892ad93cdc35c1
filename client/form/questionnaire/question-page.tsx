import type { JSX, ReactNode } from 'react';
import { withoutRuby } from '../../../instruments/definition/ruby.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';
import { StepButton } from '../page/step-button.tsx';

export interface QuestionPageProps {
  /** from 1, among the pages that are shown */
  readonly page: number;
  readonly pages: number;
  /** empty where the page has no title of its own */
  readonly title: string;
  /** questions about what may hurt begin here */
  readonly sensitive: boolean;
  readonly back: () => void;
  readonly next: () => void;
  /** the questions */
  readonly children: ReactNode;
}

/** One page of the questionnaire with the progress in words and the two buttons. */
export function QuestionPage(props: QuestionPageProps): JSX.Element {
  const { page, pages, title, sensitive, back, next, children } = props;
  const { t } = useForm();
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
      {sensitive && <p className="form-sensitive">{withReadings(t.sensitiveHint)}</p>}
      {children}
      {!sensitive && <p className="form-note">{withReadings(t.skipHint)}</p>}
      <div className="form-buttons">
        <StepButton go="back" press={back} disabled={page === 1}>
          {withReadings(t.back)}
        </StepButton>
        <StepButton go="next" press={next} primary>
          {withReadings(t.next)}
        </StepButton>
      </div>
    </>
  );
}
