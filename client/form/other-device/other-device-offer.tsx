import type { JSX } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { failureSentence } from './failure-sentence.ts';

/** On pages of questions: the quiet way to go on elsewhere, and from then on how it stands with saving. */
export function OtherDeviceOffer(): JSX.Element | null {
  const { t, otherDevice } = useForm();
  if (otherDevice === null) return null;
  const { state, show } = otherDevice;
  return (
    <div className="form-other-device-offer">
      <div aria-live="polite">
        {state.name === 'on' && <p className="form-note">{withReadings(t.otherOn)}</p>}
        {state.name === 'late' && (
          <p className="form-note form-error">
            {withReadings(
              state.failure === 'too-long' || state.failure === 'refused'
                ? failureSentence(state.failure, t)
                : t.otherLate,
            )}
          </p>
        )}
      </div>
      <button type="button" className="form-button form-button--text" onClick={show}>
        {withReadings(t.otherOffer)}
      </button>
    </div>
  );
}
