import type { Application, Request, Response } from 'express';
import { routes } from '../contract/api.ts';
import { Problem } from '../problems/problem.ts';
import { checkCredentials } from '../staff/accounts.ts';
import { requireSameOrigin } from '../staff/same-origin.ts';
import { readSessionCookie, sessionCookie } from '../staff/session-cookie.ts';
import { ABSOLUTE_MS, closeSession, findSession, openSession } from '../staff/sessions.ts';
import { bindRoute, type Gatekeeper } from './bind-route.ts';
import { logStaffRequest } from './request-log.ts';
import type { ServerParts } from './server-parts.ts';
import { visitorAddress } from './visitor-network.ts';

/** Lets only a logged-in member of staff pass, and a change only from our own pages. */
export function staffGatekeeper({ store, clock, baseUrl, log }: ServerParts): Gatekeeper {
  const https = baseUrl.startsWith('https:');
  return async (request: Request, response: Response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') requireSameOrigin(request, baseUrl);
    const id = readSessionCookie(request, https);
    const account = id === null ? null : await findSession(store, id, clock());
    if (account === null) throw new Problem('staff.not-logged-in');
    logStaffRequest(log, request, response, account.name);
    return account;
  };
}

/** Logging in and out. */
export function bindSessionRoutes(app: Application, parts: ServerParts, gatekeeper: Gatekeeper): void {
  const { store, clock, baseUrl, loginLimits } = parts;
  const https = baseUrl.startsWith('https:');

  bindRoute(app, routes.login, gatekeeper, async ({ body, request, response }) => {
    requireSameOrigin(request, baseUrl);
    const address = visitorAddress(request, parts.trustedProxies) ?? 'unknown';
    await loginLimits.begin(body.name, address);
    const account = await checkCredentials(store, body);
    if (account === null) throw new Problem('login.failed');
    await loginLimits.succeeded(body.name, address);
    const previous = readSessionCookie(request, https);
    if (previous !== null) await closeSession(store, previous);
    const id = await openSession(store, account.name, clock());
    response.setHeader('Set-Cookie', sessionCookie(id, https, ABSOLUTE_MS / 1000));
    return account;
  });

  bindRoute(app, routes.account, gatekeeper, ({ account }) => account);

  bindRoute(app, routes.logout, gatekeeper, async ({ request, response }) => {
    const id = readSessionCookie(request, https);
    if (id !== null) await closeSession(store, id);
    response.setHeader('Set-Cookie', sessionCookie('', https, 0));
    return null;
  });
}
