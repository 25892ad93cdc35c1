import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TrialLibrary, trialLibrary } from '../trial-library.ts';

let trial: TrialLibrary;
beforeAll(async () => {
  trial = await trialLibrary({ whole: true });
});
afterAll(() => trial.remove());

test('says in Japanese what changed between two waves, and what may be compared', async () => {
  const { exitCode, out, err } = await trial.call('diff', 'connections', 'R5', 'R6');
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^# 人々のつながりに関する基礎調査（令和5年） R5 → R6\n\n## /);
  expect(out).toContain('## 設問の追加');
  expect(out).toContain('比較への影響：');
  expect(err).toBe('');
});

test('says the same in English, into a file that is not replaced unasked', async () => {
  const call = ['diff', 'connections', 'R5', 'R6', '--lang', 'en', '-o', 'diff.md'] as const;
  expect(await trial.call(...call)).toEqual({ exitCode: 0, out: '', err: 'diff.md\n' });
  const text = await readFile(join(trial.folder, 'diff.md'), 'utf8');
  expect(text).toContain('## Item added');
  await writeFile(join(trial.folder, 'diff.md'), 'mine');
  const again = await trial.call(...call);
  expect(again.exitCode).toBe(1);
  expect(again.err).toContain('--force');
  expect(await readFile(join(trial.folder, 'diff.md'), 'utf8')).toBe('mine');
  expect((await trial.call(...call, '--force')).exitCode).toBe(0);
  expect(await readFile(join(trial.folder, 'diff.md'), 'utf8')).toBe(text);
});

test('across several waves it follows the crosswalks and names them', async () => {
  const { exitCode, out, err } = await trial.call('diff', 'connections', 'R3', 'R6');
  expect(exitCode).toBe(0);
  expect(out).toContain('R3 → R6');
  expect(err).toContain('R3 → R4.1 → R5 → R6');
  expect(out).not.toContain('対応表に記載がない');
});

test.each([
  [['conections', 'R5', 'R6'], '「conections」はありません。近いもの：connections'],
  [['connections', 'R5', 'R66'], 'connections に「R66」はありません。近いもの：R6'],
  [['connections', 'R6', 'R5'], 'diff connections R5 R6'],
  [['connections', 'R6', 'R6'], 'diff connections <前の版> <後の版>'],
  [['connections', 'R5'], '「to」がありません。指定してください。'],
  [['connections', 'R5', 'R6', '--lang', 'fr'], 'ja, en'],
  [['connections', 'R5', 'R6', 'R7'], '引数が多すぎます（3個までのところ、4個）。'],
])('%j: a wrong call ends with 2 and says what would be right', async (args, said) => {
  const { exitCode, out, err } = await trial.call('diff', ...args);
  expect(exitCode).toBe(2);
  expect(err).toContain(said);
  expect(out).toBe('');
});
