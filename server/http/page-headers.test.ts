import type { Application } from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderStaticPage } from '../../client/form/static/render-static-page.tsx';
import { formLanguageSchema } from '../../instruments/definition/localized-text.ts';
import {
  type IngestInstallation,
  makeInstallation,
  OPENS,
  plainSurvey,
} from '../bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../bench/serve-installation.ts';
import { registerSurvey } from '../surveys/register-survey.ts';
import { addDays } from '../surveys/tokyo-day.ts';
import { createExpressApp } from './app.ts';
import { listen } from './http-server.ts';

// Proves of every route that the application has, whatever it answers: nothing inline, nothing from elsewhere, no search
// engine, no address handed on, nothing kept on the way. A route that is added is in the list by itself; a parameter that
// nobody has given a value here fails.

let installation: IngestInstallation;
let served: ServedInstallation;
const NOW = `${OPENS}T09:00:00+09:00`;
beforeAll(async () => {
  installation = await makeInstallation({ letters: { chuo: 5 } });
  await registerSurvey(
    installation.store,
    plainSurvey({
      id: 'later',
      letters: null,
      window: { opens: addDays(OPENS, 30), closes: addDays(OPENS, 40) },
    }),
  );
  await registerSurvey(
    installation.store,
    plainSurvey({
      id: 'over',
      letters: null,
      window: { opens: addDays(OPENS, -40), closes: addDays(OPENS, -30) },
    }),
  );
  served = await serveInstallation(installation, () => new Date(NOW), renderStaticPage);
});
afterAll(async () => {
  await served.stop();
  await installation.remove();
});

interface ListedRoute {
  readonly method: string;
  readonly path: string;
}
interface Layer {
  readonly route?: {
    readonly path: string | readonly string[];
    readonly methods: Readonly<Record<string, boolean>>;
  };
  readonly handle?: { readonly stack?: readonly Layer[] };
}

/** Those a browser can send; Express knows thirty more. */
const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const;

/** Every route of the application and of the routers inside it, as Express keeps them. */
function routesOf(app: Application): readonly ListedRoute[] {
  const within = (stack: readonly Layer[]): ListedRoute[] =>
    stack.flatMap(({ route, handle }) =>
      route === undefined
        ? within(handle?.stack ?? [])
        : [route.path].flat().flatMap((path) =>
            METHODS.filter((method) => route.methods[method]).map((method) => ({
              method: method.toUpperCase(),
              path,
            })),
          ),
    );
  return within((app.router as unknown as { readonly stack: readonly Layer[] }).stack);
}

const VALUES: Readonly<Record<string, string>> = {
  surveyId: 'ingest',
  channel: 'reminder',
  form: '0'.repeat(64),
  format: 'svg',
  file: 'machine.csv',
  path: 'surveys/ingest',
  draftId: '0'.repeat(64),
  deskId: 'trial',
  day: OPENS,
  version: '1',
};
function addressOf(path: string): string {
  return path.replace(/[:*]([A-Za-z]+)/g, (_all, name: string) => {
    const value = VALUES[name];
    if (value === undefined) throw new Error(`Give the parameter ${name} of ${path} a value in this test.`);
    return value;
  });
}

function expectHeaders(where: string, headers: Headers): void {
  const policy = headers.get('content-security-policy') ?? '';
  expect([where, policy]).toEqual([where, expect.stringContaining("default-src 'self'")]);
  expect([where, policy]).not.toEqual([where, expect.stringMatching(/unsafe|https?:|\*|blob:/)]);
  for (const directive of ['script-src', 'style-src', 'connect-src', 'form-action', 'font-src'])
    expect([where, policy]).toEqual([where, expect.stringContaining(`${directive} 'self'`)]);
  expect([where, policy]).toEqual([where, expect.stringContaining("frame-ancestors 'none'")]);
  expect([where, policy]).toEqual([where, expect.stringContaining("base-uri 'none'")]);
  expect([where, headers.get('x-robots-tag')]).toEqual([where, 'noindex, nofollow']);
  expect([where, headers.get('referrer-policy')]).toEqual([where, 'no-referrer']);
  expect([where, headers.get('x-content-type-options')]).toEqual([where, 'nosniff']);
  expect([where, headers.get('x-powered-by')]).toEqual([where, null]);
}

