import { type JSX, useSyncExternalStore } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import type { Connection } from '../offline/connection.ts';

export interface KeepingNoticesProps {
  readonly connection: Pick<Connection, 'online' | 'subscribe'>;
  /** answers are being given: what happens to them matters now */
  readonly answering: boolean;
  /** the device was asked to keep answers and does not */
  readonly failed: boolean;
  /** what was kept on the device was deleted in another tab */
  readonly removed: boolean;
}

/** What a person has to know of where the answers are while answering: no network, a device that keeps nothing. */
export function KeepingNotices(props: KeepingNoticesProps): JSX.Element {
  const { connection, answering, failed, removed } = props;
  const { t, saving } = useForm();
  const online = useSyncExternalStore(connection.subscribe, connection.online, () => true);
  return (
    <div aria-live="polite">
      {answering && failed && <p className="form-strip-note form-error">{withReadings(t.draftNotKept)}</p>}
      {answering && removed && <p className="form-strip-note form-error">{withReadings(t.draftRemoved)}</p>}
      {answering && !online && (
        <div className="form-strip-note">
          <p>{withReadings(t.offlineStrip)}</p>
          {(!saving || failed) && <p>{withReadings(t.offlineUnkept)}</p>}
        </div>
      )}
    </div>
  );
}
