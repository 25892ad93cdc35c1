import type { CrossTabBench } from './cross-tab-bench.ts';
import type { HttpBenchFigures, RateFigures } from './http-bench.ts';
import type { IngestFigures } from './ingest-bench.ts';

export interface MachineFacts {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly processor: string;
  readonly processors: number;
  readonly memoryGigabytes: number;
  readonly system: string;
  readonly node: string;
  /** processes that wanted a processor, mean of the minute before the run: above 0 others were measured too */
  readonly loadBefore: number;
}

export interface BenchFigures {
  readonly machine: MachineFacts;
  readonly http: HttpBenchFigures;
  readonly ingest: IngestFigures;
  readonly crossTab: CrossTabBench;
}

const MEBIBYTE = 1024 ** 2;

/** The figures of one run as a Markdown page, with everything that is needed to judge them. */
export function benchReport({ machine, http, ingest, crossTab }: BenchFigures): string {
  const working =
    crossTab.workingBytes === null ? 'not measured' : `${(crossTab.workingBytes / MEBIBYTE).toFixed(1)} MiB`;
  return `# Benchmark of ${machine.day}

\`npm run bench\` on ${machine.processors} × ${machine.processor}, ${machine.memoryGigabytes.toFixed(0)} GiB, ${machine.system}, Node ${machine.node}.
Load of the machine before the run: ${machine.loadBefore.toFixed(2)}.

## Accepted responses

Client and server on this machine, in two processes; ${http.connections} connections, one request at a time on each. The real
questionnaire, one access code each, checked by the compiled rules, sealed, and acknowledged after the commit to disk
(WAL, synchronous=FULL). As many were stored as were acknowledged.

| what | responses a second | p50 | p99 |
| --- | --- | --- | --- |
${rateRow('accepted through HTTP', http.accepted)}
${rateRow('bare Express, parses the same JSON and answers', http.bareExpress)}
${rateRow(`ballot box without HTTP, ${ingest.concurrent} senders`, {
  perSecond: ingest.perSecond,
  p50Milliseconds: ingest.p50Milliseconds,
  p99Milliseconds: ingest.p99Milliseconds,
})}

Moved out of the inbox: ${whole(ingest.movedPerSecond)} responses a second.
Processor time of the server: ${whole(http.processorMicroseconds)} µs for one accepted response.
Memory of the server process after the run: ${whole(http.serverResidentMegabytes)} MiB resident.

## One weighted cross-tab with errors and test

${crossTab.table}, ${crossTab.rows.toLocaleString('en')} responses, warm, ${crossTab.runs} runs; first compared with the slow row-by-row engine.

| what | value |
| --- | --- |
| median | ${crossTab.medianMs.toFixed(1)} ms |
| p99 | ${crossTab.p99Ms.toFixed(1)} ms |
| slowest | ${crossTab.slowestMs.toFixed(1)} ms |
| weights of all responses, once per dataset | ${crossTab.weightingMs.toFixed(1)} ms |
| coded columns | ${(crossTab.columnBytes / MEBIBYTE).toFixed(1)} MiB |
| allocated by one table on its way | ${working} |
`;
}

function rateRow(what: string, { perSecond, p50Milliseconds, p99Milliseconds }: RateFigures): string {
  return `| ${what} | ${whole(perSecond)} | ${p50Milliseconds.toFixed(1)} ms | ${p99Milliseconds.toFixed(1)} ms |`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
