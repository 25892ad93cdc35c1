import { type JSX, useLayoutEffect, useRef } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../with-readings.tsx';
import { Countdown } from './countdown.tsx';

export interface IdleWarningProps {
  readonly seconds: number;
  readonly goOn: () => void;
  readonly clear: () => void;
}

/** Before everything is cleared: one press goes on. It hides what was answered, which somebody else may come upon. */
export function IdleWarning({ seconds, goOn, clear }: IdleWarningProps): JSX.Element {
  const { t } = useForm();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // closed before it goes, it gives the focus back to where it was
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      className="form-idle"
      aria-labelledby="idle-heading"
      aria-describedby="idle-text"
      onCancel={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <h2 id="idle-heading">{withReadings(t.sharedIdleHeading)}</h2>
      <Countdown id="idle-text" seconds={seconds} sentence={t.sharedIdleText} />
      <div className="form-buttons">
        <button type="button" className="form-button form-button--primary" onClick={goOn}>
          {withReadings(t.sharedIdleGoOn)}
        </button>
        <button type="button" className="form-button" onClick={clear}>
          {withReadings(t.sharedIdleLeave)}
        </button>
      </div>
    </dialog>
  );
}
