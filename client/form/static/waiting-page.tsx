import type { JSX } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';
import { StepButton } from '../page/step-button.tsx';

/** The server gave no verdict: the same answers can be sent again, as often as it takes. */
export function WaitingPage(): JSX.Element {
  const { t } = useForm();
  return (
    <>
      <ScreenHeading of="waiting">{withReadings(t.waitingHeading)}</ScreenHeading>
      <p className="form-error">{withReadings(t.waitingBusy)}</p>
      <p>{withReadings(t.waitingStay)}</p>
      <div className="form-buttons">
        <StepButton go="send" press={() => undefined} primary>
          {withReadings(t.sendAgain)}
        </StepButton>
      </div>
    </>
  );
}
