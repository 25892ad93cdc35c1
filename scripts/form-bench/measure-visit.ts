import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { type Landmarks, runStopwatch, type StopwatchNote } from './stopwatch.ts';

/** The line and the phone of the budgets; what the browser's own throttling makes of them. */
export const CONDITIONS = Object.freeze({
  downBitsPerSecond: 1_600_000,
  upBitsPerSecond: 750_000,
  latencyMilliseconds: 150,
  processorSlowdown: 4,
});

/** What of the wire belongs to what: the page itself, its scripts, its style, the questions and sentences. */
export const KINDS = ['page', 'script', 'style', 'data', 'other'] as const;
export type Kind = (typeof KINDS)[number];

export interface Transfer {
  readonly url: string;
  readonly kind: Kind;
  /** over the wire, with the lines of the answer's head; 0 from the browser's own store */
  readonly bytes: number;
}

/** One visit of the person in a hurry. Times in milliseconds from asking for the page. */
export interface VisitFigures {
  readonly firstPaint: number;
  /** of what was drawn before the first press */
  readonly largestPaint: number;
  readonly readable: number;
  readonly answerable: number;
  /** the second page is on the screen */
  readonly wholeForm: number;
  /** cumulative layout shift */
  readonly shift: number;
  readonly longestTask: number;
  /** what tasks took over 50 ms each, from the first paint to the second page */
  readonly blocked: number;
  readonly transfers: readonly Transfer[];
  /** addresses in the page's own HTML, with the page: what the first page needs */
  readonly firstPage: readonly string[];
}

const KIND_OF: Readonly<Record<string, Kind>> = {
  Document: 'page',
  Script: 'script',
  Stylesheet: 'style',
  Fetch: 'data',
  XHR: 'data',
};

/** How long a visit may take before something must be wrong. */
const PATIENCE = 90_000;

/**
 * Opens an address as a new page of a browser that may have been there before, on a slow line and a slow phone, and lets the
 * person in a hurry go to the second page of the questionnaire.
 * @throws Error where the second page does not come, or the answer given before it is gone
 */
export async function measureVisit(
  context: BrowserContext,
  address: string,
  landmarks: Landmarks,
  firstAnswerKept: (page: Page) => Promise<boolean>,
): Promise<VisitFigures> {
  const page = await context.newPage();
  const notes: StopwatchNote[] = [];
  const binding = 'tellStopwatch';
  let turned = (): void => undefined;
  const atSecondPage = new Promise<void>((resolve) => {
    turned = resolve;
  });
  await page.exposeFunction(binding, (note: StopwatchNote) => {
    notes.push(note);
    if (note.kind === 'mark' && note.name === 'turned') turned();
  });
  await page.addInitScript(runStopwatch, { landmarks, binding });
  const line = await context.newCDPSession(page);
  const transfers = await watchLine(line);
  await slowDown(line);

  const response = await page.goto(address, { timeout: PATIENCE });
  const html = (await response?.text()) ?? '';
  await Promise.race([
    atSecondPage,
    page.waitForTimeout(PATIENCE).then(() => {
      throw new Error(`measureVisit: the second page of ${address} did not come within ${PATIENCE} ms.`);
    }),
  ]);
  // what is still on its way (a part of the form that is fetched for later) belongs to the form too
  await page.waitForLoadState('networkidle');
  if (!(await firstAnswerKept(page)))
    throw new Error(`measureVisit: the first answer given at ${address} was not kept.`);
  await page.close();
  return figuresOf({ notes, transfers, firstPage: addressesIn(html, address) });
}

async function slowDown(line: CDPSession): Promise<void> {
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: CONDITIONS.latencyMilliseconds,
    downloadThroughput: CONDITIONS.downBitsPerSecond / 8,
    uploadThroughput: CONDITIONS.upBitsPerSecond / 8,
  });
  await line.send('Emulation.setCPUThrottlingRate', { rate: CONDITIONS.processorSlowdown });
}

/** Everything that comes over the wire from now on. */
async function watchLine(line: CDPSession): Promise<Transfer[]> {
  const transfers: Transfer[] = [];
  const asked = new Map<string, { readonly url: string; readonly kind: Kind }>();
  line.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    asked.set(requestId, { url: request.url, kind: KIND_OF[type ?? ''] ?? 'other' });
  });
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = asked.get(requestId);
    if (request?.url.startsWith('http')) transfers.push({ ...request, bytes: encodedDataLength });
  });
  await line.send('Network.enable');
  return transfers;
}

/** What the page's own HTML asks for, with the page. */
function addressesIn(html: string, address: string): readonly string[] {
  const page = new URL(address);
  page.hash = '';
  const named = [...html.matchAll(/<(?:link|script)\b[^>]*\b(?:href|src)="([^"]+)"/g)].map(([, one = '']) =>
    new URL(one, page).toString(),
  );
  return [page.toString(), ...named];
}

interface Seen extends Pick<VisitFigures, 'transfers' | 'firstPage'> {
  readonly notes: readonly StopwatchNote[];
}

function figuresOf({ notes, transfers, firstPage }: Seen): VisitFigures {
  const asked = Math.min(...notes.flatMap((note) => (note.kind === 'asked' ? [note.at] : [])));
  const first = (at: readonly number[]): number => Math.min(...at) - asked;
  const mark = (wanted: string): number =>
    first(notes.flatMap((note) => (note.kind === 'mark' && note.name === wanted ? [note.at] : [])));
  const firstPaint = first(notes.flatMap((note) => (note.kind === 'paint' ? [note.at] : [])));
  const pressed = mark('pressed');
  const wholeForm = mark('turned');
  const largest = notes.flatMap((note) =>
    note.kind === 'largest-paint' && note.at - asked <= pressed ? [note.at - asked] : [],
  );
  const tasks = notes.flatMap((note) =>
    note.kind === 'long-task' && note.at - asked < wholeForm && note.at - asked + note.length > firstPaint
      ? [note.length]
      : [],
  );
  return {
    firstPaint,
    largestPaint: Math.max(firstPaint, ...largest),
    readable: mark('readable'),
    answerable: mark('answerable'),
    wholeForm,
    shift: cumulativeShift(notes),
    longestTask: Math.max(0, ...tasks),
    blocked: tasks.reduce((sum, length) => sum + Math.max(0, length - 50), 0),
    transfers,
    firstPage,
  };
}

/** The worst window of shifts: at most a second between two of them, at most five in all. */
function cumulativeShift(notes: readonly StopwatchNote[]): number {
  let worst = 0;
  let sum = 0;
  let began = Number.NEGATIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const shifts = notes.flatMap((note) => (note.kind === 'shift' ? [note] : []));
  for (const { at, value } of shifts.toSorted((a, b) => a.at - b.at)) {
    if (at - last > 1000 || at - began > 5000) {
      sum = 0;
      began = at;
    }
    last = at;
    sum += value;
    worst = Math.max(worst, sum);
  }
  return worst;
}
