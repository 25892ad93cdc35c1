import type { CrossTabBench } from './cross-tab-bench.ts';
import { MEBIBYTE, milliseconds, table, whole } from './markdown.ts';
import type { ProtectBench } from './protect-bench.ts';
import type { RoundTimes } from './rounds.ts';
import type { DuckDbTimes, OurTables, TallyBench } from './tally-bench.ts';
import type { TallyMemory } from './tally-memory.ts';
import type { ScalingFigures } from './tally-scaling.ts';

export interface AnalysisFigures {
  readonly crossTab: CrossTabBench;
  readonly protection: ProtectBench;
  readonly tallies: TallyBench;
  readonly memory: readonly TallyMemory[];
  readonly scaling: readonly ScalingFigures[];
}

const WEIGHTINGS = {
  'post-stratified': 'post-stratified by area × sex × age band',
  own: 'everybody has another weight',
} as const;

/** Tables, tallies, memory and growth, as the part of a page. */
export function analysisReport(machineLine: string, figures: AnalysisFigures): string {
  return [
    '## Tables and tallies',
    machineLine,
    crossTabPart(figures.crossTab, figures.protection),
    talliesPart(figures.tallies),
    memoryPart(figures.memory),
    scalingPart(figures.scaling),
  ].join('\n\n');
}

function crossTabPart(crossTab: CrossTabBench, { figures }: ProtectBench): string {
  const working =
    crossTab.workingBytes === null ? 'not measured' : `${(crossTab.workingBytes / MEBIBYTE).toFixed(1)} MiB`;
  return `### One weighted cross-tab with errors and test

${crossTab.table}, ${whole(crossTab.rows)} responses, warm, ${crossTab.runs} runs; first compared with the slow row-by-row engine.

${table(
  ['what', 'value'],
  [
    ['median', milliseconds(crossTab.medianMs)],
    ['p99', milliseconds(crossTab.p99Ms)],
    ['slowest', milliseconds(crossTab.slowestMs)],
    ['weights of all responses, once per dataset', milliseconds(crossTab.weightingMs)],
    ['coded columns', `${(crossTab.columnBytes / MEBIBYTE).toFixed(1)} MiB`],
    ['allocated by one table on its way', working],
  ],
)}

Protection apart: all tables of one item (two axes with their folds, with and without no answer) made and protected
together, once for each dataset.

${table(
  ['responses', 'rule', 'median', 'slowest', 'runs'],
  figures.map(({ rows, rule, times }) => [
    whole(rows),
    rule,
    milliseconds(times.median),
    milliseconds(times.slowest),
    String(times.rounds),
  ]),
)}`;
}

const spread = ({ median, fastest, slowest }: RoundTimes): string[] => [
  milliseconds(median),
  milliseconds(fastest),
  milliseconds(slowest),
];

function ourRows({ weighting, workers, oneThread, tallies }: OurTables, threads: number): string[][] {
  return [
    [`shares with errors, ${threads} workers, ${WEIGHTINGS[weighting]}`, ...spread(workers)],
    ['the same on one thread', ...spread(oneThread)],
    ['the sums alone on one thread', ...spread(tallies)],
  ];
}

/** The fastest of the forms that were measured in the same rounds. */
function yardstick(forms: readonly DuckDbTimes[]): (DuckDbTimes & { readonly times: RoundTimes }) | null {
  const measured = forms.flatMap((form) => (form.times === null ? [] : [{ ...form, times: form.times }]));
  return measured.reduce<(typeof measured)[number] | null>(
    (best, form) => (best === null || form.times.median < best.times.median ? form : best),
    null,
  );
}

