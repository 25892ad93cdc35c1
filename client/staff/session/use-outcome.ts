import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../../server/contract/api.ts';
import { useSession } from './session.ts';
import { readFrom } from './staff-request.ts';

export interface Loaded<T> {
  /** the newest data that arrived; stays while newer data is on its way */
  readonly data: T | null;
  readonly problem: Problem | null;
  readonly loading: boolean;
  readonly retry: () => void;
}

interface Answer<T> {
  readonly url: string;
  readonly data: T | null;
  readonly problem: Problem | null;
}

/**
 * What the server says at this address, read again when the address changes. An ended session leads to the
 * login; a late answer to an older question is dropped.
 *
 * @param url null where there is nothing to ask yet
 */
export function useOutcome<T>(url: string | null): Loaded<T> {
  const { expire } = useSession();
  const [answer, setAnswer] = useState<Answer<T> | null>(null);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt asks the same address again
  useEffect(() => {
    if (url === null) return;
    const leaving = new AbortController();
    void readFrom<T>(url, leaving.signal).then((outcome) => {
      if (leaving.signal.aborted) return;
      if (outcome.ok) setAnswer({ url, data: outcome.data, problem: null });
      else if (outcome.problem.code === 'staff.not-logged-in') expire();
      else setAnswer({ url, data: null, problem: outcome.problem });
    });
    return () => leaving.abort();
  }, [url, attempt, expire]);
  const retry = useCallback(() => {
    setAnswer(null);
    setAttempt((attempts) => attempts + 1);
  }, []);
  return {
    data: answer?.data ?? null,
    problem: answer?.url === url ? (answer?.problem ?? null) : null,
    loading: url !== null && answer?.url !== url,
    retry,
  };
}
