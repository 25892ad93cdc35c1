import { table, whole } from '../../server/bench/markdown.ts';
import { type FormRuns, over, type SummedVisit, VISITS } from './form-figures.ts';
import { CONDITIONS, KINDS, type Kind } from './measure-visit.ts';

export interface FormReport {
  /** YYYY-MM-DD */
  readonly day: string;
  /** call, machine, load */
  readonly machine: string;
  /** of the browser */
  readonly browser: string;
  readonly questionnaire: string;
  readonly pages: number;
  /** questions that the same person answered alike in both forms */
  readonly sameAnswers: number;
  readonly runs: FormRuns;
}

const milliseconds = (value: number): string => `${whole(value)} ms`;
/** decimal kilobytes, as a budget of a line counts them */
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const shift = (value: number): string => value.toFixed(3);

const TIMES: readonly (readonly [string, (visit: SummedVisit) => number, (value: number) => string])[] = [
  ['first paint', ({ firstPaint }) => firstPaint, milliseconds],
  ['largest paint of the first page', ({ largestPaint }) => largestPaint, milliseconds],
  ['page readable', ({ readable }) => readable, milliseconds],
  ['first question answerable', ({ answerable }) => answerable, milliseconds],
  ['whole form: second page turned to', ({ wholeForm }) => wholeForm, milliseconds],
  ['longest task', ({ longestTask }) => longestTask, milliseconds],
  ['blocked by long tasks in all', ({ blocked }) => blocked, milliseconds],
  ['layout shift', (visit) => visit.shift, shift],
];

const KIND_NAMES: Readonly<Record<Kind, string>> = {
  page: 'page (HTML)',
  script: 'scripts',
  style: 'styles',
  data: 'questions and sentences (data)',
  other: 'other',
};

const SIZES: readonly (readonly [string, (visit: SummedVisit) => number])[] = [
  ['first page, all files', ({ firstPageBytes }) => firstPageBytes],
  ['whole form, all files', ({ allBytes }) => allBytes],
  ...KINDS.map((kind) => [`– ${KIND_NAMES[kind]}`, ({ kinds }: SummedVisit) => kinds[kind]] as const),
];

interface Budget {
  readonly what: string;
  readonly most: number;
  readonly shown: (value: number) => string;
  readonly visit: 'first' | 'second';
  readonly figure: (visit: SummedVisit) => number;
}

/** The budgets of DESIGN.md. */
const BUDGETS: readonly Budget[] = [
  {
    what: 'first page, compressed, all files',
    most: 50_000,
    shown: kilobytes,
    visit: 'first',
    figure: ({ firstPageBytes }) => firstPageBytes,
  },
  {
    what: 'whole form, compressed, all files, the first time',
    most: 400_000,
    shown: kilobytes,
    visit: 'first',
    figure: ({ allBytes }) => allBytes,
  },
  {
    what: 'whole form, the second time: files beside the page itself',
    most: 0,
    shown: kilobytes,
    visit: 'second',
    figure: ({ fileBytes }) => fileBytes,
  },
  {
    what: 'page readable',
    most: 1000,
    shown: milliseconds,
    visit: 'first',
    figure: ({ readable }) => readable,
  },
  {
    what: 'first question answerable',
    most: 1000,
    shown: milliseconds,
    visit: 'first',
    figure: ({ answerable }) => answerable,
  },
];

/** The page of the measurement: budgets first, each said to be held or missed by its median, with the worst run beside it. */
export function formBenchPage({ day, machine, browser, ...report }: FormReport): string {
  const { runs, questionnaire, pages, sameAnswers } = report;
  const { ours, stock } = runs;
  const both = (visits: readonly SummedVisit[], figure: (visit: SummedVisit) => number) =>
    over(visits, figure);
  const cell = (
    visits: readonly SummedVisit[],
    figure: (visit: SummedVisit) => number,
    shown: (value: number) => string,
  ): string => {
    const { median, slowest } = both(visits, figure);
    return `${shown(median)} (${shown(slowest)})`;
  };
  const budgets = BUDGETS.map(({ what, most, shown, visit, figure }) => {
    const { median, slowest } = both(ours[visit], figure);
    return [what, `≤ ${shown(most)}`, shown(median), shown(slowest), median <= most ? 'held' : '**missed**'];
  });
  const columns = VISITS.flatMap((visit) => [ours[visit], stock[visit]]);
  const head = (first: string): string[] => [
    first,
    ...VISITS.flatMap((visit) => [`ours, ${visit} visit`, `stock, ${visit} visit`]),
  ];
  const times = TIMES.map(([name, figure, shown]) => [
    name,
    ...columns.map((visits) => cell(visits, figure, shown)),
  ]);
  const sizes = SIZES.map(([name, figure]) => [
    name,
    ...columns.map((visits) => kilobytes(both(visits, figure).median)),
  ]);
  const rounds = ours.first.length;
  return `# The residents’ form on a slow phone and a slow line

Measured on ${day}. ${machine}
${browser}, ${CONDITIONS.downBitsPerSecond / 1e6} Mbit/s down, ${CONDITIONS.upBitsPerSecond / 1e6} Mbit/s up, ${CONDITIONS.latencyMilliseconds} ms of latency for each request, processor slowed down × ${CONDITIONS.processorSlowdown},
all by the browser’s own throttling; 390 × 844 pixels. Server, browser and measurement share the machine.

## Budgets

Of ${rounds} runs; a budget is held or missed by the median.

${table(['what', 'budget', 'median', 'worst', 'verdict'], budgets)}

The page itself is fetched at every visit: it carries the day and the state of the survey, and nobody may keep it
(\`Cache-Control: no-store\`). ${kilobytes(both(ours.second, ({ kinds }) => kinds.page).median)} come for it at the second visit.

## Beside SurveyJS’s stock form

The questionnaire is ${questionnaire} (${pages} pages) as it is published, in all its languages. *Stock* is survey-core with
survey-react-ui, drawn in the browser with SurveyJS’s own style sheet, the questionnaire in its bundle; built by the same
tool, compressed in the same way and served by the same server. It has no cover, so its first page is its first question.
Before anything was measured one person filled both in from end to end: both sent the same answers to ${sameAnswers} questions.
The two were visited in turn, run by run. Median, and the worst of ${rounds} runs in brackets.

${table(head('time from asking for the page'), times)}

${table(head('over the wire (median)'), sizes)}

*Readable*: the first page is drawn with its style. *Answerable*: somebody in a hurry pressed the button of consent in the
first frame that had it, then the first option in the first frame that had it, and the option was drawn as chosen; it was
still chosen after the form had taken over. *Whole form*: the same person pressed 次へ at once, and the second page was drawn.
Tasks count from the first paint on, as is usual; the stock form does most of its work before it, ours behind it. Bytes are
those on the wire, with the lines of each answer’s head. Throttling of this kind delays every request, but not the opening of a connection or its encryption.
`;
}
