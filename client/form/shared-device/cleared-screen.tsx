import { type JSX, useCallback, useEffect, useState } from 'react';
import { retryDelay } from '../delivery/retry-delay.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';
import { useSharedDevice } from './shared-device.ts';

/**
 * Nothing of the person is on the screen any more, and the start page follows as soon as it can be had: a page that was
 * opened without a network would be the browser's own, and the next child could not get away from it.
 */
export function ClearedScreen(): JSX.Element {
  const { t } = useForm();
  const { startReachable, toStart, random } = useSharedDevice();
  const [attempt, setAttempt] = useState(1);
  const [failed, setFailed] = useState(false);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void startReachable().then((reachable) => {
      if (!current) return;
      if (reachable) return toStart();
      setFailed(true);
      timer = setTimeout(again, retryDelay(attempt, null, random()) * 1000);
    });
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [attempt, again, startReachable, toStart, random]);
  useEffect(() => {
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [again]);
  return (
    <>
      <ScreenHeading of="cleared">{withReadings(t.sharedClearedHeading)}</ScreenHeading>
      <p>{withReadings(t.sharedClearedText)}</p>
      <div aria-live="polite">
        {failed && <p className="form-error">{withReadings(t.sharedClearedOffline)}</p>}
      </div>
      {failed && (
        <div className="form-buttons">
          <button type="button" className="form-button form-button--primary" onClick={again}>
            {withReadings(t.sharedReturnNow)}
          </button>
        </div>
      )}
    </>
  );
}
