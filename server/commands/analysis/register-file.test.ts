import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import answers from '../../../fixtures/analysis-walk-through/answers.csv?raw';
import population from '../../../fixtures/analysis-walk-through/population.csv?raw';
import survey from '../../../fixtures/analysis-walk-through/survey.json?raw';
import type { Register } from './register-document.ts';
import { trialAnalysis } from './trial-analysis.ts';

const trial = trialAnalysis();
const TABLE = ['crosstab', 'kakuu.dataset', '--item', 'loneliness_direct', '--axis', 'area'];

const weigh = async (document: string, output: string, ...more: readonly string[]) => {
  await trial.write('survey.json', document);
  return trial.call(
    ...['weights', 'answers.csv', '--design', 'survey.json', '--margins', 'population.csv', '-o', output],
    ...more,
  );
};
const register = async (file = 'kakuu.register.json') => JSON.parse(await trial.read(file)) as Register;
const problem = async (...args: readonly string[]) => {
  const { exitCode, out } = await trial.call(...args, '--json');
  const { problem: told } = JSON.parse(out) as { problem?: { code: string; message: { ja: string } } };
  return { exitCode, code: told?.code, ja: told?.message.ja ?? '' };
};

beforeAll(async () => {
  await trial.write('answers.csv', answers);
  await trial.write('population.csv', population);
  const { exitCode, err } = await weigh(survey, 'kakuu.dataset');
  expect(exitCode, err).toBe(0);
});
afterAll(() => trial.remove());

describe('the register of a dataset', () => {
  test('is made with it, empty, and kept when the dataset is made again', async () => {
    expect(await register()).toEqual({
      kind: 'tsunagari-register',
      version: 2,
      survey: 'kakuu-2026',
      entries: [],
      rows: [],
    });
    expect((await trial.call(...TABLE, '-o', 'again.json')).exitCode).toBe(0);
    const released = await register();
    expect(released.entries).toHaveLength(1);
    expect((await weigh(survey, 'kakuu.dataset', '--force')).exitCode).toBe(0);
    expect(await register()).toEqual(released);
  });

  test('that is not there, or whose name is misspelt, is not taken for an empty one', async () => {
    await trial.write('moved.dataset', await trial.bytes('kakuu.dataset'));
    const moved = await problem('crosstab', 'moved.dataset', ...TABLE.slice(2));
    expect(moved).toMatchObject({ exitCode: 2, code: 'register.missing' });
    expect(moved.ja).toContain('moved.register.json');
    expect(moved.ja).toContain('--new-register');
    expect(await problem(...TABLE, '--register', 'kakuu.regsiter.json')).toMatchObject({
      exitCode: 2,
      code: 'register.missing',
    });
    expect(await trial.files()).not.toContain('moved.register.json');
  });

  test('is begun only by whoever says so, and only where there is none', async () => {
    const called = await trial.call(...TABLE, '--register', 'own.json', '--new-register');
    expect(called.exitCode, called.err).toBe(0);
    expect(await register('own.json')).toMatchObject({ survey: 'kakuu-2026', entries: [] });
    expect(await problem(...TABLE, '--register', 'own.json', '--new-register')).toMatchObject({
      exitCode: 2,
      code: 'register.exists',
    });
    expect((await trial.call(...TABLE, '--register', 'own.json')).exitCode).toBe(0);
  });

  test('of another survey is refused by its name, also when a dataset is made beside it', async () => {
    const other = await weigh(survey.replace('"kakuu-2026"', '"betsu-2026"'), 'betsu.dataset');
    expect(other.exitCode, other.err).toBe(0);
    const refused = await problem(...TABLE, '--register', 'betsu.register.json');
    expect(refused).toMatchObject({ exitCode: 2, code: 'register.other-survey' });
    expect(refused.ja).toContain('「betsu-2026」');
    expect(refused.ja).toContain('「kakuu-2026」');
    const before = await trial.bytes('betsu.dataset');
    const over = await weigh(survey, 'betsu.dataset', '--force');
    expect(over.exitCode).toBe(2);
    expect(over.err).toContain('「betsu-2026」');
    expect(await trial.bytes('betsu.dataset')).toEqual(before);
  });

  test('of the survey is not passed over by a dataset of another name', async () => {
    const refused = await weigh(survey, 'second.dataset', '--json');
    const { problem: told } = JSON.parse(refused.out) as {
      problem: { code: string; message: { ja: string } };
    };
    expect([refused.exitCode, told.code]).toEqual([2, 'register.beside']);
    expect(told.message.ja).toContain('kakuu.register.json');
    expect(told.message.ja).not.toContain('betsu.register.json');
    const nowhere = await weigh(survey, 'second.dataset', '--register', 'kakuu.regsiter.json');
    expect(nowhere.exitCode).toBe(2);
    expect(nowhere.err).toContain('kakuu.register.json');
    const other = await weigh(survey, 'second.dataset', '--register', 'betsu.register.json');
    expect(other.exitCode).toBe(2);
    expect(
      (await weigh(survey, 'second.dataset', '--register', 'kakuu.register.json', '--new-register')).exitCode,
    ).toBe(2);
    expect((await trial.files()).filter((file) => file.startsWith('second'))).toEqual([]);
    const before = await register();
    expect((await weigh(survey, 'apart/second.dataset')).exitCode).toBe(1);
    const begun = await weigh(survey, 'second.dataset', '--new-register');
    expect(begun.exitCode, begun.err).toBe(0);
    expect((await register('second.register.json')).entries).toEqual([]);
    expect(await register()).toEqual(before);
  });

  test('of another dataset of the survey stands in the way until somebody says that answers came in', async () => {
    const fewer = answers.trimEnd().split(/\r?\n/).slice(0, -1).join('\r\n');
    await trial.write('answers.csv', fewer);
    const document = survey.replace('"returned": 521', '"returned": 520');
    const made = await weigh(document, 'interim.dataset', '--register', 'kakuu.register.json');
    expect(made.exitCode, made.err).toBe(0);
    expect(made.out).toContain('以後のコマンドに --register kakuu.register.json を付けます');
    expect(await trial.files()).not.toContain('interim.register.json');
    await trial.write('answers.csv', answers);
    const alone = await problem('crosstab', 'interim.dataset', ...TABLE.slice(2));
    expect(alone).toMatchObject({ exitCode: 2, code: 'register.missing' });
    expect(alone.ja).toContain('kakuu.register.json');
    const call = ['crosstab', 'interim.dataset', ...TABLE.slice(2), '--register', 'kakuu.register.json'];
    const refused = await problem(...call);
    expect(refused).toMatchObject({ exitCode: 1, code: 'register.other-dataset' });
    expect(refused.ja).toContain('--other-people');
    expect((await trial.call(...call, '--other-people')).exitCode).toBe(0);
  });
});

