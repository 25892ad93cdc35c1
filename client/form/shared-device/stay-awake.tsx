import { type JSX, useEffect } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';

/** While an answer is on its way from a device that keeps nothing: the screen says so, and stays on where the browser can. */
export function StayAwake(): JSX.Element {
  const { t } = useForm();
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const ask = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      try {
        // an old browser has none; a low battery refuses
        lock = (await navigator.wakeLock?.request('screen')) ?? null;
        if (over) await lock?.release();
      } catch {
        lock = null;
      }
    };
    void ask();
    // the browser takes it back whenever the page is hidden
    document.addEventListener('visibilitychange', ask);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
  return <p className="form-shared">{withReadings(t.sharedWaiting)}</p>;
}
