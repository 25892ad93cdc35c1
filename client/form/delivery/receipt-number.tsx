import { Fragment, type JSX } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';

/** The receipt in digits and in words: to be noted, and to be read out over a telephone without a slip. */
export function ReceiptNumber({ receipt }: { readonly receipt: string }): JSX.Element {
  const { t } = useForm();
  return (
    <>
      <div>
        <dt>{withReadings(t.receiptLabel)}</dt>
        <dd className="form-receipt__number">{receipt}</dd>
      </div>
      <div>
        <dt>{withReadings(t.receiptReading)}</dt>
        <dd>
          {inWords(receipt, t.receiptDigits).map((group, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: groups may be alike, and never move
            <Fragment key={place}>
              {place > 0 && ' – '}
              <span className="form-unbroken">{group}</span>
            </Fragment>
          ))}
        </dd>
      </div>
    </>
  );
}

/** Each digit by its word, group by group; `digits` names those from zero to nine. */
export function inWords(receipt: string, digits: string): readonly string[] {
  const words = digits.split(' ');
  return receipt
    .split('-')
    .map((group) => [...group].map((digit) => words[Number(digit)] ?? digit).join(' '));
}
