import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tokyoDay } from '../surveys/tokyo-day.ts';
import { benchReport, type MachineFacts } from './bench-report.ts';
import { benchCrossTab } from './cross-tab-bench.ts';
import { benchHttp } from './http-bench.ts';
import { benchIngest } from './ingest-bench.ts';

/** dist/server/bench/bench.js → the project's folder */
const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

function machineFacts(now: Date): MachineFacts {
  const [first] = cpus();
  return {
    day: tokyoDay(now),
    processor: first?.model ?? 'unknown processor',
    processors: cpus().length,
    memoryGigabytes: totalmem() / 1024 ** 3,
    system: `${type()} ${release()}`,
    node: process.versions.node,
    loadBefore: loadavg()[0] ?? 0,
  };
}

/** npm run bench [-- --write]: prints the figures of this machine; --write keeps them in docs/benchmarks. */
async function main(options: readonly string[]): Promise<void> {
  const unknown = options.filter((option) => option !== '--write');
  if (unknown.length > 0) {
    process.stderr.write(`npm run bench takes --write only, not ${unknown.join(' ')}.\n`);
    process.exitCode = 2;
    return;
  }
  const machine = machineFacts(new Date());
  const instrumentsDir = join(projectFolder, 'instruments');
  const report = benchReport({
    machine,
    http: await benchHttp(instrumentsDir),
    ingest: await benchIngest({ instrumentsDir }),
    crossTab: benchCrossTab(),
  });
  process.stdout.write(`\n${report}`);
  if (!options.includes('--write')) return;
  const file = join(projectFolder, 'docs', 'benchmarks', `${machine.day}.md`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, report);
  process.stdout.write(`\nWritten to ${file}\n`);
}

await main(process.argv.slice(2));
