import { type FormEvent, type ReactNode, useState } from 'react';
import type { Problem } from '../../../server/contract/api.ts';
import { ProblemNotice } from '../page/problem-notice.tsx';
import { useReader } from '../page/reader.ts';
import { useSession } from '../session/session.ts';
import { sendTo } from '../session/staff-request.ts';

interface Props {
  readonly question: string;
  readonly yes: string;
  readonly path: string;
  readonly body: unknown;
  readonly done: () => void;
  /** nothing was done, because somebody else was first: shows what they did */
  readonly again: () => void;
  readonly cancel: () => void;
  /** what has to be filled in first */
  readonly children?: ReactNode;
  /** says whether it is */
  readonly ready?: () => boolean;
}

/** Asks before something is done to a desk, does it, and says what came of it. */
export function DeskAction(props: Props): ReactNode {
  const { question, yes, path, body, done, again, cancel, children, ready = () => true } = props;
  const { texts } = useReader();
  const { expire } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sending, setSending] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending || !ready()) return;
    setSending(true);
    const outcome = await sendTo<unknown>('POST', path, body);
    setSending(false);
    if (outcome.ok) done();
    else if (outcome.problem.code === 'staff.not-logged-in') expire();
    else setProblem(outcome.problem);
  };
  return (
    <form className="desk-action" onSubmit={submit} noValidate>
      <p>{question}</p>
      {children}
      {problem && (
        <ProblemNotice
          problem={problem}
          {...(problem.code === 'desk.changed-meanwhile' ? { retry: again } : {})}
        />
      )}
      <p className="card-links">
        <button type="submit" className="button" aria-disabled={sending}>
          {sending ? texts.desks.saving : yes}
        </button>
        <button type="button" className="button button-secondary" onClick={cancel}>
          {texts.desks.cancel}
        </button>
      </p>
    </form>
  );
}