/** A page says its language, title and name; loads nothing from elsewhere and has nothing inline. */
function expectSoundPage(where: string, html: string, headers: Headers): void {
  expect([where, headers.get('cache-control')]).toEqual([where, 'no-store']);
  expect([where, html]).toEqual([where, expect.stringMatching(/<html lang="[a-zA-Z-]+">/)]);
  expect([where, html]).toEqual([where, expect.stringMatching(/<title>[^<]+<\/title>/)]);
  expect([where, html]).toEqual([
    where,
    expect.stringContaining('<meta name="robots" content="noindex, nofollow">'),
  ]);
  expect([where, html.match(/<h1[ >]/g)?.length ?? 0]).toEqual([
    where,
    html.includes('data-demonstration') ? 0 : 1,
  ]);
  expect([where, html.match(/<(?:script|link|img|iframe)[^>]+(?:src|href)="(?!\/)[^"]*"/g)]).toEqual([
    where,
    null,
  ]);
  expect([where, html.match(/ on[a-z]+="| style="|<style/g)]).toEqual([where, null]);
  const inline = [...html.matchAll(/<script(?![^>]*(?:src=|type="application\/json"))[^>]*>/g)];
  expect([where, inline.map(([tag]) => tag)]).toEqual([where, []]);
}

describe('every route', () => {
  test('answers with the headers that protect those who asked', async () => {
    const routes = routesOf(createExpressApp(served.parts));
    expect(routes.length).toBeGreaterThan(25);
    for (const { method, path } of routes) {
      const where = `${method} ${path}`;
      const response = await fetch(`${served.origin}${addressOf(path)}`, {
        method,
        redirect: 'manual',
        headers: { accept: 'text/html', ...(method === 'GET' ? {} : { 'content-type': 'application/json' }) },
        ...(method === 'GET' || method === 'HEAD' ? {} : { body: '{}' }),
      });
      expectHeaders(where, response.headers);
      const text = await response.text();
      if (response.headers.get('content-type')?.startsWith('text/html'))
        expectSoundPage(where, text, response.headers);
    }
    expect(routes).toContainEqual({ method: 'GET', path: '/a/:surveyId/privacy' });
    expect(routes).toContainEqual({ method: 'GET', path: '/accessibility' });
    expect(routes).toContainEqual({ method: 'POST', path: '/a/:surveyId/:channel' });
  });

  test.each([
    '/',
    '/a/ingest',
    '/a/ingest/unheard-of',
    '/a/later',
    '/a/over',
    '/a/nowhere',
    '/a/ingest/privacy',
    '/a/over/privacy?lang=en',
    '/accessibility',
    '/accessibility?lang=en&survey=ingest',
    '/accessibility?survey=nowhere&lang=xx',
    '/nothing/here',
    '/assets/none.js',
    '/%E0%A4%A',
  ])('also %s', async (address) => {
    const response = await fetch(`${served.origin}${address}`, { headers: { accept: 'text/html' } });
    expectHeaders(address, response.headers);
    expectSoundPage(address, await response.text(), response.headers);
  });

  test('a response before Express, too', async () => {
    const response = await fetch(`${served.origin}/api/surveys/ingest/responses`, {
      method: 'POST',
      body: '{',
    });
    expectHeaders('responses', response.headers);
  });

  test('before the server is ready, too: a person gets a page, a program the one shape', async () => {
    const http = await listen(0, '127.0.0.1');
    const open = (accept: string) => fetch(`http://127.0.0.1:${http.port}/a/ingest`, { headers: { accept } });
    const page = await open('text/html,*/*;q=0.8');
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '2']);
    expectHeaders('starting', page.headers);
    const html = await page.text();
    expectSoundPage('starting', html, page.headers);
    expect(html).toContain('tel:119');
    expect(await (await open('application/json')).json()).toMatchObject({ ok: false });
    await http.stop();
  });

  test('robots are told to stay away', async () => {
    const response = await fetch(`${served.origin}/robots.txt`);
    expect(await response.text()).toBe('User-agent: *\nDisallow: /\n');
  });
});

describe('the language of a page', () => {
  test.each(formLanguageSchema.options.filter((language) => ['ja', 'en'].includes(language)))(
    'is %s on the cover, before, after and in the privacy notice, where the address asks for it',
    async (language) => {
      for (const path of ['/a/ingest', '/a/later', '/a/over', '/a/ingest/privacy', '/accessibility']) {
        const response = await fetch(`${served.origin}${path}?lang=${language}`);
        expect([path, response.headers.get('content-language')]).toEqual([path, language]);
        expect([path, await response.text()]).toEqual([
          path,
          expect.stringContaining(`<html lang="${language}">`),
        ]);
      }
    },
  );

  test('follows the browser where the address says nothing, and the button that was pressed before all', async () => {
    const open = async (path: string) =>
      (await fetch(`${served.origin}${path}`, { headers: { 'accept-language': 'en-GB,en' } })).headers.get(
        'content-language',
      );
    expect(await open('/accessibility')).toBe('en');
    expect(await open('/a/ingest/privacy')).toBe('en');
    expect(await open('/a/ingest/privacy?lang=ja')).toBe('ja');
    expect(await open('/a/ingest/privacy?shown=ja&readings=hide')).toBe('ja');
    expect(await open('/a/ingest/privacy?shown=en&language=ja')).toBe('ja');
  });
});
