import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProtectedPublishedComparison } from '../../../analysis/comparison/protect-published.ts';
import { acceptResponse } from '../../ballot-box/accept-response.ts';
import { moveInbox } from '../../ballot-box/move-inbox.ts';
import {
  type IngestInstallation,
  makeInstallation,
  OPENS,
  plainCommand,
} from '../../bench/ingest-installation.ts';
import { type ServedInstallation, serveInstallation } from '../../bench/serve-installation.ts';
import type { CrossTabView } from '../../contract/api.ts';
import { trialAnalysis } from './trial-analysis.ts';

const PEOPLE = 200;
let installation: IngestInstallation;
let served: ServedInstallation;
let cookie: string;
const trial = trialAnalysis();
/** a whole installation is made and served */
const SLOW = 60_000;

beforeAll(async () => {
  installation = await makeInstallation({ batchMinimum: 1, letters: { chuo: 120, seibu: 80, chichibu: 60 } });
  for (let index = 0; index < PEOPLE; index += 1)
    await acceptResponse(installation.box, plainCommand(installation, index));
  await moveInbox(installation.box, installation.survey);
  served = await serveInstallation(installation, () => new Date(`${OPENS}T12:00:00+09:00`));
  const login = await fetch(`${served.origin}/api/staff/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(served.administrator),
  });
  cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] as string;
}, SLOW);
afterAll(async () => {
  trial.remove();
  await served.stop();
  await installation.remove();
});

const onScreen = async (query: string) => {
  const response = await fetch(`${served.origin}/api/staff/surveys/ingest/cross-tab?${query}`, {
    headers: { cookie },
  });
  return ((await response.json()) as { data: CrossTabView }).data;
};

describe('crosstab on the dataset of an installation whose server is running', () => {
  beforeAll(async () => {
    const made = await trial.call(
      ...[
        'weights',
        '--installation',
        installation.folders.dataDir,
        '--survey',
        'ingest',
        '-o',
        'ingest.dataset',
      ],
    );
    expect(made, made.err).toMatchObject({ exitCode: 0 });
  });

  test.each([
    ['loneliness_direct', 'area', null, 'in-base', 'with'],
    ['loneliness_direct', 'age_band', 'age_3', 'out-of-base', 'only'],
    ['ucla_score', 'age_band', null, 'in-base', 'without'],
    ['social_activities', 'area', null, 'out-of-base', 'with'],
    ['consultation_who', 'age_band', null, 'in-base', 'with'],
    ['health', 'age_band', 'age_4', 'in-base', 'with'],
  ])(
    '%s by %s, fold %s, %s, nets %s: the figures of the page, one by one',
    async (item, axis, fold, noAnswer, nets) => {
      const query = new URLSearchParams({ item, axis, noAnswer, nets, ...(fold === null ? {} : { fold }) });
      const { national: _, notes, ...screen } = await onScreen(query.toString());
      const called = await trial.call(
        ...['crosstab', 'ingest.dataset', '--json', '--item', item, '--axis', axis, '--nets', nets],
        ...[
          '--base',
          noAnswer === 'in-base' ? 'all' : 'answered',
          ...(fold === null ? [] : ['--fold', fold]),
        ],
      );
      expect(called, called.err).toMatchObject({ exitCode: 0 });
      const { tables } = (JSON.parse(called.out) as { data: { tables: CrossTabView[] } }).data;
      const { notes: own, ...table } = tables[0] as CrossTabView;
      expect(table).toEqual(screen);
      // beside what the page says of the demonstration the sentences are the same
      const [synthetic, ...others] = own;
      expect(synthetic?.ja).toBe('合成データです。実在の人の回答ではありません。');
      expect(notes).toEqual(expect.arrayContaining(others));
    },
  );

  test('compare holds every shown category against the published figure that stands on the page', async () => {
    const { national, rows, categories } = await onScreen(
      'item=loneliness_direct&axis=area&noAnswer=in-base&nets=with',
    );
    if (!national.available) throw new Error('published');
    const called = await trial.call(
      ...[
        'compare',
        'ingest.dataset',
        '--item',
        'loneliness_direct',
        '--axis',
        'area',
        '--against',
        'published',
      ],
      '--json',
    );
    expect(called, called.err).toMatchObject({ exitCode: 0 });
    const { comparison } = (JSON.parse(called.out) as { data: { comparison: ProtectedPublishedComparison } })
      .data;
    expect(comparison.publishedBase).toBe(national.base);
    for (const { group, cells } of comparison.rows) {
      const own = rows.find(({ id }) => id === group.id);
      cells.forEach((cell, at) => {
        const category = comparison.categories[at];
        const shown = own?.cells[categories.findIndex(({ id }) => id === category?.id)];
        expect(cell.hidden).toBe(shown?.hidden);
        if (cell.hidden || shown?.hidden !== false) return;
        expect(cell.proportion).toBe(shown.proportion);
        expect(category?.publishedPercent).toBe(national.percent[category?.id ?? '']);
      });
    }
    const lines = await trial.call(
      ...['compare', 'ingest.dataset', '--item', 'loneliness_direct', '--axis', 'area'],
      ...['--against', 'published', '--csv'],
    );
    const shown = comparison.rows
      .flatMap(({ cells }) => cells)
      .filter((cell) => !cell.hidden && cell.proportion !== null);
    const percents = lines.out.split('\r\n').filter((line) => /,percent,\d/.test(line));
    expect(percents).toHaveLength(shown.length);
    expect(lines.out).toContain(`,published_${national.year},`);
    const refused = await trial.call(
      ...[
        'compare',
        'ingest.dataset',
        '--item',
        'health',
        '--axis',
        'area',
        '--against',
        'published',
        '--base',
        'answered',
      ],
    );
    expect(refused).toMatchObject({ exitCode: 2 });
  });

  test('what the page released binds the file: its register holds the release', async () => {
    const query = 'item=health&axis=area&noAnswer=in-base&nets=with';
    await fetch(`${served.origin}/api/staff/surveys/ingest/cross-tab/machine.csv?${query}`, {
      headers: { cookie },
    });
    const made = await trial.call(
      ...[
        'weights',
        '--installation',
        installation.folders.dataDir,
        '--survey',
        'ingest',
        '-o',
        'later.dataset',
        '--new-register',
      ],
    );
    expect(made).toMatchObject({ exitCode: 0 });
    const register = JSON.parse(await trial.read('later.register.json')) as {
      entries: { day: string; released: { item: string } }[];
    };
    expect(register.entries).toMatchObject([{ day: OPENS, released: { item: 'health', axis: 'area' } }]);
  });

  test('a survey or folder that is not there ends with 2 and says what is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tsunagari-none-'));
    const nowhere = await trial.call(
      'weights',
      '--installation',
      folder,
      '--survey',
      'ingest',
      '-o',
      'a.dataset',
    );
    expect(nowhere).toMatchObject({ exitCode: 2 });
    expect(nowhere.err).toContain('DATA_DIR');
    await writeFile(
      join(folder, 'tsunagari.sqlite'),
      'no database at all, but longer than a hundred bytes'.repeat(40),
    );
    const junk = await trial.call(
      'weights',
      '--installation',
      folder,
      '--survey',
      'ingest',
      '-o',
      'a.dataset',
    );
    expect(junk).toMatchObject({ exitCode: 2 });
    expect(junk.err).not.toContain('    at ');
    rmSync(folder, { recursive: true });
    const unknown = await trial.call(
      ...['weights', '--installation', installation.folders.dataDir, '--survey', 'ingst', '-o', 'a.dataset'],
    );
    expect(unknown).toMatchObject({ exitCode: 2 });
    expect(unknown.err).toContain('ingest');
  });
});
