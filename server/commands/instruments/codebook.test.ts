import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TrialLibrary, trialLibrary } from '../trial-library.ts';

let trial: TrialLibrary;
beforeEach(async () => {
  trial = await trialLibrary();
});
afterEach(() => trial.remove());

test('as Markdown for an official, with the hash of the published questionnaire', async () => {
  const { questionnaires } = JSON.parse(await trial.read('library/lock.json')) as {
    questionnaires: Record<string, string>;
  };
  const { exitCode, out, err } = await trial.call('codebook', 'saitama-2023');
  expect(exitCode).toBe(0);
  expect(err).toBe('');
  expect(out).toContain('# コードブック：埼玉県人々のつながりに関する基礎調査');
  expect(out).toContain(`ハッシュ値（SHA-256）：${questionnaires['saitama-2023@1']}`);
});

test.each([
  ['csv', /^\uFEFFvariable_id,.*\r\n/],
  ['json', /^\{\n {2}"id": "saitama-2023"/],
  ['ddi', /^<\?xml version="1.0" encoding="UTF-8"\?>\n<codeBook /],
])('as %s', async (format, start) => {
  const { exitCode, out } = await trial.call('codebook', 'saitama-2023', '--format', format);
  expect(exitCode).toBe(0);
  expect(out).toMatch(start);
  expect(out).toContain('place_have');
});

test('a draft says that it is one', async () => {
  await trial.unlock('saitama-2023@1');
  expect((await trial.call('codebook', 'saitama-2023')).out).toContain('未公開（下書き）');
});

test('is refused for a questionnaire that was edited after publication', async () => {
  await trial.edit('library/place-making/1.json', '特にない', '特になし');
  const { exitCode, out, err } = await trial.call('codebook', 'saitama-2023');
  expect(exitCode).toBe(1);
  expect(err).toContain('saitama-2023@1');
  expect(err).toContain('check');
  expect(out).toBe('');
});

test.each([
  [['saitama-2032'], 'saitama-2023@1'],
  [['saitama-2023', '--format', 'xlsx'], 'csv, json, md, ddi'],
  [[], '「questionnaire」がありません。指定してください。'],
])('%j: a wrong call ends with 2', async (args, said) => {
  const { exitCode, err } = await trial.call('codebook', ...args);
  expect(exitCode).toBe(2);
  expect(err).toContain(said);
});
