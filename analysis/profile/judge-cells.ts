import { verdictOf } from '../comparison/verdict.ts';
import { adjustPValues, type PAdjustment } from '../tests/adjust-p-values.ts';
import type { ProfileCell } from './risk-profile.ts';

/** What of a cell its verdict follows from. */
export type Comparison = Pick<
  ProfileCell,
  'p' | 'difference' | 'standardisedDifference' | 'reason' | 'verdict'
>;

/** Chance of one false verdict or more among all of a profile (Holm), or expected part of false ones (Benjamini–Hochberg). */
export const ALPHA = 0.05;

/**
 * Corrects p over all cells that were tested, and gives the verdicts. A difference counts as shown only where the corrected
 * p is under ALPHA and the rows differ the same way as they are; where they do not, the reason says so.
 */
export function judgeCells<Cell extends Comparison>(
  cells: readonly Cell[],
  adjustment: PAdjustment,
): {
  readonly cells: readonly (Cell & { readonly adjustedP: number | null })[];
  readonly comparisons: number;
} {
  const adjusted = adjustPValues(
    cells.map(({ p }) => p),
    adjustment,
  );
  const judged = cells.map((cell, index) => {
    const adjustedP = adjusted[index] as number | null;
    if (cell.verdict === null) return Object.freeze({ ...cell, adjustedP });
    const asIs = cell.difference?.difference ?? 0;
    const decisive = (cell.standardisedDifference ?? cell.difference)?.difference ?? 0;
    const verdict = verdictOf(decisive, adjustedP, ALPHA);
    const shown = verdict === 'higher' || verdict === 'lower';
    if (shown && Math.sign(asIs) !== Math.sign(decisive)) {
      return Object.freeze({
        ...cell,
        adjustedP,
        verdict: 'no-difference' as const,
        reason: 'directions-differ' as const,
      });
    }
    return Object.freeze({ ...cell, adjustedP, verdict });
  });
  return { cells: judged, comparisons: adjusted.filter((p) => p !== null).length };
}
