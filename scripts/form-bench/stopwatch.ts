/** What the hurried person of the measurement looks for on a page; selectors of CSS. */
export interface Landmarks {
  /** there when the first page can be read */
  readonly readable: string;
  /** begins the survey; null where its first questions are the first page */
  readonly start: string | null;
  /** the first option of the first question */
  readonly answer: string;
  readonly next: string;
  /** a question, named by data-name */
  readonly question: string;
}

/** What was seen, at which instant of the clock, in milliseconds. */
export type StopwatchNote =
  /** each page of a visit says when it was asked for */
  | { readonly kind: 'asked'; readonly at: number }
  | {
      readonly kind: 'mark';
      readonly name: 'readable' | 'pressed' | 'answerable' | 'turned';
      readonly at: number;
    }
  | { readonly kind: 'paint'; readonly at: number }
  | { readonly kind: 'largest-paint'; readonly at: number }
  | { readonly kind: 'shift'; readonly at: number; readonly value: number }
  | { readonly kind: 'long-task'; readonly at: number; readonly length: number };

/**
 * Runs in the page, before any script of it: a person in a hurry, who presses each thing at the first frame in which it is
 * there, and writes down when the frame that shows what it did was drawn. Self-contained, because it is sent as text.
 * Instants are those of the clock, so that a page which replaces another goes on where that was.
 */
export function runStopwatch({
  landmarks,
  binding,
}: {
  readonly landmarks: Landmarks;
  readonly binding: string;
}): void {
  const tell = (note: object): void => {
    const told = (window as unknown as Record<string, (note: object) => void>)[binding];
    told?.(note);
  };
  tell({ kind: 'asked', at: performance.timeOrigin });
  const instant = (at: number): number => performance.timeOrigin + at;
  const shown = (selector: string | null): HTMLElement | null =>
    selector === null
      ? null
      : ([...document.querySelectorAll<HTMLElement>(selector)].find(
          (element) => element.getClientRects().length > 0,
        ) ?? null);
  const nameOfQuestion = (): string | null => shown(landmarks.question)?.dataset.name ?? null;

  // a press without a script asks for another page, on which the person goes on
  const KEY = 'stopwatch';
  const state = JSON.parse(sessionStorage.getItem(KEY) ?? '{"done":[],"first":null}') as {
    done: string[];
    first: string | null;
  };
  const done = (name: string): boolean => state.done.includes(name);
  const note = (name: string): void => {
    state.done.push(name);
    sessionStorage.setItem(KEY, JSON.stringify(state));
  };
  /** what this frame shows is on the screen when the next one begins */
  const mark = (name: string): void => {
    note(name);
    requestAnimationFrame((at) => tell({ kind: 'mark', name, at: instant(at) }));
  };

  const look = (): void => {
    if (performance.getEntriesByName('first-contentful-paint').length > 0) step();
    if (!done('turned')) requestAnimationFrame(look);
  };
  const step = (): void => {
    if (!done('readable') && shown(landmarks.readable)) mark('readable');
    const start = shown(landmarks.start);
    if (start && !done('started')) {
      note('started');
      tell({ kind: 'mark', name: 'pressed', at: instant(performance.now()) });
      start.click();
      return;
    }
    const answer = shown(landmarks.answer) as HTMLInputElement | null;
    if (answer && !done('answered')) {
      state.first = nameOfQuestion();
      note('answered');
      if (landmarks.start === null) tell({ kind: 'mark', name: 'pressed', at: instant(performance.now()) });
      answer.click();
    }
    if (done('answerable') && !done('next')) {
      note('next');
      shown(landmarks.next)?.click();
    }
    if (done('answered') && !done('answerable') && answer?.checked) mark('answerable');
    const name = nameOfQuestion();
    if (done('next') && name !== null && name !== state.first) mark('turned');
  };
  requestAnimationFrame(look);

  const watch = (type: string, told: (entry: PerformanceEntry) => object | null): void => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const one = told(entry);
        if (one !== null) tell({ at: instant(entry.startTime), ...one });
      }
    }).observe({ type, buffered: true });
  };
  watch('paint', ({ name }) => (name === 'first-contentful-paint' ? { kind: 'paint' } : null));
  watch('largest-contentful-paint', () => ({ kind: 'largest-paint' }));
  watch('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    return hadRecentInput ? null : { kind: 'shift', value };
  });
  watch('longtask', ({ duration }) => ({ kind: 'long-task', length: duration }));
}
