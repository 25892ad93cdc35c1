import { type JSX, type ReactNode, useLayoutEffect, useRef } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';

export interface ClearDialogProps {
  readonly heading: string;
  /** of what says what will happen, among the children */
  readonly describedBy: string;
  readonly children: ReactNode;
  readonly goOn: () => void;
  readonly clear: () => void;
}

/** Before everything is cleared: one press goes on. It hides what was answered, which somebody else may come upon. */
export function ClearDialog({ heading, describedBy, children, goOn, clear }: ClearDialogProps): JSX.Element {
  const { t, leave } = useForm();
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
      className="form-clear-dialog"
      aria-labelledby="clear-heading"
      aria-describedby={describedBy}
      onCancel={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <h2 id="clear-heading">{withReadings(heading)}</h2>
      {children}
      <div className="form-buttons">
        <button type="button" className="form-button form-button--primary" onClick={goOn}>
          {withReadings(t.sharedIdleGoOn)}
        </button>
        <button type="button" className="form-button" onClick={clear}>
          {withReadings(t.sharedIdleLeave)}
        </button>
      </div>
      {/* the one of the bar lies behind the dialog */}
      <p className="form-clear-dialog__leave">
        <button type="button" className="form-button form-button--small form-button--leave" onClick={leave}>
          {withReadings(t.quickExit)}
        </button>
      </p>
    </dialog>
  );
}
