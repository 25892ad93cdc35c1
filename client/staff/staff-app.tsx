import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { Account, Problem } from '../../server/contract/api.ts';
import { SyntheticBanner } from './page/marks.tsx';
import { GoContext } from './page/page-link.tsx';
import { ProblemNotice } from './page/problem-notice.tsx';
import { ReaderContext, readerOf } from './page/reader.ts';
import { StaffHeader } from './page/staff-header.tsx';
import { useStaffLocation } from './page/use-staff-location.ts';
import { LoginPage } from './session/login-page.tsx';
import { SessionContext } from './session/session.ts';
import { readFrom, sendTo } from './session/staff-request.ts';
import { sessionPath } from './session/staff-routes.ts';
import { StaffPages } from './staff-pages.tsx';

type State =
  | { readonly kind: 'checking' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'out'; readonly expired: boolean }
  | { readonly kind: 'in'; readonly account: Account };

interface Props {
  /** this installation holds synthetic surveys only, which the login page says too */
  readonly demonstration: boolean;
}

/** The officials' page: who is there decides between the login and the pages; the address decides which page. */
export function StaffApp({ demonstration }: Props): ReactNode {
  const [location, go] = useStaffLocation();
  const [state, setState] = useState<State>({ kind: 'checking' });
  const [attempt, setAttempt] = useState(0);
  const reader = useMemo(() => readerOf(location.language), [location.language]);

  useEffect(() => {
    document.documentElement.lang = location.language;
  }, [location.language]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt asks again
  useEffect(() => {
    const leaving = new AbortController();
    void readFrom<Account>(sessionPath, leaving.signal).then((outcome) => {
      if (leaving.signal.aborted) return;
      if (outcome.ok) setState({ kind: 'in', account: outcome.data });
      else if (outcome.problem.code === 'staff.not-logged-in') setState({ kind: 'out', expired: false });
      else setState({ kind: 'failed', problem: outcome.problem });
    });
    return () => leaving.abort();
  }, [attempt]);

  const expire = useCallback(() => setState({ kind: 'out', expired: true }), []);
  const logOut = useCallback(async () => {
    const outcome = await sendTo<null>('DELETE', sessionPath);
    if (outcome.ok || outcome.problem.code === 'staff.not-logged-in') {
      setState({ kind: 'out', expired: false });
      go({ language: reader.language, view: { page: 'surveys' } }, 'replace');
    } else setState({ kind: 'failed', problem: outcome.problem });
  }, [go, reader.language]);

  const account = state.kind === 'in' ? state.account : null;
  const session = useMemo(() => (account ? { account, expire } : null), [account, expire]);

  return (
    <ReaderContext value={reader}>
      <GoContext value={go}>
        <a className="skip-link" href="#main">
          {reader.texts.page.skip}
        </a>
        <StaffHeader view={location.view} account={account} logOut={logOut} />
        <main id="main" tabIndex={-1}>
          {state.kind === 'checking' && <p role="status">{reader.texts.page.loading}</p>}
          {state.kind === 'failed' && (
            <ProblemNotice problem={state.problem} retry={() => setAttempt((attempts) => attempts + 1)} />
          )}
          {state.kind === 'out' && demonstration && <SyntheticBanner />}
          {state.kind === 'out' && (
            <LoginPage
              expired={state.expired}
              onLogin={(found) => setState({ kind: 'in', account: found })}
            />
          )}
          {session && (
            <SessionContext value={session}>
              <StaffPages view={location.view} />
            </SessionContext>
          )}
        </main>
      </GoContext>
    </ReaderContext>
  );
}
