import type { JSX } from 'react';
import { useForm } from '../form-context.ts';
import { ClearDialog } from './clear-dialog.tsx';
import { Countdown } from './countdown.tsx';

export interface IdleWarningProps {
  readonly seconds: number;
  readonly goOn: () => void;
  readonly clear: () => void;
}

/** Nobody has touched the device for long: how many seconds are left, and the press that goes on. */
export function IdleWarning({ seconds, goOn, clear }: IdleWarningProps): JSX.Element {
  const { t } = useForm();
  return (
    <ClearDialog heading={t.sharedIdleHeading} describedBy="idle-text" goOn={goOn} clear={clear}>
      <Countdown id="idle-text" seconds={seconds} sentence={t.sharedIdleText} />
    </ClearDialog>
  );
}
