import type { JSX } from 'react';
import { formatDay } from '../../instruments/form-texts/calendar-day.ts';
import { useForm } from './form-context.ts';
import type { Step } from './form-flow.ts';
import { ScreenHeading } from './screen-heading.tsx';
import { withReadings } from './with-readings.tsx';

/** The survey is not open: leaflets go on circulating, so the page says so and still shows where help is. */
export function EndedScreen({ step }: { readonly step: Extract<Step, { name: 'ended' }> }): JSX.Element {
  const { survey, language, t } = useForm();
  const closed = step.reason === 'closed';
  return (
    <>
      <ScreenHeading of={step.reason}>
        {withReadings(closed ? t.closedHeading : t.notOpenHeading)}
      </ScreenHeading>
      {step.refused && <p className="form-error">{withReadings(t.endedRefused)}</p>}
      <p>
        {withReadings(
          closed
            ? t.closedText(formatDay(survey.window.closes, language))
            : t.notOpenText(formatDay(survey.window.opens, language)),
        )}
      </p>
    </>
  );
}
