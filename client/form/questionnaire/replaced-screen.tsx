import type { JSX } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';

/** The questionnaire has changed since these answers were given. They are not sent as answers to other questions. */
export function ReplacedScreen({ address }: { readonly address: string }): JSX.Element {
  const { t } = useForm();
  return (
    <>
      <ScreenHeading of="replaced">{withReadings(t.refusedHeading)}</ScreenHeading>
      <p className="form-error">{withReadings(t.replacedText)}</p>
      <div className="form-buttons">
        {/* the page is fetched again: this one asks what is asked no more */}
        <a className="form-button form-button--primary" href={address}>
          {withReadings(t.toCover)}
        </a>
      </div>
    </>
  );
}
