import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TrialLibrary, trialLibrary } from '../trial-library.ts';

let trial: TrialLibrary;
beforeEach(async () => {
  trial = await trialLibrary();
});
afterEach(() => trial.remove());

const LOCK = 'library/lock.json';
const lockOf = async () => JSON.parse(await trial.read(LOCK)) as Record<string, Record<string, string>>;

/** Place-making as version 2, with one change; its own translations and a crosswalk that calls everything the same. */
async function secondVersion(from: string, to: string): Promise<void> {
  const first = await trial.read('library/place-making/1.json');
  await trial.write(
    'library/place-making/2.json',
    first.replace('"version": "1"', '"version": "2"').replace(from, to),
  );
  for (const language of ['en', 'ja-x-easy']) {
    const overlay = await trial.read(`library/place-making/1.${language}.json`);
    await trial.write(
      `library/place-making/2.${language}.json`,
      overlay.replace('"version": "1"', '"version": "2"'),
    );
  }
  const { items } = JSON.parse(first) as { items: { id: string }[] };
  const entries = items.map(({ id }) => ({ verdict: 'same', from: id, to: id }));
  await trial.write('library/place-making/crosswalks/1-2.json', {
    instrument: 'place-making',
    from: '1',
    to: '2',
    entries,
  });
}

test('adds what is not in the lock yet, byte for byte what a lock written at once has', async () => {
  const before = await lockOf();
  await trial.unlock('saitama-2023@1', 'place-making@1', 'place-making@1.en');
  const { exitCode, out } = await trial.call('publish', '--all');
  expect(exitCode).toBe(0);
  expect(out.trim().split('\n')).toEqual([
    'instruments place-making@1',
    'overlays place-making@1.en',
    'questionnaires saitama-2023@1',
  ]);
  expect(await lockOf()).toEqual(before);
  expect(await trial.call('publish', '--all')).toMatchObject({ exitCode: 0, out: '' });
});

test('a questionnaire brings its parts, and nothing else', async () => {
  await trial.unlock('saitama-2023@1', 'place-making@1', 'place-making@1.en', 'saitama-5@1');
  const { exitCode, out } = await trial.call('publish', 'saitama-2023@1');
  expect(exitCode).toBe(0);
  expect(out).not.toContain('saitama-5@1');
  expect(out).toContain('place-making@1.en');
});

test('a questionnaire brings the crosswalk that leads to its part', async () => {
  await secondVersion('', '');
  const recipe = JSON.parse(await trial.read('questionnaires/saitama-2023.json')) as {
    modules: { instrument: string; version: string }[];
  };
  await trial.write('questionnaires/saitama-2023.v2.json', {
    ...recipe,
    version: '2',
    languages: ['ja', 'en'],
    modules: recipe.modules.map((part) =>
      part.instrument === 'place-making' ? { ...part, version: '2' } : part,
    ),
  });
  const { exitCode, out, err } = await trial.call('publish', 'saitama-2023@2');
  expect(err).toContain('5件を公開しました。');
  expect(exitCode).toBe(0);
  expect(out.trim().split('\n')).toEqual([
    'instruments place-making@2',
    'overlays place-making@2.en',
    'overlays place-making@2.ja-x-easy',
    'questionnaires saitama-2023@2',
    'crosswalks place-making@1-2',
  ]);
});

test('a language that comes later joins a published version; nothing else in the lock moves', async () => {
  const before = await lockOf();
  await rm(join(trial.library, 'library/place-making/1.vi.json'), { force: true });
  await trial.unlock('place-making@1.vi');
  const english = JSON.parse(await trial.read('library/place-making/1.en.json')) as object;
  await trial.write('library/place-making/1.vi.json', { ...english, language: 'vi' });
  const { exitCode, out } = await trial.call('publish', 'place-making@1.vi');
  expect(exitCode).toBe(0);
  expect(out).toBe('overlays place-making@1.vi\n');
  const after = await lockOf();
  const { 'place-making@1.vi': added, ...others } = after.overlays ?? {};
  const { 'place-making@1.vi': _, ...kept } = before.overlays ?? {};
  expect(added).toMatch(/^[0-9a-f]{64}$/);
  expect({ ...after, overlays: others }).toEqual({ ...before, overlays: kept });
});

test('approval of a published translation may change; its words may not', async () => {
  await trial.edit('library/place-making/1.en.json', '"draft"', '"approved"');
  expect(await trial.call('publish', '--all')).toMatchObject({ exitCode: 0, out: '' });
  await trial.edit('library/place-making/1.en.json', 'No time', 'Not enough time');
  const { exitCode, err } = await trial.call('publish', '--all');
  expect(exitCode).toBe(1);
  expect(err).toContain('library/place-making/1.en.json');
});

test('an unknown id ends with 2 and names the nearest', async () => {
  const { exitCode, err } = await trial.call('publish', 'saitama-2032@1');
  expect(exitCode).toBe(2);
  expect(err).toContain('saitama-2023@1');
});

