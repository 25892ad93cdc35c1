import type { JSX } from 'react';
import { useForm } from '../form-context.ts';
import { sentenceAround } from '../language/survey-sentence.tsx';
import { withReadings } from '../language/with-readings.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';
import { StepButton } from '../page/step-button.tsx';

export interface SendScreenProps {
  readonly send: () => void;
  readonly back: () => void;
}

/** After the last question: what sending means, and the button. */
export function SendScreen({ send, back }: SendScreenProps): JSX.Element {
  const { survey, t, text } = useForm();
  return (
    <>
      <ScreenHeading of="ready">{withReadings(t.sendHeading)}</ScreenHeading>
      <p>{withReadings(t.sendDone)}</p>
      <p>{sentenceAround(t.sendWhatHappens, text(survey.organisation))}</p>
      <p>{withReadings(survey.kind === 'invitation' ? t.sendAnonymous : t.sendAnonymousOpen)}</p>
      <p>{withReadings(t.sendFinal)}</p>
      <div className="form-buttons">
        <StepButton go="back" press={back}>
          {withReadings(t.back)}
        </StepButton>
        <StepButton go="send" press={send} primary>
          {withReadings(t.send)}
        </StepButton>
      </div>
    </>
  );
}
