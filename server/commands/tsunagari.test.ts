import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runTsunagari } from './run-tsunagari.ts';

const shipped = join(import.meta.dirname, '..', '..', 'instruments');

/** One call of the real program on the shipped library. */
async function tsunagari(...args: readonly string[]) {
  const called = { out: '', err: '' };
  const collect = (stream: 'out' | 'err') => (text: string) => {
    called[stream] += text;
  };
  const terminal = { out: collect('out'), err: collect('err'), watched: false, folder: shipped };
  return { exitCode: await runTsunagari(args, terminal, shipped), ...called };
}

const COMMANDS = ['check', 'list', 'diff', 'compose', 'codebook', 'booklet', 'import', 'publish'];

test('says how it is called', async () => {
  const { exitCode, out } = await tsunagari('--help');
  expect(exitCode).toBe(0);
  expect(out).toContain('instruments');
  const library = await tsunagari('instruments', '--help');
  expect(library.exitCode).toBe(0);
  expect([...library.out.matchAll(/^ {2}([a-z]+) .*\[/gm)].map(([, name]) => name)).toEqual(
    expect.arrayContaining(COMMANDS),
  );
});

test.each(COMMANDS)('%s says what it does in Japanese and in English', async (command) => {
  const { exitCode, out } = await tsunagari('instruments', command, '--help');
  expect(exitCode).toBe(0);
  expect(out).toMatch(/\p{Script=Hiragana}.* \/ [a-z]/u);
});

const ANALYSIS = ['weights', 'crosstab', 'compare', 'profile', 'regress', 'protect', 'export'];

test.each([...ANALYSIS.map((command) => [command]), ['export', 'tables'], ['export', 'rows']])(
  '%s %s says what it does in Japanese and in English',
  async (...command) => {
    const { exitCode, out } = await tsunagari(...command.filter((word) => word !== undefined), '--help');
    expect(exitCode).toBe(0);
    expect(out).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}].* \/ [a-z]/u);
    for (const [line] of out.matchAll(/^ {2,4}(-\S+, )?--(?!help)\S+.*$/gm))
      expect(line).toMatch(/\p{Script=Han}|\p{Script=Katakana}/u);
  },
);

test.each([
  [['instruments', 'chek'], 'check'],
  [['crostab'], 'crosstab'],
  [['weights', 'a.csv'], '--output'],
  [['export', 'table'], 'tables'],
  [['instrument'], 'instruments'],
  [['instruments', 'check', '--jsn'], '--json'],
  [['instruments', 'publish'], '--all'],
  [['instruments', 'publish', '--all', 'connections@R4'], '--all'],
])('%j: a wrong call ends with 2 and names what is near', async (args, near) => {
  const { exitCode, out, err } = await tsunagari(...args);
  expect(exitCode).toBe(2);
  expect(err).toContain(near);
  expect(out).toBe('');
});

test('a folder without a library ends with 2 and says what is missing', async () => {
  const { exitCode, err } = await tsunagari('instruments', '--instruments', 'nowhere', 'check');
  expect(exitCode).toBe(2);
  expect(err).toContain('nowhere');
  expect(err).toContain('questionnaires');
});

test('list names the versions of an instrument in their order', async () => {
  const { out } = await tsunagari('instruments', 'list');
  expect([...out.matchAll(/^instrument connections@(\S+)/gm)].map(([, version]) => version)).toEqual([
    'R3',
    'R4',
    'R4.1',
    'R5',
    'R6',
  ]);
});
