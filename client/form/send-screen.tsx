import type { JSX } from 'react';
import { useForm } from './form-context.ts';
import { ScreenHeading } from './screen-heading.tsx';

export interface SendScreenProps {
  readonly send: () => void;
  readonly back: () => void;
}

/** After the last question: what sending means, and the button. */
export function SendScreen({ send, back }: SendScreenProps): JSX.Element {
  const { survey, t, text } = useForm();
  return (
    <>
      <ScreenHeading of="ready">{t.sendHeading}</ScreenHeading>
      <p>{t.sendDone}</p>
      <p>{t.sendWhatHappens(text(survey.organisation))}</p>
      <p>{survey.kind === 'invitation' ? t.sendAnonymous : t.sendAnonymousOpen}</p>
      <p>{t.sendFinal}</p>
      <div className="form-buttons">
        <button type="button" className="form-button" onClick={back}>
          {t.back}
        </button>
        <button type="button" className="form-button form-button--primary" onClick={send}>
          {t.send}
        </button>
      </div>
    </>
  );
}
