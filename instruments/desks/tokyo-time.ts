/** Japan has had no summer time since 1951, so the zone is a constant. */
export const TOKYO_OFFSET = 9 * 3_600_000;

export interface TokyoTime {
  /** YYYY-MM-DD */
  readonly day: string;
  /** 0 to 23 */
  readonly hour: number;
  readonly minute: number;
}

/** What calendar and clock show in Tokyo at this instant, in milliseconds since 1970. */
export function tokyoTime(instant: number): TokyoTime {
  const shown = new Date(instant + TOKYO_OFFSET);
  return {
    day: shown.toISOString().slice(0, 10),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
  };
}

/** The day after, or before with a negative number. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
