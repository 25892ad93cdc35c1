import type { JSX } from 'react';
import { formatDayOrMonth } from '../../../instruments/form-texts/calendar-month.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';

/** What came of the answers, or when and where it will be told. */
export function ResultsLines(): JSX.Element {
  const { survey, language, t, text, shared } = useForm();
  const { address, summary, expected } = survey.results;
  if (address === null && summary === null) {
    return (
      <>
        <p>
          {withReadings(
            expected === null ? t.resultsUndecided : t.resultsExpected(formatDayOrMonth(expected, language)),
          )}
        </p>
        {/* who answered on a school's tablet takes no code or address home */}
        {!shared && <p>{withReadings(t.resultsHere)}</p>}
      </>
    );
  }
  return (
    <>
      <p>{withReadings(t.resultsPublished)}</p>
      {summary !== null && <p>{text(summary)}</p>}
      {address !== null && (
        <p>
          <a className="form-more" href={address} target="_blank" rel="noreferrer noopener">
            {withReadings(t.resultsLink)}
            {withReadings(t.opensNewTab)}
          </a>
        </p>
      )}
    </>
  );
}
