import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/project-files.ts';
import { type IngestInstallation, makeInstallation, OPENS } from '../bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../bench/serve-installation.ts';

// What a resident's browser can be made to load, as the build of npm test made it.

const client = join(root, 'dist', 'client');
const read = (name: string) => JSON.parse(readFileSync(join(client, '.vite', name), 'utf8'));

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}
const manifest = read('manifest.json') as Readonly<Record<string, Chunk>>;
const modules = read('modules.json') as Readonly<Record<string, readonly string[]>>;

const STAFF = 'staff/staff-entry.tsx';
const RESIDENTS = Object.keys(manifest).filter((key) => manifest[key]?.isEntry && key !== STAFF);

/** Everything that these parts of the build fetch, at once or later. */
function reachable(entries: readonly string[]): readonly Chunk[] {
  const found = new Map<string, Chunk>();
  const visit = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined || found.has(key)) return;
    found.set(key, chunk);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(next);
  };
  for (const entry of entries) visit(entry);
  return [...found.values()];
}
const modulesOf = (chunks: readonly Chunk[]): readonly string[] =>
  chunks.flatMap(({ file }) => modules[file] ?? []);
const filesOf = (chunks: readonly Chunk[]): readonly string[] => [
  ...new Set(chunks.flatMap(({ file, css = [], assets = [] }) => [file, ...css, ...assets])),
];

/** Code of officials and analysts, and the schemas of the server; types of them leave nothing behind. */
const NOT_FOR_RESIDENTS =
  /^(client\/staff|analysis|server)\/|node_modules\/(echarts|zrender|simple-statistics)\//;
/** what the content of a file makes of its name: another content is another file */
const HASHED = /-[\w-]{8}\.(js|css|svg|woff2)$/;

describe('what residents load', () => {
  it('has nothing of officials or analysts in it, which the officials’ page has', () => {
    expect(RESIDENTS).toContain('form/first-page.ts');
    const loaded = modulesOf(reachable(RESIDENTS));
    // the questions' own engine is among it: the list is that of the whole form
    expect(loaded.some((id) => id.includes('/survey-core/'))).toBe(true);
    expect(loaded.filter((id) => NOT_FOR_RESIDENTS.test(id))).toEqual([]);
    const officials = modulesOf(reachable([STAFF]));
    expect(officials.some((id) => id.startsWith('client/staff/'))).toBe(true);
    expect(officials.some((id) => id.includes('/echarts/'))).toBe(true);
  });

  it('is named by its content and compressed when it was built', () => {
    const files = filesOf(reachable(RESIDENTS));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      expect(file).toMatch(HASHED);
      const bytes = readFileSync(join(client, file));
      expect(brotliDecompressSync(readFileSync(join(client, `${file}.br`)))).toEqual(bytes);
      expect(gunzipSync(readFileSync(join(client, `${file}.gz`)))).toEqual(bytes);
    }
  });
});

describe('its files over HTTP', () => {
  let installation: IngestInstallation;
  let served: ServedInstallation;
  beforeAll(async () => {
    installation = await makeInstallation({ letters: null });
    served = await serveInstallation(
      installation,
      () => new Date(`${OPENS}T12:00:00+09:00`),
      () => '',
      { builtPages: client },
    );
  });
  afterAll(async () => {
    await served.stop();
    await installation.remove();
  });

  it('come compressed and are kept for ever', async () => {
    const files = filesOf(reachable(RESIDENTS)).filter((file) => HASHED.test(file));
    for (const file of files) {
      for (const encoding of ['br', 'gzip']) {
        const answer = await fetch(`${served.origin}/assets/${file}`, {
          headers: { 'Accept-Encoding': encoding },
        });
        expect([file, answer.status, answer.headers.get('content-encoding')]).toEqual([file, 200, encoding]);
        expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
        expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
        expect(answer.headers.get('content-security-policy'), 'is read with pages alone').toBeNull();
        expect(Buffer.from(await answer.arrayBuffer())).toEqual(readFileSync(join(client, file)));
      }
    }
  });

  it('are asked for anew where a name stays the same; the page that the way out leads to opens without a network', async () => {
    const unhashed = readdirSync(client).filter((name) => /\.(html|js)$/.test(name) && !HASHED.test(name));
    expect(unhashed).toContain('blank.html');
    for (const name of unhashed) {
      const answer = await fetch(`${served.origin}/assets/${name}`);
      expect([name, answer.headers.get('content-security-policy')]).toEqual([name, expect.any(String)]);
      expect([name, answer.headers.get('cache-control')]).toEqual([
        name,
        name === 'blank.html' ? 'public, max-age=2592000' : expect.stringMatching(/^no-(cache|store)$/),
      ]);
    }
  });
});
