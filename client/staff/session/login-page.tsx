import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { Account, Problem } from '../../../server/contract/api.ts';
import { PageTitle } from '../page/page-title.tsx';
import { ProblemNotice } from '../page/problem-notice.tsx';
import { useReader } from '../page/reader.ts';
import { sendTo } from './staff-request.ts';
import { sessionPath } from './staff-routes.ts';

interface Props {
  /** the session ended while somebody was working */
  readonly expired: boolean;
  readonly onLogin: (account: Account) => void;
}

type Field = 'name' | 'password';

/** Asks for name and password; password managers and pasting work. */
export function LoginPage({ expired, onLogin }: Props): ReactNode {
  const { texts } = useReader();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [missing, setMissing] = useState<readonly Field[]>([]);
  const [sending, setSending] = useState(false);
  const fields = { name: useRef<HTMLInputElement>(null), password: useRef<HTMLInputElement>(null) };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    const name = fields.name.current?.value.trim() ?? '';
    const password = fields.password.current?.value ?? '';
    const empty: Field[] = [];
    if (name === '') empty.push('name');
    if (password === '') empty.push('password');
    setMissing(empty);
    setProblem(null);
    if (empty[0]) {
      fields[empty[0]].current?.focus();
      return;
    }
    setSending(true);
    const outcome = await sendTo<Account>('POST', sessionPath, { name, password });
    setSending(false);
    if (outcome.ok) onLogin(outcome.data);
    else setProblem(outcome.problem);
  };

  const field = (id: Field, type: 'text' | 'password', autoComplete: string, error: string) => (
    <div className="field">
      <label htmlFor={`login-${id}`}>{texts.login[id]}</label>
      <input
        id={`login-${id}`}
        ref={fields[id]}
        type={type}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={id === 'name' ? 64 : 256}
        aria-required
        aria-invalid={missing.includes(id)}
        aria-describedby={missing.includes(id) ? `login-${id}-error` : undefined}
      />
      {missing.includes(id) && (
        <p className="field-error" id={`login-${id}-error`}>
          ＊{error}
        </p>
      )}
    </div>
  );

  return (
    <div className="login">
      <PageTitle>{texts.login.title}</PageTitle>
      <p>{texts.login.intro}</p>
      {expired && (
        <p className="notice" role="status">
          {texts.login.expired}
        </p>
      )}
      {problem && <ProblemNotice problem={problem} />}
      <form onSubmit={submit} noValidate>
        {field('name', 'text', 'username', texts.login.nameMissing)}
        {field('password', 'password', 'current-password', texts.login.passwordMissing)}
        <button type="submit" className="button" aria-disabled={sending}>
          {sending ? texts.login.submitting : texts.login.submit}
        </button>
      </form>
    </div>
  );
}
