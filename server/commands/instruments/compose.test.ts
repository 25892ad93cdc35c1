import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Model } from 'survey-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TrialLibrary, trialLibrary } from '../trial-library.ts';

let trial: TrialLibrary;
beforeEach(async () => {
  trial = await trialLibrary();
});
afterEach(() => trial.remove());

test('gives SurveyJS JSON that SurveyJS runs', async () => {
  const { exitCode, out, err } = await trial.call('compose', 'saitama-2023');
  expect(exitCode).toBe(0);
  expect(err).toBe('');
  const survey = new Model(JSON.parse(out));
  expect(survey.getQuestionByName('place_have').title).toContain('居場所');
  survey.locale = 'en';
  expect(survey.getQuestionByName('place_have').title).toContain('at ease');
});

test('writes it into a file', async () => {
  expect((await trial.call('compose', 'saitama-2023@1', '-o', 'form.json')).exitCode).toBe(0);
  expect(JSON.parse(await readFile(join(trial.folder, 'form.json'), 'utf8'))).toHaveProperty('pages');
});

test('a target that cannot be written ends with 1, says why, and leaves nothing behind', async () => {
  await mkdir(join(trial.folder, 'taken'));
  for (const target of ['nowhere/form.json', 'taken']) {
    const { exitCode, err } = await trial.call('compose', 'saitama-2023', '-o', target, '--force');
    expect(exitCode).toBe(1);
    expect(err).toContain(`${target}: 書き込めません。`);
  }
  expect((await readdir(trial.folder)).sort()).toEqual(['instruments', 'taken']);
});

test('an unknown questionnaire ends with 2 and names the nearest', async () => {
  const { exitCode, err } = await trial.call('compose', 'saitama');
  expect(exitCode).toBe(2);
  expect(err).toContain('saitama-2023@1');
});

test('of two versions one must be named', async () => {
  const recipe = JSON.parse(await trial.read('questionnaires/saitama-2023.json')) as object;
  await trial.write('questionnaires/saitama-2023.v2.json', { ...recipe, version: '2' });
  const { exitCode, err } = await trial.call('compose', 'saitama-2023');
  expect(exitCode).toBe(2);
  expect(err).toContain('saitama-2023@1, saitama-2023@2');
  expect((await trial.call('compose', 'saitama-2023@2')).exitCode).toBe(0);
});

test('what cannot be composed ends with 1 and every reason', async () => {
  await trial.edit('questionnaires/saitama-2023.json', '"attributes"', '"atributes"');
  const { exitCode, out, err } = await trial.call('compose', 'saitama-2023');
  expect(exitCode).toBe(1);
  expect(err).toContain('composition.page-missing');
  expect(out).toBe('');
});
