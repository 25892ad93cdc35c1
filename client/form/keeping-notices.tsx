import { type JSX, useSyncExternalStore } from 'react';
import { useForm } from './form-context.ts';
import { withReadings } from './with-readings.tsx';

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

export interface KeepingNoticesProps {
  /** answers are being given: what happens to them matters now */
  readonly answering: boolean;
  /** the device was asked to keep answers and does not */
  readonly failed: boolean;
}

/** What a person has to know of where the answers are while answering: no network, a device that keeps nothing. */
export function KeepingNotices({ answering, failed }: KeepingNoticesProps): JSX.Element {
  const { t } = useForm();
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div aria-live="polite">
      {answering && failed && <p className="form-strip-note form-error">{withReadings(t.draftNotKept)}</p>}
      {answering && !online && <p className="form-strip-note">{withReadings(t.offlineStrip)}</p>}
    </div>
  );
}
