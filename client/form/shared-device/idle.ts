/** What a time without a touch or a key has come to. `seconds` are those until everything is cleared. */
export type Idle =
  | { readonly kind: 'active' }
  | { readonly kind: 'warned'; readonly seconds: number }
  | { readonly kind: 'over' };

/** japan-conventions H-12: nothing is left on a shared device after 15 minutes without a touch or a key. */
export const QUIET_MS = 15 * 60_000;
/** How long the warning stands. WCAG 2.2.1 asks for 20 seconds; a child who has gone to fetch the teacher needs more. */
export const WARNING_MS = 90_000;

/**
 * Whether anybody is still there. Both arguments are milliseconds of the device's clock: while it sleeps no timer runs,
 * and a child who wakes it an hour later must not find what the one before has answered.
 */
export function idleAt(touched: number, now: number): Idle {
  const quiet = now - touched;
  if (quiet < QUIET_MS) return { kind: 'active' };
  const left = QUIET_MS + WARNING_MS - quiet;
  return left > 0 ? { kind: 'warned', seconds: Math.ceil(left / 1000) } : { kind: 'over' };
}
