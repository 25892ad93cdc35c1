import { type JSX, useState } from 'react';
import { type CodeFault, codeFault } from './access-code.ts';
import { CodeField } from './code-field.tsx';
import { CodeLooking, useCodePress } from './code-looking.tsx';
import type { CodeScreenProps } from './code-screen.tsx';
import { ContactLines } from './contact-lines.tsx';
import { useForm } from './form-context.ts';
import { ScreenHeading } from './screen-heading.tsx';
import { StepButton } from './step-button.tsx';
import { withReadings } from './with-readings.tsx';

/**
 * The code was right once and will never be taken again: what that means and whom to call. Sending the same code
 * once more can only fail, so the field is empty and asks for another one.
 */
export function UsedCodeScreen({ problem, begins, send, back }: Omit<CodeScreenProps, 'code'>): JSX.Element {
  const { t, text, plain } = useForm();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<CodeFault | null>(null);
  const spent = problem.code === 'code.spent';
  const { busy, use } = useCodePress(send);
  const sendWithOther = (): void => {
    const found = codeFault(typed);
    setFault(found);
    if (found) document.getElementById('access-code')?.focus();
    else use(typed);
  };
  return (
    <>
      <ScreenHeading of="code">
        {withReadings(spent ? t.codeSpentHeading : t.codeProblemHeading)}
      </ScreenHeading>
      <p>{spent ? withReadings(t.codeSpentText) : text(problem.message)}</p>
      <p>{withReadings(spent ? t.codeSpentCall : t.codeVoidCall)}</p>
      <ContactLines />
      <section>
        <h3>{withReadings(t.otherCodeHeading)}</h3>
        <p>{withReadings(t.otherCodeIntro)}</p>
        {!(begins && plain) && <p>{withReadings(t.answersKept)}</p>}
        <CodeField value={typed} fault={fault} change={setTyped} />
        <CodeLooking busy={busy} />
        <div className="form-buttons">
          <StepButton go="questions" press={back}>
            {withReadings(t.backToQuestions)}
          </StepButton>
          <StepButton go={begins ? 'start' : 'send'} press={sendWithOther}>
            {withReadings(begins ? t.codeBegin : t.sendWithOtherCode)}
          </StepButton>
        </div>
      </section>
    </>
  );
}
