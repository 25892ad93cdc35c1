import type { Problem } from '../../server/contract/api.ts';

/** The two shapes of every JSON answer, and the third case: something that is not our server's answer. */
export type Answer<T> =
  | { readonly kind: 'data'; readonly data: T }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'unreachable' };

const TIMEOUT_MS = 20_000;

export type Fetch = (address: string, options: RequestInit) => Promise<Response>;

/**
 * One request to our own server. No cookies are sent, so that a member of staff who is logged in answers as
 * anonymously as everyone else. A dead line, a timeout, a captive portal's page and a proxy's error page all
 * come back as `unreachable`: only our server's own JSON is an answer.
 */
export async function request<T>(
  fetch: Fetch,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer<T>> {
  const sends = method === 'POST' || method === 'PUT';
  try {
    const response = await fetch(path, {
      method,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        accept: 'application/json',
        ...(sends ? { 'content-type': 'application/json' } : {}),
      },
      ...(sends ? { body: JSON.stringify(body ?? {}) } : {}),
      // what is to be deleted is deleted also when the page is closed meanwhile
      keepalive: method === 'DELETE',
    });
    return readAnswer<T>(await response.json());
  } catch {
    return { kind: 'unreachable' };
  }
}

function readAnswer<T>(body: unknown): Answer<T> {
  if (typeof body !== 'object' || body === null || !('ok' in body)) return { kind: 'unreachable' };
  if (body.ok === true && 'data' in body) return { kind: 'data', data: body.data as T };
  if (body.ok === false && 'problem' in body) return { kind: 'problem', problem: body.problem as Problem };
  return { kind: 'unreachable' };
}
