import type { JSX } from 'react';
import { formatDay } from '../../../instruments/form-texts/calendar-day.ts';
import type { ClosingNote } from '../../../server/contract/static-page.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';
import { ReceiptNumber } from './receipt-number.tsx';
import { ResultsLines } from './results-lines.tsx';

export interface ReceiptScreenProps {
  readonly receipt: string;
  /** null when this is the receipt of an answer that had come before */
  readonly day: string | null;
  /** what the questionnaire says after its last page */
  readonly closing: readonly ClosingNote[];
}

/** The closing note that says what the questionnaire's word means. */
const EXPLANATION = 'what_is';

/**
 * The end of the way: the answer is on disk. What comes now is for a person who may have thought of hard things: thanks, a
 * word for them, and what becomes of the answer. That asking for help is good stands with the desks, open below.
 */
export function ReceiptScreen({ receipt, day, closing }: ReceiptScreenProps): JSX.Element {
  const { language, t, shared } = useForm();
  // a questionnaire for children closes with a leaflet of its own, which says what ours would say, and better
  const [thanks, ...rest] = closing;
  // a word for the person stands before the explanation of a word
  const own = [...rest].sort((a, b) => Number(a.name === EXPLANATION) - Number(b.name === EXPLANATION));
  return (
    <>
      <ScreenHeading of="receipt">{withReadings(t.receiptHeading)}</ScreenHeading>
      {thanks === undefined ? <p>{withReadings(t.receiptThanks)}</p> : <Note note={thanks} />}
      {day === null && <p>{withReadings(t.receiptAlready)}</p>}
      <dl className="form-receipt">
        <ReceiptNumber receipt={receipt} />
        {day !== null && (
          <div>
            <dt>{withReadings(t.receiptDay)}</dt>
            <dd>{withReadings(formatDay(day, language))}</dd>
          </div>
        )}
      </dl>
      <p>{withReadings(t.receiptKeep)}</p>
      <section className="form-care">
        <h3>{withReadings(t.helpHeading)}</h3>
        {own.length === 0 ? (
          <p>{withReadings(t.helpText)}</p>
        ) : (
          own.map((note) => <Note key={note.name} note={note} />)
        )}
      </section>
      <section>
        <h3>{withReadings(t.afterHeading)}</h3>
        <p>{withReadings(t.receiptUse)}</p>
        <ResultsLines />
      </section>
      {!shared && <p>{withReadings(t.receiptClose)}</p>}
    </>
  );
}

function Note({ note }: { readonly note: ClosingNote }): JSX.Element {
  const { language } = useForm();
  return (
    <p className="form-closing" lang={note.language === language ? undefined : note.language}>
      {withReadings(note.text)}
    </p>
  );
}
