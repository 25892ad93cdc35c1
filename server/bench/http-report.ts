import type { HttpBenchFigures, RateFigures } from './http-bench.ts';
import type { IngestFigures } from './ingest-bench.ts';
import { table, whole } from './markdown.ts';

export interface HttpFigures {
  readonly http: HttpBenchFigures;
  readonly ingest: IngestFigures;
}

/** How many responses are accepted, as the part of a page. */
export function httpReport(machineLine: string, { http, ingest }: HttpFigures): string {
  return `## Accepted responses

${machineLine}

Client and server on this machine, in two processes; ${http.connections} connections, one request at a time on each. The real
questionnaire, one access code each, checked by the compiled rules, sealed, and acknowledged after the commit to disk
(WAL, synchronous=FULL). As many were stored as were acknowledged.

${table(
  ['what', 'responses a second', 'p50', 'p99'],
  [
    rateRow('accepted through HTTP', http.accepted),
    rateRow('bare Express, parses the same JSON and answers', http.bareExpress),
    rateRow(`ballot box without HTTP, ${ingest.concurrent} senders`, ingest),
  ],
)}

Moved out of the inbox: ${whole(ingest.movedPerSecond)} responses a second.
Processor time of the server: ${whole(http.processorMicroseconds)} µs for one accepted response.
Memory of the server process after the run: ${whole(http.serverResidentMegabytes)} MiB resident.`;
}

function rateRow(what: string, { perSecond, p50Milliseconds, p99Milliseconds }: RateFigures): string[] {
  return [what, whole(perSecond), `${p50Milliseconds.toFixed(1)} ms`, `${p99Milliseconds.toFixed(1)} ms`];
}
