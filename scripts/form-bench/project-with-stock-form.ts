import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import type { Questionnaire } from '../../instruments/composition/questionnaire.ts';
import { compressAssets } from '../build.mjs';
import { root } from '../project-files.ts';

/** Where the server serves SurveyJS's stock form from. */
export const STOCK_FORM_PATH = '/assets/stock/index.html';

export interface ProjectWithStockForm {
  /** to be served in place of the project's */
  readonly folder: string;
  remove(): void;
}

type Manifest = Readonly<Record<string, { readonly file: string; readonly css?: readonly string[] }>>;
const readManifest = (client: string): Manifest =>
  JSON.parse(readFileSync(join(client, '.vite', 'manifest.json'), 'utf8'));

/**
 * A folder from which the server serves our form and, beside it, SurveyJS's stock form of the same questionnaire: bundled
 * by the same tool, compressed in the same way, its hashed files named in the manifest so that they too are kept for ever.
 */
export async function makeProjectWithStockForm(form: Questionnaire['form']): Promise<ProjectWithStockForm> {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagari-form-bench-'));
  for (const name of ['docs', 'instruments', 'fixtures', 'node_modules']) {
    symlinkSync(join(root, name), join(folder, name));
  }
  const client = join(folder, 'dist', 'client');
  cpSync(join(root, 'dist', 'client'), client, { recursive: true });
  cpSync(join(root, 'dist', 'static-pages'), join(folder, 'dist', 'static-pages'), { recursive: true });

  const stock = join(client, 'stock');
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'stock-form'),
    base: '/assets/stock/',
    logLevel: 'error',
    plugins: [react(), questionnaireModule(form)],
    build: { outDir: stock, emptyOutDir: true, assetsDir: '.', manifest: true, chunkSizeWarningLimit: 4000 },
  });
  compressAssets(stock);
  const inFolder = (name: string) => `stock/${name}`;
  const added = Object.entries(readManifest(stock)).map(([key, chunk]) => [
    inFolder(key),
    { ...chunk, file: inFolder(chunk.file), css: (chunk.css ?? []).map(inFolder) },
  ]);
  const merged = { ...readManifest(client), ...Object.fromEntries(added) };
  writeFileSync(join(client, '.vite', 'manifest.json'), JSON.stringify(merged));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const NAME = 'virtual:questionnaire';

function questionnaireModule(form: Questionnaire['form']): Plugin {
  return {
    name: 'questionnaire',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    load: (id) => (id === `\0${NAME}` ? `export default ${JSON.stringify(form)}` : null),
  };
}
