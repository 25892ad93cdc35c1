import { type JSX, useEffect, useState } from 'react';
import { formatDay } from '../../../instruments/form-texts/calendar-day.ts';
import { useForm } from '../form-context.ts';
import type { Step } from '../form-flow.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';

export interface DeliveryScreenProps {
  readonly step: Extract<Step, { name: 'sending' | 'waiting' }>;
  /** until when it lies on the device; null: this page alone holds it */
  readonly keptUntil: string | null;
  readonly retry: () => void;
}

/**
 * From the first send to its verdict. One screen for all attempts, so that automatic retries do not move the
 * focus again and again.
 */
export function DeliveryScreen({ step, keptUntil, retry }: DeliveryScreenProps): JSX.Element {
  const { survey, t, language } = useForm();
  const { closes } = survey.window;
  const first = step.name === 'sending' && step.attempt === 1;
  return (
    <>
      <ScreenHeading of={first ? 'sending' : 'waiting'}>
        {withReadings(first ? t.sendingHeading : t.waitingHeading)}
      </ScreenHeading>
      <p>
        {withReadings(
          first
            ? t.sendingText
            : keptUntil === null
              ? t.waitingStay
              : t.waitingKept(formatDay(keptUntil, language)),
        )}
      </p>
      {!first && keptUntil !== null && keptUntil > closes && (
        <p>{withReadings(t.waitingGrace(formatDay(closes, language), formatDay(keptUntil, language)))}</p>
      )}
      {!first && step.name === 'sending' && <p>{withReadings(t.sendingAgain)}</p>}
      {step.name === 'waiting' && <Waiting key={step.attempt} step={step} retry={retry} />}
    </>
  );
}

interface WaitingProps {
  readonly step: Extract<Step, { name: 'waiting' }>;
  readonly retry: () => void;
}

/** Counts down to the next attempt, which also starts when the line is back or when asked for. */
function Waiting({ step, retry }: WaitingProps): JSX.Element {
  const { t } = useForm();
  const [left, setLeft] = useState(step.seconds);
  useEffect(() => {
    const tick = setTimeout(() => (left > 1 ? setLeft(left - 1) : retry()), 1000);
    return () => clearTimeout(tick);
  }, [left, retry]);
  useEffect(() => {
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [retry]);
  return (
    <>
      <p className="form-error">
        {withReadings(step.reason === 'network' ? t.waitingNetwork : t.waitingBusy)}
      </p>
      <p>{withReadings(t.waitingAutomatic(left))}</p>
      <div className="form-buttons">
        <button type="button" className="form-button form-button--primary" onClick={retry}>
          {withReadings(t.retryNow)}
        </button>
      </div>
    </>
  );
}
