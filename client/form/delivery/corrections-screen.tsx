import { type JSX, useState } from 'react';
import type { Problem } from '../../../server/contract/api.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ScreenHeading } from '../page/screen-heading.tsx';
import type { QuestionnaireForm } from '../questionnaire/questionnaire-form.ts';
import { RequestId } from './request-id.tsx';

export interface CorrectionsScreenProps {
  readonly problem: Problem;
  readonly questionnaire: QuestionnaireForm;
  readonly open: (item: string) => void;
  readonly send: () => void;
  readonly back: () => void;
}

/** Every answer that was refused, all at once, each with a way to it and a way to take it back. */
export function CorrectionsScreen(props: CorrectionsScreenProps): JSX.Element {
  const { t } = useForm();
  return (
    <>
      <ScreenHeading of="corrections">{withReadings(t.correctionsHeading)}</ScreenHeading>
      <p>{withReadings(t.correctionsIntro)}</p>
      <ul className="form-findings">
        {props.problem.findings.map((finding) => (
          <Finding
            key={`${finding.where} ${finding.code}`}
            item={finding.where}
            message={finding.message}
            questionnaire={props.questionnaire}
            open={props.open}
          />
        ))}
      </ul>
      <RequestId problem={props.problem} />
      <div className="form-buttons">
        <button type="button" className="form-button" onClick={props.back}>
          {withReadings(t.backToQuestions)}
        </button>
        <button type="button" className="form-button form-button--primary" onClick={props.send}>
          {withReadings(t.sendAgain)}
        </button>
      </div>
    </>
  );
}

interface FindingProps {
  readonly item: string;
  readonly message: Problem['message'];
  readonly questionnaire: QuestionnaireForm;
  readonly open: (item: string) => void;
}

function Finding({ item, message, questionnaire, open }: FindingProps): JSX.Element {
  const { t, text } = useForm();
  const [withdrawn, setWithdrawn] = useState(false);
  const wording = questionnaire.wordingOf(item);
  return (
    <li>
      {wording && <strong>{withReadings(wording)}</strong>}
      <p className="form-error">{text(message)}</p>
      {wording && (
        <div className="form-buttons">
          <button type="button" className="form-button" onClick={() => open(item)}>
            {withReadings(t.correctThis)}
          </button>
          <button
            type="button"
            className="form-button form-button--text"
            disabled={withdrawn}
            onClick={() => {
              questionnaire.withdraw(item);
              setWithdrawn(true);
            }}
          >
            {withReadings(t.withdrawThis)}
          </button>
        </div>
      )}
      <div aria-live="polite">{withdrawn && <p>{withReadings(t.withdrawn)}</p>}</div>
    </li>
  );
}
