import type { JSX, ReactNode } from 'react';
import { isOnItsWay, mayEdit, type Step } from '../form-flow.ts';
import { BackToStart } from './back-to-start.tsx';
import { ClearedScreen } from './cleared-screen.tsx';
import { IdleWatch } from './idle-watch.tsx';
import { type SharedDevice, SharedDeviceProvider } from './shared-device.ts';
import { StayAwake } from './stay-awake.tsx';
import { StopButton } from './stop-button.tsx';

export interface SharedPartsProps {
  readonly device: SharedDevice;
  readonly step: Step;
  /** the cover holds something of the person already (a code from a link) */
  readonly begun: boolean;
  /** takes everything of the person off the screen, for the start page to follow */
  readonly clear: () => void;
  /** the screen of the step */
  readonly children: ReactNode;
}

/**
 * Around a screen, what a shared device adds to it: the watch for people who left, the way back to the start. Fetched there
 * alone; nobody else waits for it.
 */
export function SharedParts({ device, step, begun, clear, children }: SharedPartsProps): JSX.Element {
  const atItsEnd = step.name === 'receipt' || (step.name === 'ended' && step.refused);
  // before answering is open, or after it closed, nobody has anything to lose
  const watched = !atItsEnd && !isOnItsWay(step) && step.name !== 'cleared' && step.name !== 'ended';
  const untouched = step.name === 'cover' && !begun;
  return (
    <SharedDeviceProvider value={device}>
      {step.name === 'cleared' ? <ClearedScreen /> : children}
      {mayEdit(step) && <StopButton clear={clear} />}
      {isOnItsWay(step) && <StayAwake />}
      {atItsEnd && <BackToStart clear={clear} />}
      {watched && <IdleWatch key={untouched ? 'cover' : 'begun'} begun={!untouched} over={clear} />}
    </SharedDeviceProvider>
  );
}
