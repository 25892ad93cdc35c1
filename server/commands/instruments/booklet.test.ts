import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TrialLibrary, trialLibrary } from '../trial-library.ts';

let trial: TrialLibrary;
beforeEach(async () => {
  trial = await trialLibrary();
});
afterEach(() => trial.remove());

const survey = {
  kind: 'open',
  id: 'tried-2026',
  synthetic: true,
  title: { ja: 'ためしの調査', en: 'Trial survey' },
  organisation: { ja: 'ためし県', en: 'Trial Prefecture' },
  purpose: { ja: '目的', en: 'Purpose' },
  eligibility: { ja: '対象', en: 'Who' },
  privacy: { ja: '扱い', en: 'Privacy' },
  minutes: 12,
  window: { opens: '2026-12-01', closes: '2026-12-24' },
  contact: {
    name: { ja: '福祉政策課', en: 'Welfare Policy' },
    phone: '000-000-0000',
    hours: { ja: '平日', en: 'weekdays' },
  },
  consent: { version: '1', text: { ja: '同意', en: 'Consent' } },
  languages: ['ja'],
  questionnaire: { id: 'saitama-2023', version: '1' },
  areaScheme: null,
  channels: [{ id: 'flyer', label: { ja: 'ちらし', en: 'Flyer' } }],
};

test('prints the HTML form with what the survey says on its cover', async () => {
  await writeFile(join(trial.folder, 'survey.json'), JSON.stringify(survey));
  const call = ['booklet', 'saitama-2023', '--survey', 'survey.json', '--slip', 'A-0001', '-o', 'form.html'];
  expect((await trial.call(...call)).exitCode).toBe(0);
  const html = await readFile(join(trial.folder, 'form.html'), 'utf8');
  for (const said of ['ためし県', '福祉政策課', '000-000-0000', 'A-0001', '2026年（令和8年）12月24日', '問1'])
    expect(html).toContain(said);
  const again = await trial.call(...call);
  expect(again.exitCode).toBe(1);
  expect(again.err).toContain('--force');
  expect((await trial.call(...call, '--force')).exitCode).toBe(0);
});

test('prints the PDF into a file only', async () => {
  expect((await trial.call('booklet', 'saitama-2023', '--format', 'pdf')).exitCode).toBe(2);
  expect((await trial.call('booklet', 'saitama-2023@1', '--format', 'pdf', '-o', 'form.pdf')).exitCode).toBe(
    0,
  );
  expect((await readFile(join(trial.folder, 'form.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
});

test.each([
  [['saitama-2032'], 'saitama-2023@1'],
  [['saitama-2023', '--language', 'fr'], 'ja, ja-x-easy, en'],
  [['saitama-2023', '--format', 'docx'], 'html'],
  [['saitama-2023', '--survey', 'nowhere.json'], 'nowhere.json'],
  [['saitama-2023', '--survey', 'instruments/library/lock.json'], 'lock.json'],
])('%j: ends with 2 and says what is there', async (args, near) => {
  const { exitCode, err } = await trial.call('booklet', ...args);
  expect(exitCode).toBe(2);
  expect(err).toContain(near);
});

test('a folder that is not there ends with 1 and leaves nothing behind', async () => {
  const { exitCode, err } = await trial.call('booklet', 'saitama-2023', '-o', 'nowhere/form.html');
  expect(exitCode).toBe(1);
  expect(err).toContain('nowhere');
});
