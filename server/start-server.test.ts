import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Connection from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DefinitionError } from '../instruments/definition/finding.ts';
import { plainSurvey } from './bench/ingest-installation.ts';
import { ClientAssetsError } from './http/client-assets.ts';
import { ListenError } from './http/http-server.ts';
import { createLog } from './http/request-log.ts';
import { InstallationError } from './installation.ts';
import { loadDefinitions } from './questionnaires/load-definitions.ts';
import { publishQuestionnaire } from './questionnaires/publish-questionnaire.ts';
import { type Installation, parseSettings } from './settings.ts';
import { type RunningServer, startServer } from './start-server.ts';
import { openStore } from './store/open-store.ts';
import { registerSurvey } from './surveys/register-survey.ts';
import { terminalLines } from './terminal-lines.ts';

const root = join(import.meta.dirname, '..');
const MANIFEST = {
  'form/first-page.ts': { file: 'form-1.js', css: ['form-1.css'], imports: ['_shared.js'] },
  '_shared.js': { file: 'shared-1.js', css: ['shared-1.css'] },
  'staff/staff-entry.tsx': { file: 'staff-1.js' },
};
let folder: string;
let project: string;
let running: RunningServer[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsunagari-start-'));
  project = join(folder, 'project');
  running = [];
  mkdirSync(join(project, 'dist', 'client', '.vite'), { recursive: true });
  writeFileSync(join(project, 'dist', 'client', '.vite', 'manifest.json'), JSON.stringify(MANIFEST));
  for (const script of ['form-1.js', 'form-worker.js'])
    writeFileSync(join(project, 'dist', 'client', script), 'export {};');
  writeFileSync(join(project, 'dist', 'client', 'blank.html'), '<!doctype html>');
  mkdirSync(join(project, 'dist', 'static-pages'));
  writeFileSync(
    join(project, 'dist', 'static-pages', 'render-static-page.js'),
    'export const renderStaticPage = ({ survey }) => "<main>" + survey.id + "</main>";',
  );
  for (const name of ['instruments', 'fixtures', 'docs']) symlinkSync(join(root, name), join(project, name));
});
afterEach(async () => {
  for (const server of running) await server.stop();
  rmSync(folder, { recursive: true });
});

async function start(
  installation: Installation,
  environment: Record<string, string> = {},
): Promise<RunningServer> {
  const settings = parseSettings(
    { PORT: '0', DATA_DIR: join(folder, 'data'), ...environment },
    installation,
    folder,
  );
  const log = createLog('error', { write: (line) => expect.fail(line) });
  const clock = () => new Date('2026-11-21T12:00:00+09:00');
  const server = await startServer({ installation, settings, projectFolder: project, clock, log });
  running.push(server);
  return server;
}
const get = (server: RunningServer, path: string) => fetch(`http://127.0.0.1:${server.port}${path}`);

