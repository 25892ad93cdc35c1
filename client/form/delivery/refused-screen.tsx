import type { JSX } from 'react';
import type { Problem } from '../../../server/contract/api.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';
import { StepButton } from '../page/step-button.tsx';
import { RequestId } from './request-id.tsx';

export interface RefusedScreenProps {
  readonly problem: Problem;
  readonly send: () => void;
}

/** A refusal that the person cannot mend here: what happened, what to do, and the number to mention. */
export function RefusedScreen({ problem, send }: RefusedScreenProps): JSX.Element {
  const { t, text } = useForm();
  return (
    <>
      <ScreenHeading of="refused">{withReadings(t.refusedHeading)}</ScreenHeading>
      <p className="form-error">{text(problem.message)}</p>
      {problem.findings.map((finding) => (
        <p key={`${finding.where} ${finding.code}`}>{text(finding.message)}</p>
      ))}
      <RequestId problem={problem} />
      <p>{withReadings(t.answersKept)}</p>
      <div className="form-buttons">
        <StepButton go="send" press={send}>
          {withReadings(t.sendAgain)}
        </StepButton>
      </div>
    </>
  );
}
