import { type JSX, useState } from 'react';
import { type CodeFault, codeFault, formatAccessCode } from '../access-code/access-code.ts';
import { CodeField, showCodeFault } from '../access-code/code-field.tsx';
import { DAYS_KEPT } from '../draft/kept-until.ts';
import { useForm } from '../form-context.ts';
import type { Unusable } from '../form-flow.ts';
import { OtherLanguageNote } from '../language/other-language-note.tsx';
import { withReadings } from '../language/with-readings.tsx';
import { OtherDeviceCover } from '../other-device/other-device-cover.tsx';
import { StepButton } from '../page/step-button.tsx';
import { WithScript } from '../page/with-script.tsx';
import { AnsweredLine, DraftNotice } from './cover-notices.tsx';
import { LoadingLines } from './loading-lines.tsx';
import { SurveyFacts } from './survey-facts.tsx';

export interface CoverPageProps {
  /** the code of the letter's link, or what was typed before; empty in an open survey */
  readonly code: string;
  /** the person agreed to the text shown */
  readonly start: (code: string, saving: boolean) => void;
  /** the start was pressed on a page without a script: what is wrong with the code is said */
  readonly asked?: boolean;
  /** what had been kept on this device cannot be gone on with, and why */
  readonly notice?: Unusable | null;
  /** answers to this open survey were sent from here */
  readonly answered?: boolean;
}

/** Everything a flyer says (field-surveys 3.1), then code, consent and the button that means it. */
export function CoverPage(props: CoverPageProps): JSX.Element {
  const { code, start, asked = false, notice = null, answered = false } = props;
  const { survey, t, text, plain, shared } = useForm();
  const [typed, setTyped] = useState(() => formatAccessCode(code));
  const [readFromLink, setReadFromLink] = useState(() => !plain && code !== '' && codeFault(code) === null);
  const [fault, setFault] = useState<CodeFault | null>(() =>
    code === '' && !asked ? null : codeFault(code),
  );
  const needsCode = survey.kind === 'invitation';

  const refuse = (found: CodeFault | null): void => {
    setFault(found);
    if (found) showCodeFault();
  };
  const agree = (saving: boolean): void => {
    const found = needsCode ? codeFault(typed) : null;
    refuse(found);
    if (!found) start(needsCode ? typed : '', saving);
  };

  return (
    <>
      {shared && <p className="form-shared">{withReadings(t.sharedNote)}</p>}
      {notice !== null && <DraftNotice notice={notice} />}
      <SurveyFacts answering />
      {needsCode &&
        (readFromLink ? (
          <section>
            <h2>{withReadings(t.codeLabel)}</h2>
            <p className="form-done">{withReadings(t.codeFromLetter)}</p>
            <button
              type="button"
              className="form-button form-button--text"
              onClick={() => setReadFromLink(false)}
            >
              {withReadings(t.codeRetype)}
            </button>
          </section>
        ) : (
          <section>
            <h2>{withReadings(t.codeHeading)}</h2>
            <CodeField value={typed} fault={fault} change={setTyped} alone />
          </section>
        ))}
      <section>
        <h2>{withReadings(t.consentHeading)}</h2>
        <OtherLanguageNote />
        <p>{text(survey.consent.text)}</p>
        <AnsweredLine shown={answered} />
        <ConsentButtons agree={agree} />
        <p>{withReadings(shared ? t.sharedRefusal : t.consentRefusal)}</p>
        <OtherDeviceCover code={typed} refuse={refuse} />
        {plain && <LoadingLines waiting={t.starting} />}
      </section>
    </>
  );
}

/** On a device for many people nothing is kept, so there is nothing to choose. */
function ConsentButtons({ agree }: { readonly agree: (saving: boolean) => void }): JSX.Element {
  const { survey, t, shared, plain } = useForm();
  if (shared) {
    return (
      <StepButton go="start" press={() => agree(false)} primary>
        {withReadings(t.consentButton)}
      </StepButton>
    );
  }
  return (
    <div className="form-consents">
      <div className="form-consent form-consent--saving">
        <StepButton go="start-saving" press={() => agree(true)} primary>
          {withReadings(t.consentSaving)}
        </StepButton>
        <p>{withReadings(t.consentSavingNote(DAYS_KEPT))}</p>
        {survey.kind === 'open' && <p>{withReadings(t.consentSavingMark)}</p>}
      </div>
      <div className="form-consent">
        <StepButton go="start" press={() => agree(false)} primary>
          {plain ? (
            <WithScript not={t.consentButton}>{t.consentUnsaved}</WithScript>
          ) : (
            withReadings(t.consentUnsaved)
          )}
        </StepButton>
        <p>
          {plain ? (
            <WithScript not={t.consentPlainNote}>{t.consentUnsavedNote}</WithScript>
          ) : (
            withReadings(t.consentUnsavedNote)
          )}
        </p>
      </div>
    </div>
  );
}
