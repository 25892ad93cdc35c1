import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { acceptResponse } from '../ballot-box/accept-response.ts';
import { moveInbox } from '../ballot-box/move-inbox.ts';
import {
  type IngestInstallation,
  makeInstallation,
  plainAnswers,
  plainCommand,
} from '../bench/ingest-installation.ts';
import { Problem } from '../problems/problem.ts';
import { DATABASE_FILE } from '../store/open-store.ts';
import { PoolClosedError } from '../tally/worker-errors.ts';
import { openDatasetCache } from './dataset-cache.ts';
import type { Tables } from './tables.ts';
import { tablesApart } from './tables-apart.ts';
import { tablesHere } from './tables-here.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
// within the project, so that the program finds its packages
const programs = join(project, 'node_modules', '.vite', `tables-apart-${process.pid}`);

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: true,
      outDir: programs,
      target: 'node20',
      rollupOptions: {
        input: [join(project, 'server/results/tables-worker.ts')],
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}, 60_000);
afterAll(() => rmSync(programs, { recursive: true, force: true }));

let installation: IngestInstallation;
let here: Tables;
let apart: Tables;
let next: number;

beforeEach(async () => {
  installation = await makeInstallation({
    batchMinimum: 1,
    letters: { chuo: 100, seibu: 100, chichibu: 60 },
  });
  const { store, definitions } = installation;
  here = tablesHere(openDatasetCache(store, definitions), definitions);
  apart = tablesApart({
    entry: pathToFileURL(join(programs, 'tables-worker.js')),
    database: join(store.dataDir, DATABASE_FILE),
    instruments: join(project, 'instruments'),
  });
  next = 0;
});
afterEach(async () => {
  await apart.close();
  await installation.remove();
});

async function answer(people: number): Promise<void> {
  for (let index = next; index < next + people; index += 1) {
    await acceptResponse(
      installation.box,
      plainCommand(installation, index, { answers: plainAnswers(index) }),
    );
  }
  next += people;
  await moveInbox(installation.box, installation.survey);
}
const asked = (item: string) => ({ item, axis: 'area', noAnswer: 'in-base', nets: 'with' }) as const;

describe('tables made in a thread of their own', () => {
  test('are those made here, before and after a batch', async () => {
    for (const people of [120, 30]) {
      await answer(people);
      for (const item of ['health', 'ucla_score']) {
        const expected = await here.ask(installation.survey, asked(item));
        expect(await apart.ask(installation.survey, asked(item))).toEqual(expected);
      }
    }
  }, 60_000);

  test('refuse with the same problems', async () => {
    const problem = (tables: Tables, item: string) =>
      tables.ask(installation.survey, asked(item)).catch((cause: unknown) => cause);
    for (const item of ['health', 'nothing']) {
      const [expected, got] = [await problem(here, item), await problem(apart, item)];
      expect(got).toBeInstanceOf(Problem);
      expect(got).toMatchObject({
        code: (expected as Problem).code,
        status: (expected as Problem).status,
      });
    }
  }, 60_000);

  test('are asked for by many at once', async () => {
    await answer(60);
    const all = await Promise.all(
      ['health', 'health', 'sex'].map((item) => apart.ask(installation.survey, asked(item))),
    );
    expect(all[0]).toEqual(all[1]);
    expect(all[2]?.view.item.id).toBe('sex');
  }, 60_000);

  test('are not made any more once closed, and closing what never started does nothing', async () => {
    await answer(20);
    await apart.ask(installation.survey, asked('health'));
    await apart.close();
    await expect(apart.ask(installation.survey, asked('health'))).rejects.toThrow(PoolClosedError);
  }, 60_000);
});
