import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CrossTabGroup, NoAnswerPlace } from '../crosstab/cross-tab.ts';
import { layOutRows } from '../crosstab/cross-tab-layout.ts';
import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { degreesOfFreedomOfCells } from '../estimates/tally-estimates.ts';
import { sumOverCells, type TableCells, tableCells } from '../tally/table-cells.ts';
import { type Tally, tally, tallyAxis } from '../tally/tally.ts';
import { tallyFrame } from '../tally/tally-frame.ts';
import { adjustPValues, type PAdjustment } from '../tests/adjust-p-values.ts';
import type { Weights } from '../weights/weights.ts';
import { type CategoryReference, categoryValues } from './category-values.ts';
import { ALPHA } from './compare-with-published.ts';
import { ComparisonError } from './comparison-error.ts';
import { type DifferenceOfShares, differenceOfShares } from './difference-of-shares.ts';
import { type NotTestedReason, tooFewAnswers } from './enough-answers.ts';
import {
  covarianceOfFigures,
  type LinearFigure,
  shareFigure,
  unrelatedVariance,
  varianceOfFigure,
} from './linear-figure.ts';
import { requireSample } from './require-sample.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** Which groups are held against what. */
export interface GroupComparisonRequest extends CategoryReference {
  readonly axis: string;
  /** null: the axis as it is */
  readonly fold: string | null;
  readonly noAnswer: NoAnswerPlace;
  /** every pair of groups, or each group against all others together */
  readonly against: 'each-other' | 'rest';
  readonly adjustment: Extract<PAdjustment, 'holm' | 'benjamini-hochberg'>;
}

/** One group less another, or less all others. */
export interface GroupDifference extends DifferenceOfShares {
  readonly first: string;
  /** id of a group; null: all other groups together */
  readonly second: string | null;
  /** corrected over all differences that were tested */
  readonly adjustedP: number | null;
  readonly verdict: Verdict;
  readonly reason: NotTestedReason | null;
}

/** Groups of an axis held against each other. Unprotected: lives inside analysis/ and server/. */
export interface GroupComparison {
  readonly request: GroupComparisonRequest;
  readonly label: LocalizedText;
  readonly weighting: Weights['method'];
  readonly groups: readonly CrossTabGroup[];
  readonly differences: readonly GroupDifference[];
  /** number of differences that p was corrected for */
  readonly comparisons: number;
}

const LEVEL = 0.95;

/** A group with somebody in the base of the item. */
interface PlacedGroup {
  readonly group: CrossTabGroup;
  readonly own: TableCells;
  readonly base: TableCells;
}

/**
 * Which areas (or bands) differ from which, or from all others, in the share of one answer? Every pair once, first less
 * second, or each group less the rest; the difference with an interval and a test on the log odds (differenceOfShares),
 * with the covariance that the design gives; p corrected over all that were tested, by Holm or Benjamini and Hochberg.
 *
 * `only` names the groups to compare; the others are left out, also out of every correction (null: all). 無回答 stands
 * where the request puts it; whose group is not known stands in none. Groups under 50 respondents, and answers too rare
 * in one of the two, are not tested, and the reason says so.
 *
 * Throws ComparisonError for volunteers, unconverged weights and an unknown category; CrossTabError for an unknown item,
 * axis or fold; EstimationError where a stratum has one respondent.
 */
