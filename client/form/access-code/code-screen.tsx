import { type JSX, useState } from 'react';
import type { Problem } from '../../../server/contract/api.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ContactLines } from '../page/contact-lines.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';
import { StepButton } from '../page/step-button.tsx';
import { type CodeFault, codeFault, formatAccessCode } from './access-code.ts';
import { CodeField, showCodeFault } from './code-field.tsx';
import { CodeLooking, useCodePress } from './code-looking.tsx';

export interface CodeScreenProps {
  readonly problem: Problem;
  readonly code: string;
  /** the code was looked at before the questions: the button leads to them, not to sending */
  readonly begins: boolean;
  /** something was entered already, which is still there */
  readonly entered: boolean;
  /** resolves when there is a verdict on a code that begins */
  readonly send: (code: string) => void | Promise<void>;
  readonly back: () => void;
}

/** The server did not take the code: another one can be typed, and the answers are still there. */
export function CodeScreen({ problem, code, begins, entered, send, back }: CodeScreenProps): JSX.Element {
  const { t, text } = useForm();
  const [typed, setTyped] = useState(() => formatAccessCode(code));
  const [fault, setFault] = useState<CodeFault | null>(null);
  const { busy, use } = useCodePress(send);
  const sendAgain = (): void => {
    const found = codeFault(typed);
    setFault(found);
    if (found) showCodeFault();
    else use(typed);
  };
  return (
    <>
      <ScreenHeading of="code">{withReadings(t.codeProblemHeading)}</ScreenHeading>
      <p className="form-error">{text(problem.message)}</p>
      {entered && <p>{withReadings(t.answersKept)}</p>}
      <CodeField value={typed} fault={fault} change={setTyped} />
      <CodeLooking busy={busy} />
      <p>{withReadings(t.codeVoidCall)}</p>
      <ContactLines />
      <div className="form-buttons">
        <StepButton go="questions" press={back}>
          {withReadings(t.backToQuestions)}
        </StepButton>
        <StepButton go={begins ? 'start' : 'send'} press={sendAgain} primary>
          {withReadings(begins ? t.codeBegin : t.sendAgain)}
        </StepButton>
      </div>
    </>
  );
}
