import type { JSX } from 'react';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';
import { failureSentence } from './failure-sentence.ts';
import type { OtherDevice, OtherDeviceScreen as Screen } from './other-device.ts';

/** Days without a save after which the server deletes a draft; a test compares it with the server's. */
export const DAYS_WITHOUT_SAVE = 30;

export interface OtherDeviceScreenProps {
  readonly otherDevice: OtherDevice;
  readonly screen: Screen;
  /** of the survey's first page, without any code */
  readonly address: string;
}

/** What going on with another device means, how it is done, and what to do where two devices have answers. */
export function OtherDeviceScreen({ otherDevice, screen, address }: OtherDeviceScreenProps): JSX.Element {
  switch (screen.name) {
    case 'explain':
      return <Explain otherDevice={otherDevice} screen={screen} />;
    case 'saved':
      return <SavedScreen address={address} close={otherDevice.close} />;
    case 'choice':
      return <Choice otherDevice={otherDevice} screen={screen} />;
    case 'gone':
      return <Gone otherDevice={otherDevice} />;
  }
}

interface Part<S> {
  readonly otherDevice: OtherDevice;
  readonly screen: S;
}

function Explain({ otherDevice, screen }: Part<Extract<Screen, { name: 'explain' }>>): JSX.Element {
  const { t } = useForm();
  const { busy, failure } = screen;
  return (
    <>
      <ScreenHeading of="other-device">{withReadings(t.otherOffer)}</ScreenHeading>
      <p>{withReadings(t.otherWhat)}</p>
      <p>{withReadings(t.otherWho)}</p>
      <p>{withReadings(t.otherUntil(DAYS_WITHOUT_SAVE))}</p>
      <div aria-live="assertive">
        {busy && <p>{withReadings(t.otherSaving)}</p>}
        {failure !== null && <p className="form-error">{withReadings(failureSentence(failure, t))}</p>}
      </div>
      <div className="form-buttons">
        <Press press={otherDevice.close} disabled={busy}>
          {t.backToQuestions}
        </Press>
        <Press press={otherDevice.save} disabled={busy} primary>
          {t.otherSave}
        </Press>
      </div>
    </>
  );
}

function SavedScreen({
  address,
  close,
}: {
  readonly address: string;
  readonly close: () => void;
}): JSX.Element {
  const { t } = useForm();
  return (
    <>
      <ScreenHeading of="other-device-saved">{withReadings(t.otherSavedHeading)}</ScreenHeading>
      <h3>{withReadings(t.otherHow)}</h3>
      <ol className="form-steps">
        <li>
          {withReadings(t.otherStepOpen)}
          <br />
          <span className="form-address">{address}</span>
        </li>
        <li>{withReadings(t.otherStepCode)}</li>
        <li>{withReadings(t.otherStepPress(t.otherHeading))}</li>
        <li>{withReadings(t.otherStepPress(t.otherOpen))}</li>
      </ol>
      <p>{withReadings(t.otherGoingOn)}</p>
      <div className="form-buttons">
        <Press press={close} primary>
          {t.backToQuestions}
        </Press>
      </div>
    </>
  );
}

function Choice({ otherDevice, screen }: Part<Extract<Screen, { name: 'choice' }>>): JSX.Element {
  const { t } = useForm();
  const { draft, newer } = screen;
  const text = newer ? t.otherNewerText : t.otherFoundText;
  return (
    <>
      <ScreenHeading of="other-device-choice">
        {withReadings(newer ? t.otherNewerHeading : t.otherFoundHeading)}
      </ScreenHeading>
      <p>{withReadings(draft === null ? t.otherFoundUnreadable : text)}</p>
      <div className="form-consents">
        {draft !== null && (
          <div className="form-consent">
            <Press press={otherDevice.take} primary>
              {t.otherTake}
            </Press>
            <p>{withReadings(t.otherTakeNote)}</p>
          </div>
        )}
        <div className="form-consent">
          <Press press={otherDevice.overwrite} primary={draft === null}>
            {t.otherKeep}
          </Press>
          <p>{withReadings(t.otherKeepNote)}</p>
        </div>
      </div>
    </>
  );
}

function Gone({ otherDevice }: { readonly otherDevice: OtherDevice }): JSX.Element {
  const { t } = useForm();
  return (
    <>
      <ScreenHeading of="other-device-gone">{withReadings(t.otherOffer)}</ScreenHeading>
      <p>{withReadings(t.otherGone)}</p>
      <div className="form-buttons">
        <Press press={otherDevice.overwrite}>{t.otherSave}</Press>
        <Press press={otherDevice.close} primary>
          {t.backToQuestions}
        </Press>
      </div>
    </>
  );
}

interface PressProps {
  readonly press: () => void;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly children: string;
}

/** A button that sends no form: none of this is on pages without a script. */
function Press({ press, primary = false, disabled = false, children }: PressProps): JSX.Element {
  return (
    <button
      type="button"
      className={primary ? 'form-button form-button--primary' : 'form-button'}
      // it keeps the focus, which a disabled one would lose
      aria-disabled={disabled}
      onClick={() => !disabled && press()}
    >
      {withReadings(children)}
    </button>
  );
}
