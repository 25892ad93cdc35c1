import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TrialLibrary, trialLibrary } from '../trial-library.ts';

let trial: TrialLibrary;
beforeEach(async () => {
  trial = await trialLibrary();
});
afterEach(() => trial.remove());

const survey = {
  locale: 'ja',
  title: { ja: '公園についての調査', en: 'Survey on parks' },
  pages: [
    {
      name: 'parks',
      elements: [
        {
          type: 'radiogroup',
          name: 'park_visits',
          isRequired: true,
          title: { ja: '公園に行きますか。', en: 'Do you go to parks?' },
          choices: [
            { value: 1, text: { ja: 'はい', en: 'Yes' } },
            { value: 2, text: { ja: 'いいえ', en: 'No' } },
          ],
        },
      ],
    },
  ],
};
const given = (content: unknown) =>
  writeFile(
    join(trial.folder, 'parks.json'),
    typeof content === 'string' ? content : JSON.stringify(content),
  );

test('writes the draft with its translation into the library, and says what is left to do', async () => {
  await given(survey);
  const { exitCode, out, err } = await trial.call('import', 'parks.json', '--id', 'parks');
  expect(exitCode).toBe(0);
  expect(out).toContain('isRequired');
  expect(out).toContain('facts-proposed');
  expect(err).toContain('2件の下書きを書きました');
  expect(JSON.parse(await trial.read('library/parks/1.json'))).toMatchObject({
    id: 'parks',
    kind: 'stand-alone',
  });
  expect(JSON.parse(await trial.read('library/parks/1.en.json'))).toMatchObject({
    texts: { 'park_visits.title': 'Do you go to parks?' },
  });
  const checked = await trial.call('check', '--drafts');
  expect(checked.out).toContain('languages-complete');
});

test('a file of our own comes back with its facts', async () => {
  await trial.call('compose', 'saitama-2023', '-o', 'saitama.json');
  const { exitCode } = await trial.call('import', 'saitama.json', '--id', 'again', '--json', '-o', 'drafts');
  expect(exitCode).toBe(0);
  expect((await readdir(join(trial.folder, 'drafts'))).sort()).toContain('1.json');
  const draft = JSON.parse(await readFile(join(trial.folder, 'drafts', '1.json'), 'utf8')) as {
    items: { id: string; exactness: string }[];
  };
  expect(draft.items.find(({ id }) => id === 'loneliness_direct')?.exactness).toBe('verbatim');
});

test('replaces a draft only when told to, and a published version never', async () => {
  await given(survey);
  const call = ['import', 'parks.json', '--id', 'parks'] as const;
  expect((await trial.call(...call)).exitCode).toBe(0);
  const before = await trial.read('library/parks/1.json');
  await given({ ...survey, title: '別の調査' });
  const refused = await trial.call(...call);
  expect(refused.exitCode).toBe(1);
  expect(refused.err).toContain('--force');
  expect(await trial.read('library/parks/1.json')).toBe(before);
  expect((await trial.call(...call, '--force')).exitCode).toBe(0);
  expect(await trial.read('library/parks/1.json')).toContain('別の調査');
  const published = await trial.call('import', 'parks.json', '--id', 'place-making', '--force');
  expect(published.exitCode).toBe(1);
  expect(published.err).toContain('place-making@1 は公開済みです。');
});

test('a mark of byte order does no harm', async () => {
  await given(`\uFEFF${JSON.stringify(survey)}`);
  expect((await trial.call('import', 'parks.json', '--id', 'parks')).exitCode).toBe(0);
});

test.each([
  ['[]', 'not-a-survey'],
  ['{"title":"空の調査"}', 'pages'],
])('%s: ends with 1, says why and writes nothing', async (content, said) => {
  await given(content);
  const { exitCode, out, err } = await trial.call('import', 'parks.json', '--id', 'parks');
  expect(exitCode).toBe(1);
  expect(out).toContain(said);
  expect(err).toContain('下書きを作れませんでした。');
  expect(await readdir(join(trial.library, 'library'))).not.toContain('parks');
});

test.each([
  [['parks.json', '--id', 'Parks!'], 'park-survey'],
  [['parks.json', '--id', '../parks'], 'park-survey'],
  [['parks.json', '--id', 'parks', '--version', '../2'], 'park-survey'],
  [['parks.json'], '--id'],
  [['nowhere.json', '--id', 'parks'], 'nowhere.json'],
  [['instruments', '--id', 'parks'], 'instruments'],
])('%j: a wrong call ends with 2', async (args, said) => {
  await given(survey);
  const { exitCode, out, err } = await trial.call('import', ...args);
  expect(exitCode).toBe(2);
  expect(err).toContain(said);
  expect(out).toBe('');
});

test('broken JSON ends with 2', async () => {
  await given('{"pages": [');
  const { exitCode, err } = await trial.call('import', 'parks.json', '--id', 'parks');
  expect(exitCode).toBe(2);
  expect(err).toContain('parks.json: 読めません。');
});

test('a folder that cannot be written ends with 1', async () => {
  await given(survey);
  await mkdir(join(trial.folder, 'drafts'));
  await writeFile(join(trial.folder, 'drafts', 'taken'), '');
  const { exitCode, err } = await trial.call('import', 'parks.json', '--id', 'parks', '-o', 'drafts/taken');
  expect(exitCode).toBe(1);
  expect(err).toContain('フォルダを作れません（ENOTDIR）');
});
