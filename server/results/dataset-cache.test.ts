import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acceptResponse } from '../ballot-box/accept-response.ts';
import { moveInbox } from '../ballot-box/move-inbox.ts';
import {
  type IngestInstallation,
  makeInstallation,
  OPENS,
  plainAnswers,
  plainCommand,
} from '../bench/ingest-installation.ts';
import { crossTabSchema } from '../contract/api.ts';
import { askedTable } from './asked-table.ts';
import { type DatasetCache, openDatasetCache } from './dataset-cache.ts';
import { readReleases, recordRelease } from './releases.ts';

let installation: IngestInstallation;
let datasets: DatasetCache;
let next: number;

async function open(changes: Parameters<typeof makeInstallation>[0]): Promise<void> {
  installation = await makeInstallation({ batchMinimum: 1, ...changes });
  datasets = openDatasetCache(installation.store, installation.definitions);
  next = 0;
}
beforeEach(() => open({ letters: { chuo: 100, seibu: 100, chichibu: 60 } }));
afterEach(() => installation.remove());

/** As many more people answer, and their responses leave the inbox. */
async function answer(people: number, answers = plainAnswers): Promise<void> {
  for (let index = next; index < next + people; index += 1) {
    const accepted = await acceptResponse(
      installation.box,
      plainCommand(installation, index, { answers: answers(index) }),
    );
    expect(accepted.kind).toBe('accepted');
  }
  next += people;
  await moveInbox(installation.box, installation.survey);
}
const asked = (item: string, more: object = {}) =>
  askedTable(datasets, installation.definitions, installation.survey, {
    item,
    axis: 'area',
    noAnswer: 'in-base',
    nets: 'with',
    ...more,
  });

describe('the dataset of a survey', () => {
  test('is made once, and again when a batch has moved', async () => {
    await answer(120);
    const first = await datasets.dataset(installation.survey);
    expect(await datasets.dataset(installation.survey)).toBe(first);
    await answer(30);
    const second = await datasets.dataset(installation.survey);
    expect(second.dataset.size).toBe(150);
    expect(second.name).not.toBe(first.name);
  });

  test('is asked for by many at once and still made once', async () => {
    await answer(60);
    const all = await Promise.all(Array.from({ length: 10 }, () => datasets.dataset(installation.survey)));
    expect(new Set(all).size).toBe(1);
    const families = await Promise.all(Array.from({ length: 5 }, () => all[0]?.protectedItem('health')));
    expect(new Set(families).size).toBe(1);
  });

  test('without responses is a problem, not an empty table', async () => {
    await expect(asked('health')).rejects.toMatchObject({ code: 'analysis.no-responses' });
  });

  test('has the same name from a fresh start', async () => {
    await answer(40);
    const { name } = await datasets.dataset(installation.survey);
    const again = openDatasetCache(installation.store, installation.definitions);
    expect((await again.dataset(installation.survey)).name).toBe(name);
  });
});

describe('a table that is asked for', () => {
  test('fits the contract for every item, axis, fold, net and place of 無回答', async () => {
    await answer(200);
    const menu = datasets.menu(installation.survey);
    expect(menu.items.length).toBeGreaterThan(20);
    for (const { id: item } of menu.items) {
      for (const { id: axis, folds } of menu.axes) {
        for (const fold of [undefined, ...folds.map(({ id }) => id)]) {
          for (const noAnswer of ['in-base', 'out-of-base'] as const) {
            for (const nets of ['with', 'only', 'without'] as const) {
              const { view } = await askedTable(datasets, installation.definitions, installation.survey, {
                item,
                axis,
                noAnswer,
                nets,
                fold,
              });
              crossTabSchema.parse(view);
            }
          }
        }
      }
    }
  }, 60_000);

  test.each([
    [{ item: 'nothing' }, 'analysis.unknown-item'],
    [{ item: 'place_free_text' }, 'analysis.unknown-item'],
    [{ item: '__proto__' }, 'analysis.unknown-item'],
    [{ axis: 'sex' }, 'analysis.unknown-axis'],
    [{ fold: 'age_3' }, 'analysis.unknown-axis'],
  ])('%j is refused as %s', async (more, code) => {
    await answer(20);
    await expect(asked('health', more)).rejects.toMatchObject({ code });
  });

  test('percentages are those of the proportions, and hidden cells carry none', async () => {
    await answer(200);
    const { view } = await asked('loneliness_direct');
    for (const cell of view.rows.flatMap(({ cells }) => cells)) {
      if (cell.hidden) expect(Object.keys(cell).sort()).toEqual(['hidden', 'reason']);
      else expect(Number(cell.percent)).toBeCloseTo((cell.proportion as number) * 100, 1);
    }
    expect(view.rows[0]).toMatchObject({ kind: 'total', base: 200 });
  });

  test('says where areas are not confirmed, and only where rows are areas', async () => {
    await answer(100);
    const byArea = (await asked('health')).view;
    const byAge = (await asked('health', { axis: 'age_band' })).view;
    expect(byArea.areaSchemeStatus).toBe('proposed');
    expect(JSON.stringify(byArea.notes)).toContain('県の確認前');
    expect(byAge.areaSchemeStatus).toBeNull();
    expect(JSON.stringify(byAge.notes)).not.toContain('県の確認前');
  });

  test('of a question that not everybody was asked names who was', async () => {
    await answer(100);
    const { view } = await asked('consultation_who');
    expect(view.notes.some(({ ja }) => ja.startsWith('この設問をたずねた人：'))).toBe(true);
    expect((await asked('health')).view.notes.some(({ ja }) => ja.startsWith('この設問を'))).toBe(false);
  });

  test('is the same after a restart that finds every release of it in the register', async () => {
    await answer(200);
    const first = await asked('ucla_score', { axis: 'age_band' });
    for (const noAnswer of ['in-base', 'out-of-base'] as const) {
      for (const fold of [undefined, 'age_3', 'age_4']) {
        const { released, request } = await asked('ucla_score', { axis: 'age_band', noAnswer, fold });
        await recordRelease(installation.store, {
          released,
          profile: 'machine',
          request,
          day: OPENS,
          account: 'somebody',
        });
      }
    }
    expect(await readReleases(installation.store, 'ingest')).toHaveLength(6);
    datasets = openDatasetCache(installation.store, installation.definitions);
    expect((await asked('ucla_score', { axis: 'age_band' })).view).toEqual(first.view);
  });

  test('of an open survey has no weight, error, interval or test, and says so', async () => {
    await installation.remove();
    await open({ letters: null });
    await answer(120);
    const { view } = await asked('health', { axis: 'age_band', fold: 'age_4' });
    expect(view).toMatchObject({ design: 'open', weighting: 'none', test: null, rule: { id: 'strict' } });
    for (const cell of view.rows.flatMap(({ cells }) => cells)) {
      if (!cell.hidden) expect([cell.standardError, cell.interval]).toEqual([null, null]);
    }
    expect(view.notes.some(({ ja }) => ja.includes('公募による回答'))).toBe(true);
  });
});
