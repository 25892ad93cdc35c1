import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IngestInstallation, makeInstallation, plainCommand } from '../bench/ingest-installation.ts';
import { openStore } from '../store/open-store.ts';
import { acceptResponse } from './accept-response.ts';
import { openBallotBox } from './ballot-box.ts';
import { countReturns } from './count-returns.ts';
import { moveInbox } from './move-inbox.ts';
import { readResponses } from './read-responses.ts';

const LETTERS = 1000;
// Inside the project, so that the program finds its packages; one folder for each run of the tests.
const programFolder = resolve(`dist/kill-test-${process.pid}`);
const program = join(programFolder, 'submit-until-killed.js');

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: resolve('server/ballot-box/submit-until-killed.ts'),
      outDir: programFolder,
      target: 'node20',
    },
  });
}, 60_000);
afterAll(() => rmSync(programFolder, { recursive: true, force: true }));

/** Runs the program and kills it with SIGKILL once it has acknowledged `after` responses: index → receipt. */
async function submitUntilKilled(
  { folders, survey }: IngestInstallation,
  lettersFile: string,
  after: number,
): Promise<ReadonlyMap<number, string>> {
  const child = spawn(
    process.execPath,
    [program, folders.dataDir, folders.secretsDir, lettersFile, survey.survey.id],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let told = '';
  child.stdout.on('data', (chunk) => {
    told += chunk;
    if (told.split('\n').length > after) child.kill('SIGKILL');
  });
  const signal = await new Promise((ended) => child.on('close', (_code, by) => ended(by)));
  expect(signal).toBe('SIGKILL');
  // A line cut by the kill is no acknowledgement.
  const lines = told.split('\n').slice(0, -1);
  return new Map(
    lines.map((line) => line.split(' ')).map(([index, receipt]) => [Number(index), receipt ?? '']),
  );
}

describe('SIGKILL in the middle of 1,000 concurrent submissions', () => {
  it.each([1, 200, 600])(
    'after %i acknowledgements loses none of them and doubles none of the resent',
    async (after) => {
      const installation = await makeInstallation({ letters: { chuo: LETTERS } });
      try {
        const lettersFile = join(dirname(installation.folders.dataDir), 'letters.json');
        writeFileSync(lettersFile, JSON.stringify(installation.invitations));
        await installation.store.close();
        const acknowledged = await submitUntilKilled(installation, lettersFile, after);
        expect(acknowledged.size).toBeGreaterThanOrEqual(after);
        expect(acknowledged.size).toBeLessThan(LETTERS);

        const store = await openStore(installation.folders);
        try {
          const box = await openBallotBox(store);
          const { survey, invitations } = installation;
          const { accepted: survived } = await countReturns(box, survey);
          expect(survived).toBeGreaterThanOrEqual(acknowledged.size);
          const spent = await store.read
            .selectFrom('invitations')
            .select('serial')
            .where('state', '=', 2)
            .execute();
          expect(spent).toHaveLength(survived);

          const resent = await Promise.all(
            invitations.map((_, index) =>
              acceptResponse(box, plainCommand({ box, survey, invitations }, index)),
            ),
          );
          expect(resent.filter(({ kind }) => kind === 'repeated')).toHaveLength(survived);
          expect(resent.filter(({ kind }) => kind === 'accepted')).toHaveLength(LETTERS - survived);
          for (const [index, receipt] of acknowledged)
            expect(resent[index]).toMatchObject({ kind: 'repeated', receipt });
          expect((await countReturns(box, survey)).accepted).toBe(LETTERS);

          await moveInbox(box, survey);
          const texts = (await readResponses(store, survey.survey.id)).map(({ answers }) => answers);
          expect(new Set(texts).size).toBe(texts.length);
          expect(texts.length).toBe(LETTERS - survey.survey.batchMinimum);
        } finally {
          await store.close();
        }
      } finally {
        await installation.remove();
      }
    },
  );
});
