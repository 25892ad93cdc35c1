import type { IncomingMessage } from 'node:http';
import { Problem } from '../problems/problem.ts';

/**
 * Refuses a form that a page of another site made a visitor's browser send.
 *
 * There is no session here, so such a form has no power that its author lacks: whoever can make a browser post answers to an
 * open survey can post them alone, and a survey by invitation asks for the code. What it could do is put words into a person's
 * mouth: open our page with answers begun by somebody else, which the person then finishes and sends. So a browser that
 * says where the form came from is believed. Our pages send no referrer, for which browsers write `Origin: null` beside a
 * form; what tells our own forms apart is `Sec-Fetch-Site`. A browser too old to send that, or one on a line without TLS,
 * is let in with `null` or no origin: to turn old phones away would cost more answers than the trick could falsify.
 * @throws Problem form.sent-from-elsewhere
 */
export function requireOwnPage(request: Pick<IncomingMessage, 'headers'>, baseUrl: string): void {
  const { origin = 'null', host, 'sec-fetch-site': site } = request.headers;
  const own = site === undefined || site === 'same-origin' || site === 'none';
  if (own && (origin === 'null' || origin === new URL(baseUrl).origin || hostOf(origin) === host)) return;
  throw new Problem('form.sent-from-elsewhere');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
