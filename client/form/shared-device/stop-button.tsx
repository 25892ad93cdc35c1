import { type JSX, useState } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ClearDialog } from './clear-dialog.tsx';

/** Who stops half-way hands the device on with nothing on it: the next child would otherwise find what was answered. */
export function StopButton({ clear }: { readonly clear: () => void }): JSX.Element {
  const { t } = useForm();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <button type="button" className="form-button form-button--text" onClick={() => setAsked(true)}>
        {withReadings(t.sharedStop)}
      </button>
      {asked && (
        <ClearDialog
          heading={t.sharedStopHeading}
          describedBy="stop-text"
          goOn={() => setAsked(false)}
          clear={clear}
        >
          <p id="stop-text">{withReadings(t.sharedStopText)}</p>
        </ClearDialog>
      )}
    </>
  );
}
