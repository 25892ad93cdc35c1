import type { JSX } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';

/** What was sent cannot be read as answers begun here. They are still on the page before, and the survey can be begun anew. */
export function LostPage({ address }: { readonly address: string }): JSX.Element {
  const { t } = useForm();
  return (
    <>
      <ScreenHeading of="lost">{withReadings(t.lostHeading)}</ScreenHeading>
      <p className="form-error">{withReadings(t.lostText)}</p>
      <p>{withReadings(t.lostBack)}</p>
      <p>{withReadings(t.lostAgain)}</p>
      <div className="form-buttons">
        <a className="form-button" href={address}>
          {withReadings(t.lostStart)}
        </a>
      </div>
    </>
  );
}