describe('a real installation', () => {
  test('starts empty, makes one administrator and shows the password once', async () => {
    const first = await start('serve');
    expect(first.facts.administrator?.password).toMatch(/^\w{20}$/);
    const page = await (await get(first, '/')).text();
    expect(page).not.toContain('デモ');
    expect((await get(first, '/a/saitama-2023')).status).toBe(404);
    await first.stop();
    const second = await start('serve');
    expect(second.facts.administrator).toBeNull();
    expect(terminalLines(second.facts)).not.toMatch(/password|デモ/);
  });

  test('an empty one is not taken for a demonstration, nor a demonstration that was killed early for one', async () => {
    await (await start('serve')).stop();
    await expect(start('demo')).rejects.toThrow(
      /is the folder of a real installation that has no survey yet/,
    );
    writeFileSync(join(folder, 'data', 'demonstration.json'), '{"state":"preparing"}');
    await expect(start('serve')).rejects.toThrow(/is the folder of a demonstration \(demonstration\.json/);
  });

  test('refuses a store with a synthetic survey and names it', async () => {
    await (await start('demo')).stop();
    await expect(start('serve')).rejects.toThrow(InstallationError);
    await expect(start('serve')).rejects.toThrow(/holds the synthetic survey saitama-2023/);
  });
});

describe('the demonstration', () => {
  test('prints what leads everywhere, and all of it works', async () => {
    const server = await start('demo');
    const text = terminalLines(server.facts);
    expect(text).toContain(`http://localhost:${server.port}/staff`);
    expect(text).toMatch(/\/a\/saitama-2023#code=[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\n/);
    expect(text).toContain('▀');
    const page = await (await get(server, '/')).text();
    expect(page).toContain('デモ：合成データ');
    for (const path of [
      '/a/saitama-2023',
      '/a/saitama-2023-open',
      '/qr/saitama-2023-open.svg',
      '/staff',
      '/staff/surveys/x/returns',
    ]) {
      expect((await get(server, path)).status, path).toBe(200);
    }
  });

  test('its pages load the built files, all of them from here, and they never change', async () => {
    const server = await start('demo');
    const page = await (await get(server, '/a/saitama-2023')).text();
    expect(page).toContain('<script type="module" src="/assets/form-1.js">');
    expect(page).toContain('<link rel="modulepreload" href="/assets/shared-1.js">');
    for (const style of ['form-1.css', 'shared-1.css'])
      expect(page).toContain(`<link rel="stylesheet" href="/assets/${style}">`);
    const script = await get(server, '/assets/form-1.js');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(
      (await get(server, '/assets/blank.html')).headers.get('cache-control'),
      'no hash, so it may change; but the way out leads there without a network',
    ).toBe('public, max-age=2592000');
    const written = await fetch(`http://127.0.0.1:${server.port}/assets/form-1.js`, { method: 'POST' });
    expect(written.status).toBe(405);
    expect(written.headers.get('allow')).toBe('GET, HEAD');
    expect((await get(server, '/assets/.vite/manifest.json')).status).toBe(404);
    expect((await get(server, '/assets/..%2f..%2fpackage.json')).status).toBe(404);
  });

  test('refuses a store with a real survey and leaves it alone', async () => {
    const folders = { dataDir: join(folder, 'data'), secretsDir: join(folder, 'data-secrets') };
    const store = await openStore(folders);
    const survey = plainSurvey({ synthetic: false, id: 'real-one' });
    await publishQuestionnaire(store, await loadDefinitions(join(root, 'instruments')), survey.questionnaire);
    await registerSurvey(store, survey);
    await store.close();
    const before = readFileSync(join(folders.dataDir, 'tsunagari.sqlite'));
    await expect(start('demo')).rejects.toThrow(/holds the real survey real-one/);
    expect(readFileSync(join(folders.dataDir, 'tsunagari.sqlite')).equals(before)).toBe(true);
  });
});

describe('what cannot be started is a sentence, and nothing stays open', () => {
  test('a definition edited after publication: its file is named', async () => {
    await (await start('demo')).stop();
    rmSync(join(project, 'instruments'));
    cpSync(join(root, 'instruments'), join(project, 'instruments'), { recursive: true });
    const file = join(project, 'instruments', 'library', 'connections', 'R4.json');
    const text = readFileSync(file, 'utf8');
    const edited = text.replace('健康', '体調');
    expect(edited).not.toBe(text);
    writeFileSync(file, edited);
    await expect(start('demo')).rejects.toThrow(DefinitionError);
    await expect(start('demo')).rejects.toThrow(/library\/connections\/R4\.json/);
  });

  test('a second server on the same data', async () => {
    await start('demo');
    await expect(start('demo')).rejects.toThrow(/^Another server is running on DATA_DIR /);
  });

  test('a port that is taken, before the data is touched', async () => {
    const first = await start('serve');
    const elsewhere = { PORT: String(first.port), DATA_DIR: join(folder, 'other') };
    await expect(start('serve', elsewhere)).rejects.toThrow(ListenError);
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });

  test('pages that were not built', async () => {
    rmSync(join(project, 'dist'), { recursive: true });
    await expect(start('serve')).rejects.toThrow(ClientAssetsError);
  });

  test('a printer’s file that was changed; and the password is shown by the first start that succeeds', async () => {
    const broken = join(folder, 'data', 'printer', 'saitama-2023.csv');
    await (await start('demo')).stop();
    const letters = readFileSync(broken, 'utf8');
    const connection = new Connection(join(folder, 'data', 'tsunagari.sqlite'));
    connection.exec('delete from accounts');
    connection.close();
    writeFileSync(broken, 'x,y\r\n1,2\r\n');
    await expect(start('demo')).rejects.toThrow(
      /saitama-2023\.csv, line 2, is not what the demonstration wrote/,
    );
    writeFileSync(broken, letters);
    expect((await start('demo')).facts.administrator).not.toBeNull();
  });

  test('a BACKUP_DIR that cannot be had', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    await expect(start('serve', { BACKUP_DIR: join(folder, 'a-file') })).rejects.toThrow(/^BACKUP_DIR is /);
  });

  test('after a failed start the same port and data can be used', async () => {
    const holder = await start('serve');
    const { port } = holder;
    await holder.stop();
    rmSync(join(folder, 'data-secrets'), { recursive: true });
    writeFileSync(join(folder, 'data-secrets'), 'not a folder');
    await expect(start('serve', { PORT: String(port) })).rejects.toThrow();
    rmSync(join(folder, 'data-secrets'));
    const again = await start('serve', { PORT: String(port) });
    expect(again.port).toBe(port);
  });
});
