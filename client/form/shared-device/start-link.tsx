import type { JSX } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../with-readings.tsx';

/** Without a script no page goes back by itself: whoever has finished presses. */
export function StartLink({ address }: { readonly address: string }): JSX.Element {
  const { t } = useForm();
  return (
    <section className="form-shared">
      <p>{withReadings(t.sharedReturnHint)}</p>
      <div className="form-buttons">
        <a className="form-button form-button--primary" href={address}>
          {withReadings(t.sharedReturnNow)}
        </a>
      </div>
    </section>
  );
}
