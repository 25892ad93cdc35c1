import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderStaticPage } from '../../client/form/static/render-static-page.tsx';
import { root } from '../../scripts/project-files.ts';
import { type IngestInstallation, makeInstallation, OPENS } from '../bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../bench/serve-installation.ts';

// What the worker of the form fetches, as the build of npm test made it.

let installation: IngestInstallation;
let served: ServedInstallation;
beforeAll(async () => {
  installation = await makeInstallation({ letters: { chuo: 10 } });
  served = await serveInstallation(
    installation,
    () => new Date(`${OPENS}T00:00:00+09:00`),
    renderStaticPage,
    { builtPages: join(root, 'dist', 'client') },
  );
});
afterAll(async () => {
  await served.stop();
  await installation.remove();
});
const get = (path: string) => fetch(`${served.origin}${path}`);

it('the worker is one file of its own, asked for anew each time, under the content policy of all pages', async () => {
  const response = await get('/form-worker.js');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
  expect(response.headers.get('cache-control')).toBe('no-cache');
  expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
  const text = await response.text();
  expect(text).toContain('addEventListener');
  // as a classic script it can have neither
  expect(text).not.toMatch(/(^|[;}])\s*(import|export)[\s{*]/);
});

it('the list names files that are there and good for ever: those of the form, and those of each language', async () => {
  const response = await get('/form-files.json');
  expect(response.headers.get('cache-control')).toBe('no-cache');
  const { form, languages } = (await response.json()) as {
    form: string[];
    languages: Record<string, string[]>;
  };
  expect(form.some((file) => /form-entry-/.test(file))).toBe(true);
  expect(form.some((file) => file.endsWith('.css'))).toBe(true);
  // Japanese is in the form itself; the levels for children build upon other files
  expect(languages.ja).toEqual([]);
  expect(languages['ja-x-primary']).toHaveLength(2);
  expect(languages['pt-BR']).toHaveLength(1);
  const all = new Set([...form, ...Object.values(languages).flat()]);
  expect([...all].filter((file) => /staff|chart/.test(file))).toEqual([]);
  for (const file of all) {
    const found = await get(file);
    expect([file, found.status, found.headers.get('cache-control')]).toEqual([
      file,
      200,
      'public, max-age=31536000, immutable',
    ]);
    await found.arrayBuffer();
  }
});

it('the page that stands in for others has the desks, no script, and no way to send anything', async () => {
  const { id } = installation.survey.survey;
  const response = await get(`/form-offline/${id}?lang=en`);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const page = await response.text();
  expect(page).toContain('There is no connection right now');
  expect(page).toContain('id="desks"');
  expect(page).not.toContain('<script');
  expect(page).not.toContain('name="go"');
  expect((await get('/form-offline/no-such-survey')).status).toBe(404);
});