describe('before the work', () => {
  test('a fold names its axis; without either the rows are asked for', async () => {
    const table = ['crosstab', 'kakuu.dataset', '--item', 'loneliness_direct', '--json'];
    const rows = async (...more: readonly string[]) => (await trial.call(...table, ...more)).out;
    const folded = await rows('--fold', 'centre_other');
    expect(folded).toBe(await rows('--fold', 'centre_other', '--axis', 'area'));
    expect(JSON.parse(folded)).toMatchObject({ ok: true });
    expect(await problem(...table.slice(0, 4))).toMatchObject({ exitCode: 2, code: 'call.unusable' });
    const unknown = await problem(...table.slice(0, 4), '--fold', 'centre_othr');
    expect(unknown.exitCode).toBe(2);
    expect(unknown.ja).toContain('centre_other');
  });

  test('a folder that is not there is named, before what is asked for is looked at', async () => {
    for (const call of [
      ['crosstab', 'none.dataset'],
      ['profile', 'none.dataset'],
    ]) {
      const asked = call[0] === 'profile' ? ['--axis', 'area'] : TABLE.slice(2);
      const { exitCode, ja } = await problem(...call, ...asked, '-o', 'no/such/x.json');
      expect([exitCode, ja.startsWith('no/such/x.json')]).toEqual([1, true]);
    }
  });
});

describe('what is entered', () => {
  test('is in the register once, however often it leaves; not while somebody else writes it', async () => {
    const call = (file: string) => problem(...TABLE, '--register', 'r.json', '-o', file);
    expect((await trial.call(...TABLE, '--register', 'r.json', '--new-register')).exitCode).toBe(0);
    expect((await call('one.json')).exitCode).toBe(0);
    expect((await call('two.json')).exitCode).toBe(0);
    expect((await register('r.json')).entries).toHaveLength(1);
    await trial.write('r.json.lock', '4711');
    const refused = await call('three.json');
    expect(refused).toMatchObject({ exitCode: 1, code: 'register.in-use' });
    expect(refused.ja).toContain('プロセス 4711');
    expect(await trial.files()).not.toContain('three.json');
  });

  test('does not stay where no file could be written', async () => {
    const before = await register();
    mkdirSync(join(trial.folder, 'taken'));
    for (const output of ['no/such/x.json', 'taken', 'taken/x.json/y.json']) {
      const { exitCode } = await problem(...TABLE, '--nets', 'only', '-o', output, '--force');
      expect(exitCode, output).toBe(1);
    }
    const rows = ['--format', 'machine', 'xlsx', '--nets', 'only', '-o', 'again.json/tables'];
    expect((await problem('export', 'tables', ...TABLE.slice(1), ...rows)).exitCode).toBe(1);
    expect(await register()).toEqual(before);
    expect((await trial.files()).filter((file) => /part|lock/.test(file))).toEqual(['r.json.lock']);
  });

  test('is judged with everything entered before it, also while it was being made', async () => {
    const [own, other] = await Promise.all([
      problem(...TABLE, '--base', 'answered', '-o', 'own.json.a'),
      problem(...TABLE, '--item', 'support', '-o', 'own.json.b'),
    ]);
    const codes = [own, other].map(({ exitCode, code }) => (exitCode === 0 ? 'done' : code)).sort();
    const entered = (await register()).entries.length - 1;
    expect(codes.filter((code) => code === 'done')).toHaveLength(entered);
    for (const code of codes) expect(['done', 'register.changed', 'register.in-use']).toContain(code);
  });

  test('twice the same file of another survey cannot be slipped in by hand', async () => {
    const own = await register();
    const [entry] = own.entries;
    await trial.write('mixed.json', {
      ...own,
      survey: 'kakuu-2026',
      entries: [{ ...entry, released: { ...entry?.released, surveyId: 'betsu-2026' } }],
    });
    const { exitCode, err } = await trial.call(...TABLE, '--register', 'mixed.json');
    expect(exitCode).toBe(2);
    expect(err).toContain('「betsu-2026」');
  });
});