test('is refused while a published definition is edited and a law is broken: both are named, the lock stays', async () => {
  await trial.unlock('saitama-2023@1', 'residence-saitama@1');
  await trial.edit('library/place-making/1.json', 'ない', 'なし');
  await trial.edit('library/residence-saitama/1.json', '"value": 99', '"value": 1');
  const before = await trial.read(LOCK);
  const { exitCode, out, err } = await trial.call('publish', '--all');
  expect(exitCode).toBe(1);
  expect(err).toContain('lock.edited-after-publication');
  expect(err).toContain('codes-unique-and-allowed');
  expect(out).toBe('');
  expect(await trial.read(LOCK)).toBe(before);
});

test('is refused where a code of a published version would mean something else', async () => {
  await secondVersion('"text": "わからない"', '"text": "答えたくない"');
  const before = await trial.read(LOCK);
  const { exitCode, err } = await trial.call('publish', 'place-making@2');
  expect(exitCode).toBe(1);
  expect(err).toContain('version.code-reused');
  expect(await trial.read(LOCK)).toBe(before);
});

test('two versions that are published together bind each other too', async () => {
  await secondVersion('"text": "わからない"', '"text": "答えたくない"');
  await trial.unlock('place-making@1', 'saitama-2023@1');
  const { exitCode, err } = await trial.call('publish', '--all');
  expect(exitCode).toBe(1);
  expect(err).toContain('version.code-reused');
});

test('a lock that cannot be written stays as it was', async () => {
  await trial.unlock('place-making@1.en');
  const before = await trial.read(LOCK);
  // root writes into any folder, but not into a folder as if it were a file
  await mkdir(join(trial.library, `${LOCK}.${process.pid}.part`));
  const { exitCode, out, err } = await trial.call('publish', '--all');
  expect(exitCode).toBe(1);
  expect(err).toContain('lock.json: 書き込めません。');
  expect(out).toBe('');
  expect(await trial.read(LOCK)).toBe(before);
});

test('a library without its lock is refused, not given a new one', async () => {
  await rm(join(trial.library, LOCK));
  const { exitCode, err } = await trial.call('publish', '--all');
  expect(exitCode).toBe(1);
  expect(err).toContain('lock.missing');
  expect(await readdir(join(trial.library, 'library'))).not.toContain('lock.json');
});

test('a scale whose wording waits for a licence is not published before it is filled in', async () => {
  const whole = await trialLibrary({ whole: true });
  try {
    expect(JSON.parse(await whole.read(LOCK)).instruments).not.toHaveProperty('k6@1');
    expect(await whole.call('publish', '--all')).toMatchObject({ exitCode: 0, out: '' });
    for (const key of ['k6@1', 'k6@1.en']) {
      const { exitCode, err } = await whole.call('publish', key);
      expect(exitCode).toBe(1);
      expect(err).toContain('library/k6/1.json');
      expect(err).toContain('wordingIncluded');
    }
    expect((await whole.call('list')).out).toMatch(/instrument k6@1 [^\n]*\n {2}許諾待ちの空欄あり/);
    // as its owner would: a stem in the place of every slot
    const filled = (await whole.read('library/k6/1.json'))
      .replace('"wordingIncluded": false', '"wordingIncluded": true')
      .replaceAll(/［([^］]*)］/g, '$1');
    await whole.write('library/k6/1.json', filled);
    const { out } = await whole.call('check', '--drafts');
    expect(out).not.toContain('licence-slot-not-published');
    expect((await whole.call('check')).out).toContain('publish k6@1 ');
  } finally {
    await whole.remove();
  }
});

test('a translation or a crosswalk is not published before its instrument, but together with it', async () => {
  await secondVersion('', '');
  const before = await trial.read(LOCK);
  for (const key of ['place-making@2.en', 'place-making@1-2']) {
    const { exitCode, err } = await trial.call('publish', key);
    expect(exitCode).toBe(1);
    expect(err).toContain('lock.instrument-first');
    expect(err).toContain('place-making@2 を先に');
  }
  expect(await trial.read(LOCK)).toBe(before);
  const { exitCode, out } = await trial.call(
    'publish',
    'place-making@2',
    'place-making@2.en',
    'place-making@1-2',
  );
  expect(exitCode).toBe(0);
  expect(out.trim().split('\n')).toHaveLength(3);
});

test('a questionnaire does not bring the translations of another version whose name begins alike', async () => {
  await trial.unlock('saitama-2023@1', 'place-making@1', 'place-making@1.en');
  const first = await trial.read('library/place-making/1.json');
  await trial.write('library/place-making/1.1.json', first.replace('"version": "1"', '"version": "1.1"'));
  for (const language of ['en', 'ja-x-easy']) {
    const overlay = await trial.read(`library/place-making/1.${language}.json`);
    await trial.write(
      `library/place-making/1.1.${language}.json`,
      overlay.replace('"version": "1"', '"version": "1.1"'),
    );
  }
  const { items } = JSON.parse(first) as { items: { id: string }[] };
  await trial.write('library/place-making/crosswalks/1-1.1.json', {
    instrument: 'place-making',
    from: '1',
    to: '1.1',
    entries: items.map(({ id }) => ({ verdict: 'same', from: id, to: id })),
  });
  const { exitCode, out, err } = await trial.call('publish', 'saitama-2023@1');
  expect(err).toContain('3件を公開しました。');
  expect(exitCode).toBe(0);
  expect(out).not.toContain('1.1');
});
