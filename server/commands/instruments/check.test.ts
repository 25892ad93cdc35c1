import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type TrialLibrary, trialLibrary } from '../trial-library.ts';

let trial: TrialLibrary;
afterEach(() => trial.remove());

test('finds nothing in the whole library', async () => {
  trial = await trialLibrary({ whole: true });
  const { exitCode, out, err } = await trial.call('check');
  expect(out).toBe('');
  expect(err).toMatch(/^部品\d+版、訳文\d+件、調査票\d+件 [^\n]*：問題はありません。 \/ Nothing found\.\n$/);
  expect(exitCode).toBe(0);
});

test('names a published definition that was edited, in text and as JSON', async () => {
  trial = await trialLibrary();
  await trial.edit('library/connections/R4.json', '孤独であると感じる', '孤独を感じる');
  const { exitCode, out, err } = await trial.call('check');
  expect(exitCode).toBe(1);
  expect(out).toContain('lock.edited-after-publication');
  expect(out).toContain('library/connections/R4.json');
  expect(err).toContain('件 / ');
  const json = await trial.call('check', '--json');
  expect(json.exitCode).toBe(1);
  expect((JSON.parse(json.out) as { code: string }[]).map(({ code }) => code)).toContain(
    'lock.edited-after-publication',
  );
});

test('a draft is a finding that says how to publish it, unless drafts are expected', async () => {
  trial = await trialLibrary();
  await trial.unlock('saitama-2023@1');
  const strict = await trial.call('check');
  expect(strict.exitCode).toBe(1);
  expect(strict.out).toContain('publish saitama-2023@1');
  const lenient = await trial.call('check', '--drafts');
  expect(lenient).toMatchObject({ exitCode: 0, out: '' });
  expect(lenient.err).toContain('未公開 / not published: saitama-2023@1\n');
});

test('--drafts forgives nothing else', async () => {
  trial = await trialLibrary();
  await trial.unlock('saitama-2023@1');
  await trial.edit('library/place-making/1.json', '特にない', '特になし');
  const { exitCode, out } = await trial.call('check', '--drafts');
  expect(exitCode).toBe(1);
  expect(out).toContain('lock.edited-after-publication');
  expect(out).not.toContain('lock.not-locked');
});

test('names what a later version does to a published one', async () => {
  trial = await trialLibrary();
  const first = await trial.read('library/place-making/1.json');
  await trial.write(
    'library/place-making/2.json',
    first
      .replace('"version": "1"', '"version": "2"')
      .replace('"text": "わからない"', '"text": "答えたくない"'),
  );
  const { exitCode, out } = await trial.call('check', '--drafts');
  expect(exitCode).toBe(1);
  expect(out).toContain('version.code-reused');
  expect(out).toContain('コード 3 は「わからない」として公開されています');
});

test('names files that are not JSON or lie where no definition belongs, all at once', async () => {
  trial = await trialLibrary();
  await trial.write('library/connections/R9.json', '{');
  await trial.write('library/place-making/9.json', await trial.read('library/place-making/1.json'));
  const { exitCode, out, err } = await trial.call('check');
  expect(exitCode).toBe(1);
  expect(out).toBe('');
  expect(err).toContain('library/connections/R9.json');
  expect(err).toContain('definition.not-json');
  expect(err).toContain('definition.misplaced');
});

test('a library without its lock is not in order', async () => {
  trial = await trialLibrary();
  await rm(join(trial.library, 'library', 'lock.json'));
  const { exitCode, out } = await trial.call('check', '--drafts');
  expect(exitCode).toBe(1);
  expect(out).toContain('lock.missing');
});

test('whoever watches sees which law is being checked; the line is taken away again', async () => {
  trial = await trialLibrary({ watched: true });
  const { exitCode, out, err } = await trial.call('check');
  expect({ exitCode, out }).toEqual({ exitCode: 0, out: '' });
  expect(err).toContain('\r\u001b[K決まりに照らしています / checking references-resolve …');
  expect(err.split('\r\u001b[K').at(-1)).toMatch(/^部品3版/);
});

test('a second version of a questionnaire under a name of its own is told the place that is free', async () => {
  trial = await trialLibrary();
  const recipe = JSON.parse(await trial.read('questionnaires/saitama-2023.json')) as object;
  await trial.write('questionnaires/saitama-new.json', { ...recipe, version: '2' });
  const { exitCode, err } = await trial.call('check');
  expect(exitCode).toBe(1);
  expect(err).toContain('questionnaires/saitama-2023.v2.json');
});