export function compareGroups(
  dataset: Dataset,
  weights: Weights | null,
  menu: CrossTabMenu,
  request: GroupComparisonRequest,
  only: readonly string[] | null = null,
): GroupComparison {
  requireSample('compareGroups', dataset, weights);
  const { values, label } = categoryValues(dataset, menu, request, request.noAnswer);
  const rows = layOutRows(dataset, menu, { axis: request.axis, fold: request.fold ?? undefined });
  const sums = tally(
    tallyFrame(dataset, weights),
    { values: rows.column.values, axis: rows.places },
    { values, axis: tallyAxis([[1], [0]]) },
  );
  const compared = rows.rows.filter(
    ({ group }) =>
      (group.kind === 'code' || group.kind === 'fold') && (only === null || only.includes(group.id)),
  );
  requireKnown(
    only,
    rows.rows.map(({ group }) => group.id),
  );
  const groups = compared.flatMap(({ group, places }): PlacedGroup[] => {
    const base = tableCells(sums, places, [0, 1]);
    return sumOverCells(sums, sums.count, base) > 0
      ? [{ group, own: tableCells(sums, places, [0]), base }]
      : [];
  });
  const pairs = request.against === 'rest' ? againstRest(groups) : everyPair(groups);
  const differences = pairs.map(({ first, second, rest }) => ({
    first: first.group.id,
    second: rest ? null : second.group.id,
    ...differenceOf(sums, first, second),
  }));
  const adjusted = adjustPValues(
    differences.map(({ p, reason }) => (reason === null ? p : null)),
    request.adjustment,
  );
  return Object.freeze({
    request: Object.freeze({ ...request }),
    label,
    weighting: weights.method,
    groups: Object.freeze(compared.map(({ group }) => Object.freeze(group))),
    differences: Object.freeze(
      differences.map((difference, at) => {
        const adjustedP = adjusted[at] as number | null;
        const verdict = verdictOf(difference.difference, adjustedP, ALPHA);
        return Object.freeze({ ...difference, adjustedP, verdict });
      }),
    ),
    comparisons: adjusted.filter((p) => p !== null).length,
  });
}

interface Pair {
  readonly first: PlacedGroup;
  readonly second: Omit<PlacedGroup, 'group'> & { readonly group: CrossTabGroup };
  readonly rest: boolean;
}

function everyPair(groups: readonly PlacedGroup[]): readonly Pair[] {
  return groups.flatMap((first, at) =>
    groups.slice(at + 1).map((second) => ({ first, second, rest: false })),
  );
}

function againstRest(groups: readonly PlacedGroup[]): readonly Pair[] {
  if (groups.length < 2) return [];
  return groups.map((first) => {
    const others = groups.filter((group) => group !== first);
    const second = {
      group: first.group,
      own: others.flatMap(({ own }) => own),
      base: others.flatMap(({ base }) => base),
    };
    return { first, second, rest: true };
  });
}

function differenceOf(
  sums: Tally,
  first: PlacedGroup,
  second: Pair['second'],
): DifferenceOfShares & { readonly reason: NotTestedReason | null } {
  const [one, two] = [first, second].map(({ own, base }) => shareFigure(sums, own, base) as LinearFigure) as [
    LinearFigure,
    LinearFigure,
  ];
  const both = [...first.base, ...second.base];
  const degreesOfFreedom = degreesOfFreedomOfCells(sums, both);
  const share = (figure: LinearFigure) => ({
    proportion: figure.value,
    variance: varianceOfFigure(sums, figure),
    leastVariance: unrelatedVariance(sums, figure),
    degreesOfFreedom,
  });
  const [a, b] = [share(one), share(two)];
  const covariance = covarianceOfFigures(sums, one, two, [a.variance, b.variance]);
  const difference = differenceOfShares(a, b, covariance, degreesOfFreedom, LEVEL);
  const together = shareFigure(sums, [...first.own, ...second.own], both)?.value ?? 0;
  const few = [first, second]
    .map(({ base }) => tooFewAnswers(sumOverCells(sums, sums.count, base), together))
    .find((reason) => reason !== null);
  if (few !== undefined && few !== null) return { ...difference, reason: few };
  const extreme = [one, two].some(({ value }) => value === 0 || value === 1);
  if (difference.p === null) return { ...difference, reason: extreme ? 'share-of-0-or-1' : 'no-error' };
  return { ...difference, reason: null };
}

function requireKnown(only: readonly string[] | null, known: readonly string[]): void {
  const unknown = (only ?? []).find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw new ComparisonError(
    'request-unusable',
    `compareGroups requires groups of the axis (${known.join(', ')}), got ${unknown}`,
  );
}
