import type { JSX, ReactNode } from 'react';

/** Where a button leads; the word that a plain page sends to the server. */
export type Go =
  | 'start'
  | 'start-saving'
  | 'continue'
  | 'next'
  | 'back'
  | 'send'
  | 'questions'
  | 'resume'
  | 'discard'
  | 'claim';

export interface StepButtonProps {
  readonly go: Go;
  readonly press: () => void;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** A button to another screen. On a plain page it sends the form; with a script the press alone counts. */
export function StepButton({
  go,
  press,
  primary = false,
  disabled = false,
  children,
}: StepButtonProps): JSX.Element {
  return (
    <button
      type="submit"
      name="go"
      value={go}
      className={primary ? 'form-button form-button--primary' : 'form-button'}
      disabled={disabled}
      onClick={(event) => {
        event.preventDefault();
        press();
      }}
    >
      {children}
    </button>
  );
}
