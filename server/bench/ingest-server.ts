import { writeFileSync } from 'node:fs';
import { countReturns } from '../ballot-box/count-returns.ts';
import { makeInstallation, OPENS, plainCommand } from './ingest-installation.ts';
import { serveInstallation } from './serve-installation.ts';

/** What the measuring process asks of this one. */
export type BenchQuestion = 'count' | 'stop';
export interface BenchReady {
  readonly port: number;
  readonly path: string;
}
export interface BenchCount {
  readonly accepted: number;
  /** user and system time of the process so far, µs */
  readonly processorMicroseconds: number;
  readonly residentMegabytes: number;
}

/**
 * The server side of the measurement, in a process of its own: a fresh installation with one letter for each
 * body, which it writes to a file, one a line. Answers questions of its parent until told to stop.
 */
async function main([bodiesFile = '', letters = '0', instrumentsDir = '']: readonly string[]): Promise<void> {
  const installation = await makeInstallation({ letters: { chuo: Number(letters) } }, { instrumentsDir });
  const bodies = installation.invitations.map((_, index) =>
    JSON.stringify(plainCommand(installation, index).submission),
  );
  writeFileSync(bodiesFile, bodies.join('\n'));
  const served = await serveInstallation(installation, () => new Date(`${OPENS}T12:00:00+09:00`));
  process.on('message', async (question: BenchQuestion) => {
    if (question === 'count') {
      const { user, system } = process.cpuUsage();
      const { accepted } = await countReturns(installation.box, installation.survey);
      const answer: BenchCount = {
        accepted,
        processorMicroseconds: user + system,
        residentMegabytes: process.memoryUsage().rss / 1024 ** 2,
      };
      process.send?.(answer);
      return;
    }
    await served.stop();
    await installation.remove();
    process.disconnect();
  });
  const ready: BenchReady = {
    port: served.port,
    path: `/api/surveys/${installation.survey.survey.id}/responses`,
  };
  process.send?.(ready);
}

await main(process.argv.slice(2));
