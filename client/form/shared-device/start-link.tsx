import type { JSX } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';

export interface StartLinkProps {
  readonly address: string;
  /** the person has answered; otherwise the link stops half-way, and the page it leaves is the only place with the answers */
  readonly over: boolean;
}

/** Without a script no page goes back by itself: whoever has finished, or stops, presses. */
export function StartLink({ address, over }: StartLinkProps): JSX.Element {
  const { t } = useForm();
  if (!over) {
    return (
      <a className="form-button form-button--text" href={address}>
        {withReadings(t.sharedStop)}
      </a>
    );
  }
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
