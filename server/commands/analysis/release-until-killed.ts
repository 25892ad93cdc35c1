import files from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import type { Terminal } from '../terminal.ts';
import { enterReleases } from './enter-releases.ts';
import { readRegister } from './register-file.ts';
import { writeReleased } from './write-released.ts';

/**
 * A program for register-kill.test.ts: releases one table as two files, and kills itself before its n-th step on the
 * disk. Arguments: folder, n, what the files hold.
 */
const [folder = '', moment = '', content = ''] = process.argv.slice(2);
let left = Number(moment);

function step(): void {
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  left -= 1;
}

type Functions = Record<string, (...args: unknown[]) => unknown>;
function counted(owner: Functions, names: readonly string[]): void {
  for (const name of names) {
    const own = owner[name] as Functions[string];
    owner[name] = function (this: unknown, ...args) {
      step();
      return own.apply(this, args);
    };
  }
}

const handle = await files.open(folder, 'r');
counted(Object.getPrototypeOf(handle) as Functions, ['writeFile', 'sync', 'close']);
counted(files as unknown as Functions, ['open', 'readFile', 'rename', 'unlink', 'writeFile']);
syncBuiltinESMExports();

const nobody = () => undefined;
const terminal: Terminal = { out: nobody, err: nobody, watched: false, folder };
const register = await readRegister(terminal, 'a.register.json');
if (register === null) throw new Error(`There is no register in ${folder}.`);
await writeReleased(terminal, {
  files: ['one.csv', 'two.csv'].map((path) => ({ path, content })),
  force: true,
  enter: () =>
    enterReleases(terminal, register, [
      {
        day: '2026-04-01',
        request: { command: content },
        released: { surveyId: 'a', dataset: 'd', item: 'q', axis: 'area', figures: [] },
      },
    ]),
});
process.stdout.write('done');
