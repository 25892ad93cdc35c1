import type { JSX } from 'react';
import { formatDay } from '../../instruments/form-texts/calendar-day.ts';
import type { ClosingNote } from '../../server/contract/static-page.ts';
import { useForm } from './form-context.ts';
import { ScreenHeading } from './screen-heading.tsx';
import { withReadings } from './with-readings.tsx';

export interface ReceiptScreenProps {
  readonly receipt: string;
  /** null when this is the receipt of an answer that had come before */
  readonly day: string | null;
  /** what the questionnaire says after its last page */
  readonly closing: readonly ClosingNote[];
}

/** The end of the way: the answer is on disk. */
export function ReceiptScreen({ receipt, day, closing }: ReceiptScreenProps): JSX.Element {
  const { survey, language, t, text } = useForm();
  return (
    <>
      <ScreenHeading of="receipt">{withReadings(t.receiptHeading)}</ScreenHeading>
      {closing.length === 0 && <p>{withReadings(t.receiptThanks)}</p>}
      {closing.map((note) => (
        <p
          key={note.name}
          className="form-closing"
          lang={note.language === language ? undefined : note.language}
        >
          {withReadings(note.text)}
        </p>
      ))}
      {day === null && <p>{withReadings(t.receiptAlready)}</p>}
      <dl className="form-receipt">
        <div>
          <dt>{withReadings(t.receiptLabel)}</dt>
          <dd className="form-receipt__number">{receipt}</dd>
        </div>
        {day !== null && (
          <div>
            <dt>{withReadings(t.receiptDay)}</dt>
            <dd>{withReadings(formatDay(day, language))}</dd>
          </div>
        )}
      </dl>
      <p>{withReadings(t.receiptKeep)}</p>
      <p>{withReadings(t.receiptUse)}</p>
      <p>{text(survey.privacy)}</p>
      <p>{withReadings(t.receiptClose)}</p>
    </>
  );
}
