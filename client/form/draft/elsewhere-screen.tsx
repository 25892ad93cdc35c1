import type { JSX } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';
import { StepButton } from '../page/step-button.tsx';

/** Another tab of this device is at the same answers: one at a time, and this one can be it. */
export function ElsewhereScreen({ claim }: { readonly claim: () => void }): JSX.Element {
  const { t } = useForm();
  return (
    <>
      <ScreenHeading of="elsewhere">{withReadings(t.elsewhereHeading)}</ScreenHeading>
      <p>{withReadings(t.elsewhereText)}</p>
      <div className="form-buttons">
        <StepButton go="claim" press={claim} primary>
          {withReadings(t.elsewhereGoOn)}
        </StepButton>
      </div>
    </>
  );
}
