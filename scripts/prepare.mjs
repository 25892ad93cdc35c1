// Installs what is missing, once per lock file and Node version. Plain Node: nothing is installed yet when it runs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const MINIMUM_NODE = [20, 19];

/** What building SQLite from source needs, and the Debian package each comes in. */
const TOOLCHAIN = [
  { what: 'python3', command: ['python3', '--version'], debian: 'python3' },
  { what: 'make', command: ['make', '--version'], debian: 'make' },
  { what: 'a C++ compiler (g++)', command: ['g++', '--version'], debian: 'g++' },
];

export class PreparationError extends Error {}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  throw new PreparationError(
    `Tsunagari needs Node ${MINIMUM_NODE.join('.')} or newer; this is ${process.versions.node}. Install a newer Node and try again.`,
  );
}

/** The folder whose include/node/node.h belongs to this Node, so that the headers need no download. */
function headersPrefix() {
  const candidates = [dirname(dirname(process.execPath)), '/usr', '/usr/local'];
  return candidates.find((prefix) => {
    const header = join(prefix, 'include', 'node', 'node_version.h');
    if (!existsSync(header)) return false;
    const major = /#define NODE_MAJOR_VERSION (\d+)/.exec(readFileSync(header, 'utf8'))?.[1];
    return major === process.versions.node.split('.')[0];
  });
}

function missingTools() {
  const missing = TOOLCHAIN.filter(
    ({ command: [tool, ...args] }) => spawnSync(tool, args, { stdio: 'ignore' }).error,
  );
  const lines = missing.map(({ what, debian }) => `  - ${what} (Debian package: ${debian})`);
  if (!headersPrefix()) {
    lines.push(
      '  - Node’s headers, include/node/node.h (Debian package: libnode-dev for Debian’s own Node; the archives of nodejs.org contain them)',
    );
  }
  return lines;
}

/** What node_modules was made from: the lock file, and the Node it was compiled for. */
function fingerprint() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256')
    .update(lock)
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex');
}

/**
 * Makes node_modules agree with the lock file; does nothing when it already does.
 * Throws PreparationError with a sentence that says what is missing and which Debian package brings it.
 */
export function prepare() {
  checkNode();
  const stamp = join(root, 'node_modules', '.tsunagari-installed');
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  console.log(
    'Installing packages (the first time takes about two minutes, SQLite is compiled if it must be) …',
  );
  const env = { ...process.env };
  const prefix = headersPrefix();
  if (prefix && !env.npm_config_nodedir) env.npm_config_nodedir = prefix;
  // Vite, TypeScript and the browser for the tests are development packages; NODE_ENV=production would leave them out.
  const result = spawnSync('npm', ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    const missing = missingTools();
    const advice = missing.length
      ? `No prebuilt SQLite could be downloaded, and to compile it this machine lacks:\n${missing.join('\n')}\nInstall these and run the command again.`
      : 'npm’s own message above says why. Mend that and run the command again.';
    throw new PreparationError(`The packages could not be installed. ${advice}`);
  }
  writeFileSync(stamp, wanted);
}
