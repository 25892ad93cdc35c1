import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchCount, BenchQuestion, BenchReady } from './ingest-server.ts';
import { type LoadResult, percentile, runLoad } from './load-client.ts';

const CONNECTIONS = 64;
/** Sent first and not measured: compiled code and a grown heap. */
const WARM_UP = 4_000;
const MEASURED = 30_000;

export interface RateFigures {
  readonly perSecond: number;
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
}
export interface HttpBenchFigures {
  readonly connections: number;
  readonly accepted: RateFigures;
  /** bare Express with its JSON parser, same bodies, same run */
  readonly bareExpress: RateFigures;
  readonly serverResidentMegabytes: number;
  /** processor time of the server for one accepted response: hardly moves with the load of the machine */
  readonly processorMicroseconds: number;
}

/**
 * Accepted responses a second through HTTP: real questionnaire, one letter each, acknowledged after the commit to
 * disk; client and server on this machine in two processes. Before any figure is given out, the number of
 * acknowledgements is compared with the number stored. Throws Error where they differ or a request was refused.
 */
export async function benchHttp(instrumentsDir: string): Promise<HttpBenchFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'tsunagari-bench-'));
  const bodiesFile = join(folder, 'bodies');
  try {
    const ingest = await startServer('ingest-server', [
      bodiesFile,
      String(WARM_UP + MEASURED),
      instrumentsDir,
    ]);
    const bodies = readFileSync(bodiesFile, 'utf8').split('\n');
    await warmUp(ingest.ready, bodies);
    const before = await ask(ingest.child);
    const measured = await measure(ingest.ready, bodies);
    const count = await ask(ingest.child);
    await stop(ingest.child);
    if (count.accepted !== bodies.length) {
      throw new Error(`${bodies.length} responses were acknowledged and ${count.accepted} stored`);
    }
    const bare = await startServer('bare-server', []);
    await warmUp(bare.ready, bodies);
    const yardstick = await measure(bare.ready, bodies);
    await stop(bare.child);
    return {
      connections: CONNECTIONS,
      accepted: figures(measured),
      bareExpress: figures(yardstick),
      serverResidentMegabytes: count.residentMegabytes,
      processorMicroseconds: (count.processorMicroseconds - before.processorMicroseconds) / MEASURED,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function warmUp(target: BenchReady, bodies: readonly string[]): Promise<void> {
  requireAllAccepted(
    await runLoad({ ...target, bodies: bodies.slice(0, WARM_UP), connections: CONNECTIONS }),
  );
}

async function measure(target: BenchReady, bodies: readonly string[]): Promise<LoadResult> {
  const result = await runLoad({ ...target, bodies: bodies.slice(WARM_UP), connections: CONNECTIONS });
  requireAllAccepted(result);
  return result;
}

function requireAllAccepted({ refused }: LoadResult): void {
  if (Object.keys(refused).length > 0) throw new Error(`requests were refused: ${JSON.stringify(refused)}`);
}

function figures({ accepted, seconds, latencies }: LoadResult): RateFigures {
  return {
    perSecond: accepted / seconds,
    p50Milliseconds: percentile(latencies, 0.5),
    p99Milliseconds: percentile(latencies, 0.99),
  };
}

async function startServer(
  name: string,
  args: readonly string[],
): Promise<{ readonly child: ChildProcess; readonly ready: BenchReady }> {
  const child = fork(fileURLToPath(new URL(`./${name}.js`, import.meta.url)), [...args]);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended with code ${code} before it was ready`);
  });
  const [ready] = (await Promise.race([once(child, 'message'), ended])) as [BenchReady];
  ended.catch(() => undefined);
  return { child, ready };
}

async function ask(child: ChildProcess): Promise<BenchCount> {
  const answer = once(child, 'message');
  child.send('count' satisfies BenchQuestion);
  const [count] = (await answer) as [BenchCount];
  return count;
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.send('stop' satisfies BenchQuestion);
  await ended;
}
