import type { Problem } from '../../../server/contract/api.ts';
import { staffTexts } from '../texts/staff-texts.ts';

/** What came of asking the server: never an exception, so that no page can forget the failure. */
export type Outcome<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly problem: Problem };

/** Problems that arise before a server could answer; they have no request id. */
function ownProblem(
  code: 'client.unreachable' | 'client.unreadable',
  key: 'unreachable' | 'unreadable',
): Problem {
  const message = { ja: staffTexts.ja.problem[key], en: staffTexts.en.problem[key] };
  return { code, status: 0, message, requestId: '', findings: [] };
}

function isOutcome(body: unknown): body is Outcome<never> {
  if (typeof body !== 'object' || body === null || !('ok' in body)) return false;
  if (body.ok === true) return 'data' in body;
  return body.ok === false && 'problem' in body && typeof body.problem === 'object' && body.problem !== null;
}

async function send(url: string, init: RequestInit): Promise<Response | null> {
  try {
    return await fetch(url, { credentials: 'same-origin', cache: 'no-store', ...init });
  } catch (error) {
    // an aborted request belongs to a view that is gone; its caller tells the two apart by its own signal
    if (error instanceof TypeError || error instanceof DOMException) return null;
    throw error;
  }
}

async function outcomeOf<T>(response: Response | null): Promise<Outcome<T>> {
  if (response === null) return { ok: false, problem: ownProblem('client.unreachable', 'unreachable') };
  const body: unknown = await response.json().catch(() => null);
  if (!isOutcome(body)) return { ok: false, problem: ownProblem('client.unreadable', 'unreadable') };
  return body;
}

/** Ask for data. */
export async function readFrom<T>(url: string, signal?: AbortSignal): Promise<Outcome<T>> {
  return outcomeOf(await send(url, { ...(signal ? { signal } : {}) }));
}

/** Change something on the server. */
export async function sendTo<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  url: string,
  body?: unknown,
): Promise<Outcome<T>> {
  const json =
    body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return outcomeOf(await send(url, { method, ...json }));
}

export interface DownloadedFile {
  readonly name: string;
  readonly content: Blob;
}

/** Ask for a file. A failure arrives as a problem, not as a file with a sentence in it. */
export async function fileFrom(url: string, fallbackName: string): Promise<Outcome<DownloadedFile>> {
  const response = await send(url, {});
  if (response === null || !response.ok) return outcomeOf(response);
  try {
    const content = await response.blob();
    const name = fileNameIn(response.headers.get('content-disposition') ?? '') ?? fallbackName;
    return { ok: true, data: { name, content } };
  } catch {
    return { ok: false, problem: ownProblem('client.unreachable', 'unreachable') };
  }
}

/** The file name of a Content-Disposition header: RFC 5987's form before the plain one. */
export function fileNameIn(disposition: string): string | null {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (extended !== undefined) {
    try {
      return decodeURIComponent(extended);
    } catch {
      return null;
    }
  }
  return (
    /filename="([^"]+)"/i.exec(disposition)?.[1] ?? /filename=([^;\s"]+)/i.exec(disposition)?.[1] ?? null
  );
}
