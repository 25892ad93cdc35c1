const LONGEST_SECONDS = 60;

/**
 * Seconds to wait before the next attempt: 2, 4, 8 … up to 60, each shortened by up to a half at random so
 * that phones which lost the same server do not return in one wave, and never shorter than the server asked
 * for. `attempt` counts from 1; `random` is in [0, 1).
 */
export function retryDelay(attempt: number, retryAfter: number | null, random: number): number {
  const longest = Math.min(LONGEST_SECONDS, 2 ** Math.min(attempt, 6));
  const shortened = Math.ceil(longest * (1 - random / 2));
  return Math.max(shortened, retryAfter ?? 0);
}
