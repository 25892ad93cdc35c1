import type { JSX } from 'react';
import { formatDay } from './calendar-day.ts';
import { useForm } from './form-context.ts';
import { ScreenHeading } from './screen-heading.tsx';

export interface ReceiptScreenProps {
  readonly receipt: string;
  /** null when this is the receipt of an answer that had come before */
  readonly day: string | null;
}

/** The end of the way: the answer is on disk. */
export function ReceiptScreen({ receipt, day }: ReceiptScreenProps): JSX.Element {
  const { survey, language, t, text } = useForm();
  return (
    <>
      <ScreenHeading of="receipt">{t.receiptHeading}</ScreenHeading>
      <p>{t.receiptThanks}</p>
      {day === null && <p>{t.receiptAlready}</p>}
      <dl className="form-receipt">
        <div>
          <dt>{t.receiptLabel}</dt>
          <dd className="form-receipt__number">{receipt}</dd>
        </div>
        {day !== null && (
          <div>
            <dt>{t.receiptDay}</dt>
            <dd>{formatDay(day, language)}</dd>
          </div>
        )}
      </dl>
      <p>{t.receiptKeep}</p>
      <p>{t.receiptUse}</p>
      <p>{text(survey.privacy)}</p>
      <p>{t.receiptClose}</p>
    </>
  );
}
