import { type JSX, useEffect, useState } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { Countdown } from './countdown.tsx';
import { useSharedDevice } from './shared-device.ts';

/** Time for the receipt, the thanks and a glance at the desks; the next child waits. */
export const RECEIPT_MS = 90_000;
/** What one press on "more time" gives; it can be pressed as often as wanted (WCAG 2.2.1). */
export const MORE_MS = 180_000;

/** At the end of the way: goes back to the start page by itself, at once when pressed, later when asked. */
export function BackToStart({ clear }: { readonly clear: () => void }): JSX.Element {
  const { t } = useForm();
  const { now } = useSharedDevice();
  const [end, setEnd] = useState(() => now() + RECEIPT_MS);
  const [seconds, setSeconds] = useState(RECEIPT_MS / 1000);
  useEffect(() => {
    const look = (): void => {
      const left = Math.ceil((end - now()) / 1000);
      setSeconds(Math.max(0, left));
      if (left <= 0) clear();
    };
    look();
    const timer = setInterval(look, 1000);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [end, now, clear]);
  return (
    <section className="form-shared form-shared--return">
      <Countdown id="return-text" seconds={seconds} sentence={t.sharedReturn} />
      <div className="form-buttons">
        <button type="button" className="form-button form-button--small form-button--primary" onClick={clear}>
          {withReadings(t.sharedReturnNow)}
        </button>
        <button
          type="button"
          className="form-button form-button--small"
          onClick={() => setEnd(now() + MORE_MS)}
        >
          {withReadings(t.sharedReturnLater)}
        </button>
      </div>
    </section>
  );
}
