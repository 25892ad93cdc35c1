import { type JSX, useSyncExternalStore } from 'react';
import type { Connection } from './connection.ts';
import { useForm } from './form-context.ts';
import { withReadings } from './with-readings.tsx';

export interface KeepingNoticesProps {
  readonly connection: Pick<Connection, 'online' | 'subscribe'>;
  /** answers are being given: what happens to them matters now */
  readonly answering: boolean;
  /** the device was asked to keep answers and does not */
  readonly failed: boolean;
}

/** What a person has to know of where the answers are while answering: no network, a device that keeps nothing. */
export function KeepingNotices({ connection, answering, failed }: KeepingNoticesProps): JSX.Element {
  const { t, saving } = useForm();
  const online = useSyncExternalStore(connection.subscribe, connection.online, () => true);
  return (
    <div aria-live="polite">
      {answering && failed && <p className="form-strip-note form-error">{withReadings(t.draftNotKept)}</p>}
      {answering && !online && (
        <div className="form-strip-note">
          <p>{withReadings(t.offlineStrip)}</p>
          {(!saving || failed) && <p>{withReadings(t.offlineUnkept)}</p>}
        </div>
      )}
    </div>
  );
}
