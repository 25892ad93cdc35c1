import type { JSX } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';

/** Stands in for a page that is opened without a network and lies in no copy. Desks and contact stand on it as everywhere. */
export function OfflinePage(): JSX.Element {
  const { t } = useForm();
  return (
    <>
      <ScreenHeading of="offline">{withReadings(t.offlineHeading)}</ScreenHeading>
      <p>{withReadings(t.offlineText)}</p>
      <div className="form-buttons">
        {/* the page that was wanted, whichever it is */}
        <a className="form-button form-button--primary" href="?">
          {withReadings(t.offlineAgain)}
        </a>
      </div>
    </>
  );
}
