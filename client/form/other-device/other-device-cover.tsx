import { type JSX, useEffect, useRef, useState } from 'react';
import type { FormTexts } from '../../../instruments/form-texts/ja.ts';
import { type CodeFault, codeFault } from '../access-code/access-code.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { StepButton } from '../page/step-button.tsx';
import type { OtherDevice } from './other-device.ts';

const PART = 'other-device';

type Outcome = Awaited<ReturnType<OtherDevice['open']>>;

export interface OtherDeviceCoverProps {
  /** as typed, or from the letter's link */
  readonly code: string;
  /** it cannot be one: that is said at its field */
  readonly refuse: (fault: CodeFault) => void;
}

/** On the cover, for those who have begun on another device. Pages without a script hide it: nothing could open there. */
export function OtherDeviceCover({ code, refuse }: OtherDeviceCoverProps): JSX.Element | null {
  const { survey, t, shared, plain, otherDevice } = useForm();
  // as it was on the page of plain HTML that this one takes the place of
  const [unfolded, unfold] = useState(() => !plain && document.querySelector(`#${PART}[open]`) !== null);
  const [opening, setOpening] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const said = useRef<HTMLDivElement>(null);
  // it stands at the end of a long page
  useEffect(() => {
    if (opening || outcome !== null) said.current?.scrollIntoView({ block: 'nearest' });
  }, [opening, outcome]);
  if (survey.kind !== 'invitation' || shared || (!plain && otherDevice === null)) return null;

  const press = async (): Promise<void> => {
    const fault = codeFault(code);
    unfold(true);
    setOutcome(null);
    if (fault !== null) return refuse(fault);
    if (otherDevice === null || opening) return;
    setOpening(true);
    setOutcome(await otherDevice.open(code));
    setOpening(false);
  };
  return (
    <details
      id={PART}
      className="form-other-device"
      open={unfolded}
      onToggle={(event) => unfold(event.currentTarget.open)}
    >
      <summary>{withReadings(t.otherHeading)}</summary>
      <p>{withReadings(t.otherOpenNote)}</p>
      <StepButton go="continue" press={() => void press()}>
        {withReadings(t.otherOpen)}
      </StepButton>
      <div ref={said} aria-live="assertive">
        {opening && <p>{withReadings(t.otherOpening)}</p>}
        {outcome !== null && <p className="form-error">{withReadings(outcomeSentence(outcome, t))}</p>}
      </div>
    </details>
  );
}

function outcomeSentence(outcome: Exclude<Outcome, null>, t: FormTexts): string {
  switch (outcome) {
    case 'none':
      return t.otherNone;
    case 'unreadable':
      return t.otherUnreadable;
    case 'network':
      return t.otherNoNetwork;
    default:
      return t.otherBusy;
  }
}
