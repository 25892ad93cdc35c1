import type { JSX } from 'react';
import { LoadingLines } from '../cover/loading-lines.tsx';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';
import { StepButton } from '../page/step-button.tsx';

export interface ResumeScreenProps {
  readonly resume: () => void;
  readonly discard: () => void;
}

/** Answers lie on this device. Whoever opened the page sees none of them before asking for them. */
export function ResumeScreen({ resume, discard }: ResumeScreenProps): JSX.Element {
  const { t, plain } = useForm();
  return (
    <>
      <ScreenHeading of="resume">{withReadings(t.resumeHeading)}</ScreenHeading>
      <p>{withReadings(t.resumeText)}</p>
      <div id="resume-choice" className="form-buttons">
        <StepButton go="resume" press={resume} primary>
          {withReadings(t.resumeGoOn)}
        </StepButton>
        <StepButton go="discard" press={discard}>
          {withReadings(t.resumeDiscard)}
        </StepButton>
      </div>
      {plain && <LoadingLines waiting={t.resumeOpening} />}
    </>
  );
}
