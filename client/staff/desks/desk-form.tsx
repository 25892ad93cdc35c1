import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { DeskToAdd, DeskToChange, Problem, StaffDesk } from '../../../server/contract/api.ts';
import { ProblemNotice } from '../page/problem-notice.tsx';
import { useReader } from '../page/reader.ts';
import { TextField } from '../page/text-field.tsx';
import { useSession } from '../session/session.ts';
import { sendTo } from '../session/staff-request.ts';
import { deskPath, desksPath } from '../session/staff-routes.ts';
import { AudienceFields } from './audience-fields.tsx';
import { ComingDays } from './coming-days.tsx';
import { ContactFields } from './contact-fields.tsx';
import { deskDraft, hoursRules, NEW_DESK, type TypedDesk, typedDesk } from './desk-draft.ts';
import { errorsOf } from './form-findings.ts';
import { HoursFields } from './hours-fields.tsx';
import { ShowingFields } from './showing-fields.tsx';

interface Props {
  /** null: one that is to be added */
  readonly staffDesk: StaffDesk | null;
  readonly saved: (name: string) => void;
  /** drops what was typed and opens the desk as it is now */
  readonly reopen: () => void;
}

/** Everything about a desk in one form. What is wrong is said all at once, above it and at each field. */
export function DeskForm({ staffDesk, saved, reopen }: Props): ReactNode {
  const { language, texts } = useReader();
  const t = texts.desks;
  const { expire } = useSession();
  const beginning = staffDesk === null ? NEW_DESK : typedDesk(staffDesk.desk);
  const [typed, setTyped] = useState<TypedDesk>(beginning);
  const [checked, setChecked] = useState(false);
  const [who, setWho] = useState('');
  const [whoMissing, setWhoMissing] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);
  const notice = useRef<HTMLDivElement>(null);
  const change = (part: Partial<TypedDesk>): void => setTyped((before) => ({ ...before, ...part }));
  const errorAt = errorsOf(problem, language);

  const untouched = useRef(JSON.stringify(beginning));
  const leaving = useRef(false);
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent): void => {
      if (!leaving.current && JSON.stringify(typed) !== untouched.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', guard);
    return () => window.removeEventListener('beforeunload', guard);
  }, [typed]);
  useEffect(() => {
    if (problem !== null) notice.current?.focus();
  }, [problem]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    const nobody = checked && who.trim() === '';
    setWhoMissing(nobody);
    if (nobody) {
      document.getElementById('desk-checked-by')?.focus();
      return;
    }
    setSending(true);
    const desk = deskDraft(typed);
    const checkedBy = checked ? who.trim() : null;
    const outcome =
      staffDesk === null
        ? await sendTo<StaffDesk>('POST', desksPath, { desk, checkedBy } satisfies DeskToAdd)
        : await sendTo<StaffDesk>('PUT', deskPath(staffDesk.desk.id), {
            desk,
            checkedBy,
            version: staffDesk.version,
          } satisfies DeskToChange);
    setSending(false);
    if (outcome.ok) {
      leaving.current = true;
      saved(language === 'ja' ? desk.name.ja : desk.name.en);
    } else if (outcome.problem.code === 'staff.not-logged-in') expire();
    else setProblem(outcome.problem);
  };

  return (
    <form className="desk-form" onSubmit={submit} noValidate>
      <div ref={notice} tabIndex={-1}>
        {problem && <ProblemNotice problem={problem} />}
        {problem?.code === 'desk.changed-meanwhile' && (
          <button type="button" className="button button-secondary" onClick={reopen}>
            {t.reopen}
          </button>
        )}
      </div>
      <ContactFields typed={typed} errorAt={errorAt} onChange={change} />
      <h2>{t.hours}</h2>
      <div className="desk-grid">
        <TextField
          id="desk-hours-ja"
          label={t.hoursJa}
          hint={t.hoursJaHint}
          lang="ja"
          most={300}
          value={typed.hoursJa}
          error={errorAt('hours.ja')}
          onChange={(hoursJa) => change({ hoursJa })}
        />
        <TextField
          id="desk-hours-en"
          label={t.hoursEn}
          lang="en"
          most={300}
          value={typed.hoursEn}
          error={errorAt('hours.en')}
          onChange={(hoursEn) => change({ hoursEn })}
        />
      </div>
      <HoursFields
        hours={typed.hours}
        errorAt={errorsOf(problem, language, 'hours_rules')}
        onChange={(hours) => change({ hours })}
      />
      <ComingDays rules={hoursRules(typed.hours)} />
      <AudienceFields typed={typed} errorAt={errorAt} onChange={change} />
      <ShowingFields typed={typed} errorAt={errorAt} onChange={change} />
      <h2>{t.checkNow}</h2>
      <p>{t.uncheckedNote}</p>
      <label className="check-box">
        <input type="checkbox" checked={checked} onChange={({ target }) => setChecked(target.checked)} />
        {t.checkNowBox}
      </label>
      {checked && (
        <TextField
          id="desk-checked-by"
          label={t.checkWho}
          most={64}
          value={who}
          error={whoMissing ? t.whoMissing : undefined}
          onChange={setWho}
        />
      )}
      <p>
        <button type="submit" className="button" aria-disabled={sending}>
          {sending ? t.saving : t.save}
        </button>
      </p>
    </form>
  );
}
