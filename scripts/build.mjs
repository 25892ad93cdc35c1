// Compiles the server and bundles the pages, when a source has changed since the last time.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from './prepare.mjs';

const SOURCES = ['instruments', 'analysis', 'server', 'client'];
// Definitions are read when a program runs and are in nothing that is built: editing one needs no build.
const DEFINITIONS = ['library', 'questionnaires', 'areas'].map((folder) => join('instruments', folder) + sep);
const SOURCE_FILE = /\.(ts|tsx|css|html|json|svg|woff2)$/;
const COMPRESSIBLE = /\.(js|css|html|svg|json)$/;

export class BuildError extends Error {}

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

function isBuilt(path) {
  const definition =
    path.endsWith('.json') && DEFINITIONS.some((folder) => relative(root, path).startsWith(folder));
  return SOURCE_FILE.test(path) && !/\.(test|story)\.tsx?$/.test(path) && !definition;
}

function sourceFingerprint() {
  const hash = createHash('sha256');
  const configuration = [
    'package-lock.json',
    'tsconfig.base.json',
    'tsconfig.json',
    'vite.config.ts',
    'scripts/build.mjs',
  ];
  for (const file of configuration) hash.update(file).update(readFileSync(join(root, file)));
  for (const folder of SOURCES) {
    for (const path of filesUnder(join(root, folder))) {
      if (isBuilt(path)) hash.update(path.slice(root.length)).update(readFileSync(path));
    }
  }
  return hash.digest('hex');
}

function run(tool, args) {
  const result = spawnSync(process.execPath, [join(root, 'node_modules', ...tool), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (result.status !== 0) throw new BuildError(`The build stopped in ${tool[0]}; its message is above.`);
}

/** Compresses once at build time what would otherwise be compressed at every request. */
export function compressAssets(folder) {
  for (const path of [...filesUnder(folder)]) {
    if (!COMPRESSIBLE.test(path)) continue;
    const bytes = readFileSync(path);
    writeFileSync(
      `${path}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
    );
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

/** Types of everything the build needs, without bundling: what `npm test` checks first. */
export function compile() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  run(['typescript', 'bin', 'tsc'], ['-b']);
}

/** Builds dist/ from the sources; does nothing when they are what dist/ was built from. */
export function build() {
  const stamp = join(root, 'dist', '.built-from');
  const wanted = sourceFingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  // standard output belongs to the program that is run: a codebook, findings as JSON
  console.error('Building …');
  rmSync(stamp, { force: true });
  compile();
  run(['vite', 'bin', 'vite.js'], ['build', '--logLevel', 'warn']);
  run(['vite', 'bin', 'vite.js'], ['build', '--ssr', '--logLevel', 'warn']);
  run(['vite', 'bin', 'vite.js'], ['build', '--mode', 'worker', '--logLevel', 'warn']);
  compressAssets(join(root, 'dist', 'client'));
  writeFileSync(stamp, wanted);
}
