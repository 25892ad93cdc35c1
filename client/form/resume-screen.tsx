import type { JSX } from 'react';
import { useForm } from './form-context.ts';
import { LoadingLines } from './loading-lines.tsx';
import { ScreenHeading } from './screen-heading.tsx';
import { StepButton } from './step-button.tsx';
import { withReadings } from './with-readings.tsx';

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