function talliesPart({ rows, questions, cells, threads, ours, duckDb }: TallyBench): string {
  const best = yardstick(duckDb?.forms ?? []);
  const rounds = ours[0]?.workers.rounds ?? 0;
  const verdicts =
    best === null
      ? ['DuckDB is a development dependency and was not installed: nothing to compare with.']
      : ours.map(
          ({ weighting, workers }) =>
            `- ${WEIGHTINGS[weighting]}: **${(workers.median / best.times.median).toFixed(2)}** of DuckDB's time for the bare counts (${milliseconds(workers.median)} against ${milliseconds(best.times.median)}; budget 0.33)`,
        );
  return `### ${questions} items by 47 areas × 8 age bands, ${whole(rows)} responses

The data that R's survey package was timed on (${whole(5451)} s for the shares with errors), made again value for value;
${whole(cells)} shares, each with its linearised standard error, base and degrees of freedom. Counts were first compared with
DuckDB's, cell by cell, in each of its forms, and errors with the row-by-row engine's. ${rounds} rounds, everything once in each.

${verdicts.join('\n')}

${table(
  ['what', 'median', 'fastest', 'slowest'],
  [
    ...ours.flatMap((own) => ourRows(own, threads)),
    ...(duckDb?.forms ?? []).flatMap(({ name, threshold, times }) =>
      times === null ? [] : [[`DuckDB: ${name} (perfect_ht_threshold ${threshold})`, ...spread(times)]],
    ),
  ],
)}

Outside the clock:

${table(
  [
    'weights',
    'making data and weights',
    'packing',
    'bytes for each coded cell',
    'of runs and weights',
    'first request',
  ],
  ours.map((own) => [
    WEIGHTINGS[own.weighting],
    milliseconds(own.weightingMs),
    milliseconds(own.packMs),
    (own.packedColumnBytes / (rows * questions)).toFixed(2),
    `${(own.packedRunBytes / MEBIBYTE).toFixed(1)} MiB, ${whole(own.runs)} runs`,
    milliseconds(own.firstMs),
  ]),
)}
${duckDb === null ? '' : duckDbPart(duckDb)}`;
}

function duckDbPart({ version, threads, loadMs, forms }: NonNullable<TallyBench['duckDb']>): string {
  return `
DuckDB ${version}, in memory, ${threads} threads, loaded and laid out in ${milliseconds(loadMs)}. Every form was tried a few
times, with its own perfect_ht_threshold (12) and a larger one; the fastest were then measured in the rounds above. Chunks are
fetched and no value is looked at; only where rows are not yet the counts, spreading them over the items belongs to the
time, and what fetching alone takes stands beside it.

${table(
  ['form', 'threshold', 'fastest try', 'fetched only'],
  forms.map(({ name, threshold, triedMs, triedFetchMs, isPlain }) => [
    name,
    String(threshold),
    milliseconds(triedMs),
    isPlain ? '' : milliseconds(triedFetchMs),
  ]),
)}
`;
}

function memoryPart(memory: readonly TallyMemory[]): string {
  return `### Memory

Bytes for each coded cell beside the columns themselves (one byte each), ${whole(memory[0]?.rows ?? 0)} responses, ${memory[0]?.questions ?? 0} items, in a process of its
own. The peak holds everything that the work took on its way: order of rows, packing, sums and tables with errors.

${table(
  ['weights', 'packed (computed)', 'held after packing (measured)', 'peak (measured)'],
  memory.map(({ weighting, packed, held, peak }) => [
    WEIGHTINGS[weighting],
    packed.toFixed(2),
    held.toFixed(2),
    peak.toFixed(2),
  ]),
)}`;
}

function scalingPart(scaling: readonly ScalingFigures[]): string {
  const nanoseconds = (value: number) => `${value.toFixed(2)} ns`;
  return `### Time by number of responses

Four items by 47 areas × 8 age bands on one thread, median nanoseconds for each coded cell. Shares and errors of the 376 rows
of a table cost the same whatever the number of responses, which is what is seen of them in small data.

${table(
  ['responses', 'weights', 'packing', 'sums, packed', 'with errors', 'sums, straight from columns', 'rounds'],
  scaling.map(({ rows, weighting, packing, packed, withErrors, straight, rounds }) => [
    whole(rows),
    WEIGHTINGS[weighting],
    nanoseconds(packing),
    nanoseconds(packed),
    nanoseconds(withErrors),
    nanoseconds(straight),
    String(rounds),
  ]),
)}`;
}
