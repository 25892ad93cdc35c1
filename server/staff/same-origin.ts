import type { IncomingMessage } from 'node:http';
import { Problem } from '../problems/problem.ts';

/**
 * Refuses a state-changing request that a browser sent from another site. Browsers name the origin of every
 * such request (`Origin`, `Sec-Fetch-Site`); a program that names none holds no cookie of a victim.
 * @throws Problem staff.forbidden
 */
export function requireSameOrigin(request: Pick<IncomingMessage, 'headers'>, baseUrl: string): void {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('staff.forbidden');
  if (origin === undefined || origin === new URL(baseUrl).origin) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw new Problem('staff.forbidden');
}
