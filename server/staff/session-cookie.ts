import type { IncomingMessage } from 'node:http';

const NAME = 'tsunagari_session';

/** `__Host-` binds the cookie to this host over https; a browser refuses the prefix without https. */
function cookieName(https: boolean): string {
  return https ? `__Host-${NAME}` : NAME;
}

/** The session id a request carries, or null. */
export function readSessionCookie(request: Pick<IncomingMessage, 'headers'>, https: boolean): string | null {
  const name = `${cookieName(https)}=`;
  const found = (request.headers.cookie ?? '').split(/;\s*/).find((pair) => pair.startsWith(name));
  const id = found?.slice(name.length) ?? '';
  return /^[\w-]{43}$/.test(id) ? id : null;
}

/** The Set-Cookie line that gives a browser its session; an empty id takes it away. */
export function sessionCookie(id: string, https: boolean, seconds: number): string {
  const parts = [`${cookieName(https)}=${id}`, 'Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${seconds}`];
  return [...parts, ...(https ? ['Secure'] : [])].join('; ');
}
