import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { viewOf } from '../disclosure/protect-tables.ts';
import type { ProtectedFamily } from '../disclosure/protected-family.ts';
import type { ProtectedTable } from '../disclosure/protected-table.ts';
import type { Weights } from '../weights/weights.ts';
import {
  compareGroups,
  type GroupComparison,
  type GroupComparisonRequest,
  type GroupDifference,
} from './compare-groups.ts';
import { ComparisonError } from './comparison-error.ts';
import { printedDifference, printedP } from './printed-difference.ts';
import { requireSample } from './require-sample.ts';

declare const protectedBrand: unique symbol;

/** A comparison that may leave the server: made of figures only that the table beside it shows. */
export interface ProtectedComparison extends Omit<GroupComparison, 'differences'> {
  readonly [protectedBrand]: true;
  /** the shares that were compared, with n and interval */
  readonly table: ProtectedTable;
  /** place of the compared category in the table */
  readonly category: number;
  /** groups that are not compared, because the table hides their figure */
  readonly leftOut: readonly string[];
  /** differences in thousandths, as many digits as the shares have; t is left out, p has four decimals */
  readonly differences: readonly Omit<GroupDifference, 't'>[];
}

/**
 * Compares groups as far as the protected table of the item shows them. A group whose figure is hidden is in no pair and
 * in no rest that others are held against, and takes no part in the correction of their p.
 *
 * Throws ComparisonError for volunteers, where that leaves nothing to compare, and as compareGroups and viewOf.
 */
export function protectComparison(
  dataset: Dataset,
  weights: Weights | null,
  menu: CrossTabMenu,
  request: GroupComparisonRequest,
  family: ProtectedFamily,
): ProtectedComparison {
  requireSample('protectComparison', dataset, weights);
  const { axis, fold, noAnswer, category: wanted } = request;
  const table = viewOf(family, { axis, fold, noAnswer, nets: 'with' });
  const category = table.categories.findIndex(({ id }) => id === wanted);
  const groups = table.rows.filter(({ group }) => group.kind === 'code' || group.kind === 'fold');
  const isShown = ({ base, cells }: (typeof groups)[number]) =>
    base !== null && cells[category]?.hidden === false;
  const shown = groups.filter(isShown).map(({ group }) => group.id);
  const leftOut = groups.filter((row) => !isShown(row)).map(({ group }) => group.id);
  if (category >= 0 && shown.length < 2) {
    throw new ComparisonError(
      'request-unusable',
      `protectComparison requires two groups by ${fold ?? axis} whose share of ${request.item} ${wanted} is shown, got ${shown.length}; take a fold or a net`,
    );
  }
  const { differences, ...comparison } = compareGroups(dataset, weights, menu, request, shown);
  const result: Omit<ProtectedComparison, typeof protectedBrand> = {
    ...comparison,
    table,
    category,
    leftOut: Object.freeze(leftOut),
    differences: Object.freeze(differences.map(printed)),
  };
  return Object.freeze(result) as ProtectedComparison;
}

function printed({ t: _, ...difference }: GroupDifference): Omit<GroupDifference, 't'> {
  const { lower, upper, p, adjustedP } = difference;
  return Object.freeze({
    ...difference,
    difference: printedDifference(difference.difference),
    standardError: printedDifference(difference.standardError),
    lower: lower === null ? null : printedDifference(lower),
    upper: upper === null ? null : printedDifference(upper),
    p: p === null ? null : printedP(p),
    adjustedP: adjustedP === null ? null : printedP(adjustedP),
  });
}
