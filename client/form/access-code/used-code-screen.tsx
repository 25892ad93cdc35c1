import { type JSX, type ReactNode, useState } from 'react';
import { EraseKept } from '../draft/erase-kept.tsx';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ContactLines } from '../page/contact-lines.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';
import { StepButton } from '../page/step-button.tsx';
import { type CodeFault, codeFault } from './access-code.ts';
import { CodeField, showCodeFault } from './code-field.tsx';
import { CodeLooking, useCodePress } from './code-looking.tsx';
import type { CodeScreenProps } from './code-screen.tsx';

export interface UsedCodeScreenProps extends Omit<CodeScreenProps, 'code'> {
  /** back to where the code was typed, on a plain page by its address; null where there is no such page */
  readonly toCover: (() => void) | string | null;
  /** takes what is kept on this device off it; null where nothing is */
  readonly erase: (() => void) | null;
}

/**
 * The code was right once and will never be taken again: what that means and whom to call. Sending the same code
 * once more can only fail, so the field is empty and asks for another one; and what another device has sent already is
 * only to be erased here.
 */
export function UsedCodeScreen(props: UsedCodeScreenProps): JSX.Element {
  const { problem, begins, entered, send, back, toCover, erase } = props;
  const { t, text } = useForm();
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<CodeFault | null>(null);
  const [erased, setErased] = useState(false);
  const spent = problem.code === 'code.spent';
  const erasable = spent && entered && erase !== null;
  // answers that are only to be erased lead nowhere
  const goesBack = entered && !(begins && erasable);
  const { busy, use } = useCodePress(send);
  const sendWithOther = (): void => {
    const found = codeFault(typed);
    setFault(found);
    if (found) showCodeFault();
    else use(typed);
  };
  return (
    <>
      <ScreenHeading of="code">
        {withReadings(spent ? t.codeSpentHeading : t.codeProblemHeading)}
      </ScreenHeading>
      {erasable || erased ? (
        <EraseKept
          erased={erased}
          erase={() => {
            erase?.();
            setErased(true);
          }}
        />
      ) : (
        <p>{spent ? withReadings(t.codeSpentText) : text(problem.message)}</p>
      )}
      <p>{withReadings(spent ? t.codeSpentCall : t.codeVoidCall)}</p>
      <ContactLines />
      {goesBack && !erased && <p>{withReadings(t.answersKept)}</p>}
      <OtherCode folded={erasable || erased}>
        <p>{withReadings(t.otherCodeIntro)}</p>
        <CodeField value={typed} fault={fault} change={setTyped} />
        <CodeLooking busy={busy} />
        <div className="form-buttons">
          <StepButton go={begins ? 'start' : 'send'} press={sendWithOther}>
            {withReadings(begins ? t.codeBegin : t.sendWithOtherCode)}
          </StepButton>
        </div>
      </OtherCode>
      {goesBack && (
        <div className="form-buttons">
          <StepButton go="questions" press={back}>
            {withReadings(t.backToQuestions)}
          </StepButton>
        </div>
      )}
      {!entered && toCover !== null && (
        <div className="form-buttons">
          <ToCover toCover={toCover} />
        </div>
      )}
    </>
  );
}

/** Another letter is a way out for few: where the answers have arrived from elsewhere, it is folded away. */
function OtherCode({
  folded,
  children,
}: {
  readonly folded: boolean;
  readonly children: ReactNode;
}): JSX.Element {
  const { t } = useForm();
  return folded ? (
    <details className="form-other-code">
      <summary>{withReadings(t.otherCodeHeading)}</summary>
      {children}
    </details>
  ) : (
    <section>
      <h3>{withReadings(t.otherCodeHeading)}</h3>
      {children}
    </section>
  );
}

function ToCover({ toCover }: { readonly toCover: (() => void) | string }): JSX.Element {
  const { t } = useForm();
  return typeof toCover === 'string' ? (
    <a className="form-button" href={toCover}>
      {withReadings(t.toCover)}
    </a>
  ) : (
    <button type="button" className="form-button" onClick={toCover}>
      {withReadings(t.toCover)}
    </button>
  );
}
