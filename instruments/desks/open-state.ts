/** A time in which a desk answers: ISO instants, the first in it, the last not. */
export interface OpenSpan {
  readonly from: string;
  readonly to: string;
}

/** When a desk answers, as worked out by the server for some days: a reader's own clock then needs no calendar. */
export interface Opening {
  /** what is known begins here (ISO instant) */
  readonly from: string;
  /** and ends before here */
  readonly to: string;
  /** in order, none touching another; null where the hours are known as a sentence only */
  readonly spans: readonly OpenSpan[] | null;
}

/** Whether a desk answers now. `until` and `next` are ISO instants; null where they lie beyond what is known. */
export type OpenState =
  | { readonly state: 'open'; readonly until: string | null }
  | { readonly state: 'closed'; readonly next: string | null }
  | { readonly state: 'unknown' };

/** Whether the server said something about this instant. A clock that is wrong by days falls outside. */
export function isKnown({ from, to }: Opening, now: number): boolean {
  return Date.parse(from) <= now && now < Date.parse(to);
}

/**
 * Can somebody call this desk now? Outside of what is known, and where the hours are a sentence only, nothing is claimed.
 *
 * @param now milliseconds since 1970
 */
export function openState(opening: Opening, now: number): OpenState {
  const { spans, to } = opening;
  if (spans === null || !isKnown(opening, now)) return { state: 'unknown' };
  const current = spans.find((span) => now < Date.parse(span.to));
  if (current === undefined) return { state: 'closed', next: null };
  if (Date.parse(current.from) > now) return { state: 'closed', next: current.from };
  return { state: 'open', until: current.to === to ? null : current.to };
}
