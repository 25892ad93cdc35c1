import type { CheckId } from './checks.ts';
import type { Criterion } from './criteria.ts';
import type { AccessibilityResults } from './results.ts';

/**
 * What can be said of a success criterion: its checks found nothing; found something; have not run yet; there is no such
 * content; nothing checks it.
 */
export type Standing = 'nothing-found' | 'found' | 'not-run' | 'no-such-content' | 'not-tested';

/** The checks that say something about a criterion, each once. */
export function checksOf({ ways }: Criterion): readonly CheckId[] {
  return [...new Set(ways.flatMap((way) => (way.by === 'axe' ? axeChecks : way.by)))];
}
const axeChecks: readonly CheckId[] = ['every-page', 'pages-around'];

/** How a criterion stands by the results of its checks. What one of them found counts more than what others did not. */
export function standingOf(criterion: Criterion, { checks }: AccessibilityResults): Standing {
  if (criterion.absent !== undefined) return 'no-such-content';
  const ids = checksOf(criterion);
  if (ids.length === 0) return 'not-tested';
  const results = ids.map((id) => checks[id]);
  if (results.some((result) => result !== undefined && result.failed > 0)) return 'found';
  return results.every((result) => result !== undefined) ? 'nothing-found' : 'not-run';
}
