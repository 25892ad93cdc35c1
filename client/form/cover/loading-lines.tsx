import type { JSX } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';

/** Hidden until the script of the page says that a press has to wait for the questions, or that they cannot be had. */
export function LoadingLines({ waiting }: { readonly waiting: string }): JSX.Element {
  const { t } = useForm();
  return (
    <div aria-live="assertive">
      <p id="start-waiting" hidden>
        {withReadings(waiting)}
      </p>
      <p id="start-failed" className="form-error" hidden>
        {withReadings(t.startFailed)}
      </p>
    </div>
  );
}
