import type { JSX } from 'react';
import { useForm } from './form-context.ts';
import { ScreenHeading } from './screen-heading.tsx';
import { sentenceAround } from './survey-sentence.tsx';
import { withReadings } from './with-readings.tsx';

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
        <button type="button" className="form-button" onClick={back}>
          {withReadings(t.back)}
        </button>
        <button type="button" className="form-button form-button--primary" onClick={send}>
          {withReadings(t.send)}
        </button>
      </div>
    </>
  );
}
