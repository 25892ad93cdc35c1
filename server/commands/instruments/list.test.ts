import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TrialLibrary, trialLibrary } from '../trial-library.ts';

let trial: TrialLibrary;
beforeEach(async () => {
  trial = await trialLibrary();
});
afterEach(() => trial.remove());

test('names every version, its languages with the unapproved ones marked, and whether it is published', async () => {
  await trial.unlock('saitama-2023@1');
  const { exitCode, out, err } = await trial.call('list');
  expect(exitCode).toBe(0);
  expect(out).toContain('instrument connections@R4 ');
  expect(out).toMatch(/instrument place-making@1 [^\n]*\n {2}公開済み \/ published; ja en\* /);
  expect(out).toMatch(/questionnaire saitama-2023@1 [^\n]*\n {2}未公開/);
  expect(err).toContain('確認前の訳文');
});

test('as JSON', async () => {
  const { exitCode, out } = await trial.call('list', '--json');
  expect(exitCode).toBe(0);
  const entries = JSON.parse(out) as { key: string; published: boolean; languages: string[] }[];
  expect(entries.find(({ key }) => key === 'place-making@1')).toMatchObject({ published: true });
  expect(entries.find(({ key }) => key === 'place-making@1')?.languages[0]).toBe('ja');
});
