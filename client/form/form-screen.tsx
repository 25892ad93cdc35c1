import { type JSX, useCallback } from 'react';
import { isUsedUp } from './access-code/code-problems.ts';
import { CodeScreen } from './access-code/code-screen.tsx';
import { UsedCodeScreen } from './access-code/used-code-screen.tsx';
import { CoverPage } from './cover/cover-page.tsx';
import { CorrectionsScreen } from './delivery/corrections-screen.tsx';
import { DeliveryScreen } from './delivery/delivery-screen.tsx';
import { EndedScreen } from './delivery/ended-screen.tsx';
import { ReceiptScreen } from './delivery/receipt-screen.tsx';
import { RefusedScreen } from './delivery/refused-screen.tsx';
import { SendScreen } from './delivery/send-screen.tsx';
import { ElsewhereScreen } from './draft/elsewhere-screen.tsx';
import type { KeptAnswers } from './draft/kept-answers.ts';
import { ResumeScreen } from './draft/resume-screen.tsx';
import { useForm } from './form-context.ts';
import type { FormEvent, Step } from './form-flow.ts';
import { OtherDeviceScreen } from './other-device/other-device-screen.tsx';
import { QuestionScreen } from './questionnaire/question-screen.tsx';
import type { QuestionnaireForm } from './questionnaire/questionnaire-form.ts';
import { ReplacedScreen } from './questionnaire/replaced-screen.tsx';

export interface FormScreenProps {
  readonly step: Step;
  readonly questionnaire: QuestionnaireForm;
  readonly code: string;
  readonly dispatch: (event: FormEvent) => void;
  readonly start: (code: string, saving: boolean) => void;
  readonly send: (code?: string) => void;
  /** another code instead of the one that was refused before the questions; resolves with the verdict */
  readonly beginWith: (code: string) => Promise<void>;
  /** of the survey's first page, without any code */
  readonly address: string;
  readonly kept: KeptAnswers;
  /** answers to this open survey were sent from here */
  readonly answered: boolean;
  /** what is on its way lies on the device until then; null: this page alone holds it */
  readonly keptUntil: string | null;
}

function isFilledIn(questionnaire: QuestionnaireForm): boolean {
  const { answers, typed } = questionnaire.filledIn();
  return Object.keys(answers).length + Object.keys(typed).length > 0;
}

/** The screen of a step. */
export function FormScreen(props: FormScreenProps): JSX.Element | null {
  const { step, questionnaire, code, dispatch, start, send, kept } = props;
  const back = useCallback(() => dispatch({ type: 'questions-reopened' }), [dispatch]);
  const { survey, shared, saving, otherDevice } = useForm();
  const retry = useCallback(() => dispatch({ type: 'retried' }), [dispatch]);
  if (otherDevice !== null && otherDevice.screen !== null) {
    const { screen } = otherDevice;
    return <OtherDeviceScreen otherDevice={otherDevice} screen={screen} address={props.address} />;
  }
  switch (step.name) {
    case 'cover':
      // a code from another link fills the field anew
      return (
        <CoverPage key={code} code={code} start={start} notice={step.notice} answered={props.answered} />
      );
    case 'resume':
      return <ResumeScreen resume={kept.resume} discard={kept.discard} />;
    case 'elsewhere':
      return <ElsewhereScreen claim={kept.resume} />;
    case 'ready':
      return <SendScreen send={() => send()} back={back} />;
    case 'sending':
    case 'waiting':
      return <DeliveryScreen step={step} keptUntil={props.keptUntil} retry={retry} />;
    case 'code': {
      const { problem, begins } = step;
      const entered = isFilledIn(questionnaire);
      const use = { problem, begins, entered, send: begins ? props.beginWith : send, back };
      const toCover = (): void => dispatch({ type: 'cover-reopened' });
      return isUsedUp(problem) ? (
        <UsedCodeScreen
          {...use}
          toCover={survey.state === 'open' && !shared ? toCover : null}
          erase={saving ? kept.discard : null}
        />
      ) : (
        <CodeScreen code={code} {...use} />
      );
    }
    case 'refused':
      return <RefusedScreen problem={step.problem} send={() => send()} />;
    case 'replaced':
      return <ReplacedScreen address={props.address} />;
    case 'receipt':
      return <ReceiptScreen receipt={step.receipt} day={step.day} closing={questionnaire.closing()} />;
    case 'ended':
      return <EndedScreen step={step} />;
    case 'cleared':
      // drawn by shared-device/shared-parts.tsx
      return null;
    case 'questions':
      return (
        <QuestionScreen
          questionnaire={questionnaire}
          finished={() => dispatch({ type: 'questions-finished' })}
        />
      );
    case 'corrections':
      return (
        <CorrectionsScreen
          problem={step.problem}
          questionnaire={questionnaire}
          open={(item) => {
            questionnaire.goTo(item);
            back();
            // after the heading of the page has taken the focus
            requestAnimationFrame(() => questionnaire.focus(item));
          }}
          send={() => send()}
          back={back}
        />
      );
  }
}
