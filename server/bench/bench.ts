import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { analysisReport } from './analysis-report.ts';
import { BENCH_PARTS, type BenchPart, benchPage } from './bench-page.ts';
import { benchCrossTab } from './cross-tab-bench.ts';
import { benchHttp } from './http-bench.ts';
import { httpReport } from './http-report.ts';
import { benchIngest } from './ingest-bench.ts';
import { type MachineFacts, machineFacts, machineLine } from './machine-facts.ts';
import { benchMemory } from './memory-bench.ts';
import { benchProtection } from './protect-bench.ts';
import { benchTallies } from './tally-bench.ts';
import { benchScaling } from './tally-scaling.ts';

/** dist/server/bench/bench.js → the project's folder */
const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const CALL = 'npm run bench [-- --only http|analysis|all] [--write]';

const line = (machine: MachineFacts, part: BenchPart) =>
  machineLine(machine, `npm run bench -- --only ${part}`, loadavg()[0] ?? 0);
const told = (text: string) => process.stderr.write(`${text} …\n`);

async function measureHttp(machine: MachineFacts): Promise<string> {
  const instrumentsDir = join(projectFolder, 'instruments');
  told('accepted responses');
  const figures = { http: await benchHttp(instrumentsDir), ingest: await benchIngest({ instrumentsDir }) };
  return httpReport(line(machine, 'http'), figures);
}

async function measureAnalysis(machine: MachineFacts): Promise<string> {
  told('one cross-tab');
  const crossTab = benchCrossTab();
  told('protection');
  const protection = await benchProtection();
  told('memory');
  const memory = await benchMemory();
  told('tables of 1,000,000 responses, beside DuckDB');
  const tallies = await benchTallies();
  told('time by number of responses');
  const scaling = await benchScaling();
  return analysisReport(line(machine, 'analysis'), { crossTab, protection, tallies, memory, scaling });
}

const MEASURES: Readonly<Record<BenchPart, (machine: MachineFacts) => Promise<string>>> = {
  http: measureHttp,
  analysis: measureAnalysis,
};

/** What was asked for; null where that cannot be read. */
function readCall(
  args: readonly string[],
): { readonly parts: readonly BenchPart[]; readonly write: boolean } | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { only: { type: 'string', default: 'all' }, write: { type: 'boolean', default: false } },
    });
    const parts = BENCH_PARTS.filter((part) => values.only === 'all' || values.only === part);
    return parts.length === 0 ? null : { parts, write: values.write };
  } catch {
    return null;
  }
}

/** Prints the figures of this machine; --write keeps them in docs/benchmarks, one page a day. */
async function main(args: readonly string[]): Promise<void> {
  const call = readCall(args);
  if (call === null) {
    process.stderr.write(`The call is: ${CALL}\n`);
    process.exitCode = 2;
    return;
  }
  const machine = machineFacts(new Date());
  const measured = new Map<BenchPart, string>();
  for (const part of call.parts) measured.set(part, await MEASURES[part](machine));
  if (!call.write) {
    process.stdout.write(`\n${benchPage(machine.day, null, measured)}`);
    return;
  }
  const file = join(projectFolder, 'docs', 'benchmarks', `${machine.day}.md`);
  mkdirSync(dirname(file), { recursive: true });
  const page = benchPage(machine.day, existsSync(file) ? readFileSync(file, 'utf8') : null, measured);
  writeFileSync(file, page);
  process.stdout.write(`\n${page}\nWritten to ${file}\n`);
}

await main(process.argv.slice(2));
