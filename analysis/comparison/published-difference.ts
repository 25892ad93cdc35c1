import { requireInput } from '../estimates/require-input.ts';
import { type DifferenceOfShares, differenceOfShares, type UncertainShare } from './difference-of-shares.ts';
import { type PublishedShare, publishedShare } from './published-share.ts';

/** One of our shares less a published one. */
export interface PublishedDifference extends DifferenceOfShares {
  /** published share, 0–1 */
  readonly published: number;
  /** its standard error with that of rounding, 0–1 */
  readonly publishedStandardError: number;
}

/**
 * Does our share differ from the published one? Ours less theirs with both errors, theirs from publishedShare, on
 * degrees of freedom by Welch. The two samples are taken to be independent. Where our people are part of theirs (a
 * prefecture of the nation), the published share holds a part of ours, and the difference shown is that much smaller
 * than the one from everybody else.
 *
 * Missing answers must be treated alike on both sides by the caller. Throws EstimationError for a share outside 0–1 or a
 * published figure that publishedShare refuses.
 */
export function publishedDifference(
  ours: UncertainShare,
  published: PublishedShare,
  level: number,
): PublishedDifference {
  requireInput(
    ours.proportion >= 0 && ours.proportion <= 1 && ours.variance >= 0,
    'publishedDifference',
    'a share of ours from 0 to 1 with a variance',
    `${ours.proportion} with ${ours.variance}`,
  );
  const theirs = publishedShare(published);
  return Object.freeze({
    ...differenceOfShares(ours, theirs, 0, null, level),
    published: theirs.proportion,
    publishedStandardError: Math.sqrt(theirs.variance),
  });
}
