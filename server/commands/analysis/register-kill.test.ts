import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyRegister, registerSchema, registerText } from './register-document.ts';

// Inside the project, so that the program finds its packages; one folder for each run of the tests.
const programFolder = resolve(`dist/register-kill-test-${process.pid}`);
const program = join(programFolder, 'release-until-killed.js');
const folder = mkdtempSync(join(tmpdir(), 'tsunagari-register-'));
const BEFORE = 'released the year before';
const FIGURES = 'figures of a table';

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    // in one file it starts sooner, and it starts some forty times
    ssr: { noExternal: true },
    build: {
      ssr: resolve('server/commands/analysis/release-until-killed.ts'),
      outDir: programFolder,
      target: 'node20',
    },
  });
}, 60_000);
afterAll(() => {
  rmSync(programFolder, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

/** Releases until the n-th step on the disk, with what stood there before. */
function releaseUntilKilled(moment: number): 'killed' | 'done' {
  for (const file of readdirSync(folder)) unlinkSync(join(folder, file));
  writeFileSync(join(folder, 'one.csv'), BEFORE);
  writeFileSync(join(folder, 'a.register.json'), registerText(emptyRegister('a')));
  return release(moment);
}

function release(moment: number): 'killed' | 'done' {
  const { signal, stdout, stderr } = spawnSync(process.execPath, [program, folder, String(moment), FIGURES], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(signal === 'SIGKILL').toBe(stdout !== 'done');
  return signal === 'SIGKILL' ? 'killed' : 'done';
}

const read = (file: string) => readFileSync(join(folder, file), 'utf8');

/** What whoever finds the folder can read in it, and whether the register knows. */
function found() {
  const { entries } = registerSchema.parse(JSON.parse(read('a.register.json')));
  const others = readdirSync(folder).filter((file) => !file.startsWith('a.register'));
  return {
    entered: entries.length === 1,
    told: others.filter((file) => read(file).includes(FIGURES.slice(0, 1)) && read(file) !== BEFORE),
    out: ['one.csv', 'two.csv'].filter((file) => others.includes(file) && read(file) === FIGURES),
    old: others.includes('one.csv') && read('one.csv') === BEFORE,
  };
}

test('killed before any step on the disk, no figure is there that the register does not know', () => {
  const states = new Set<string>();
  let moment = 0;
  while (releaseUntilKilled(moment) === 'killed') {
    const { entered, told, out, old } = found();
    if (told.length > 0) expect(entered, `step ${moment}: ${told.join()}`).toBe(true);
    // a file is the old one or the new one, never a part of either
    expect(old || out.includes('one.csv'), `step ${moment}`).toBe(true);
    states.add(`${entered ? 'entered' : 'not entered'}, ${out.length} out`);
    moment += 1;
  }
  expect(found()).toMatchObject({ entered: true, out: ['one.csv', 'two.csv'] });
  expect([...states]).toEqual(['not entered, 0 out', 'entered, 0 out', 'entered, 1 out', 'entered, 2 out']);
  expect(readdirSync(folder).sort()).toEqual(['a.register.json', 'one.csv', 'two.csv']);
}, 120_000);

test('after a kill the next call says which process held the register, and goes on once its mark is gone', () => {
  let moment = 0;
  while (releaseUntilKilled(moment) === 'killed' && !readdirSync(folder).includes('a.register.json.lock'))
    moment += 1;
  const { status, stderr } = spawnSync(process.execPath, [program, folder, '1000', FIGURES], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('a.register.json.lock を消してください。');
  unlinkSync(join(folder, 'a.register.json.lock'));
  expect(release(1000)).toBe('done');
  expect(found()).toMatchObject({ entered: true, out: ['one.csv', 'two.csv'] });
}, 120_000);
