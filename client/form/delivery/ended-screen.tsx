import type { JSX } from 'react';
import { formatDay } from '../../../instruments/form-texts/calendar-day.ts';
import { SurveyFacts } from '../cover/survey-facts.tsx';
import { useForm } from '../form-context.ts';
import type { Step } from '../form-flow.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';
import { ResultsLines } from './results-lines.tsx';

/**
 * The survey is not open: leaflets go on circulating, so the page says when it is or was, what it is about, and, afterwards,
 * what came of it.
 */
export function EndedScreen({ step }: { readonly step: Extract<Step, { name: 'ended' }> }): JSX.Element {
  const { survey, language, t } = useForm();
  const closed = step.reason === 'closed';
  const { opens, closes } = survey.window;
  return (
    <>
      <ScreenHeading of={step.reason}>
        {withReadings(closed ? t.closedHeading : t.notOpenHeading)}
      </ScreenHeading>
      {step.refused && <p className="form-error">{withReadings(t.endedRefused)}</p>}
      <p>
        {withReadings(
          closed ? t.closedText(formatDay(closes, language)) : t.notOpenText(formatDay(opens, language)),
        )}
      </p>
      {closed && (
        <section>
          <h3>{withReadings(t.resultsHeading)}</h3>
          <ResultsLines />
        </section>
      )}
      <section>
        <h3>{withReadings(t.aboutHeading)}</h3>
        <SurveyFacts answering={false} />
      </section>
    </>
  );
}
