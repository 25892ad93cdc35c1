import { describe, expect, test } from 'vitest';
import { requireSameOrigin } from './same-origin.ts';
import { readSessionCookie, sessionCookie } from './session-cookie.ts';

const base = 'https://survey.example.lg.jp';
const host = 'survey.example.lg.jp';

describe('requireSameOrigin', () => {
  test.each([
    ['a program that names no origin', { host }],
    ['our own page', { host, origin: base, 'sec-fetch-site': 'same-origin' }],
    ['an address typed by the person', { host, 'sec-fetch-site': 'none' }],
    [
      'our own page by another name of this server',
      { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' },
    ],
  ])('lets %s through', (_who, headers) => {
    expect(() => requireSameOrigin({ headers }, base)).not.toThrow();
  });

  test.each([
    ['another site', { host, origin: 'https://evil.example' }],
    ['another site, told by the browser alone', { host, 'sec-fetch-site': 'cross-site' }],
    [
      'a neighbour on the same domain',
      { host, origin: 'https://other.example.lg.jp', 'sec-fetch-site': 'same-site' },
    ],
    ['an opaque origin', { host, origin: 'null' }],
    ['another port', { host, origin: 'https://survey.example.lg.jp:8443' }],
  ])('refuses %s', (_who, headers) => {
    expect(() => requireSameOrigin({ headers }, base)).toThrow(
      expect.objectContaining({ code: 'staff.forbidden' }),
    );
  });
});

describe('the session cookie', () => {
  const id = 'a'.repeat(43);
  test('cannot be read by scripts or sent from other sites, and needs https where there is https', () => {
    expect(sessionCookie(id, false, 60)).toBe(
      `tsunagari_session=${id}; Path=/; HttpOnly; SameSite=Strict; Max-Age=60`,
    );
    expect(sessionCookie(id, true, 60)).toBe(
      `__Host-tsunagari_session=${id}; Path=/; HttpOnly; SameSite=Strict; Max-Age=60; Secure`,
    );
  });

  test('is found among others and refused in any other shape', () => {
    const read = (cookie: string | undefined, https = false) =>
      readSessionCookie({ headers: cookie === undefined ? {} : { cookie } }, https);
    expect(read(`a=b; tsunagari_session=${id}; c=d`)).toBe(id);
    expect(read(`__Host-tsunagari_session=${id}`, true)).toBe(id);
    expect(read(`tsunagari_session=${id}`, true)).toBeNull();
    expect(read(undefined)).toBeNull();
    expect(read(`tsunagari_session=${id}x`)).toBeNull();
    expect(read(`tsunagari_session=`)).toBeNull();
  });
});
