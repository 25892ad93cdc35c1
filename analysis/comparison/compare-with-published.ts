import {
  assertComparable,
  foundPercentages,
  type PublishedFigures,
} from '../../instruments/codebook/published-figures.ts';
import type { Instrument } from '../../instruments/definition/instrument.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type {
  CrossTab,
  CrossTabCategory,
  CrossTabCell,
  CrossTabGroup,
  CrossTabRow,
} from '../crosstab/cross-tab.ts';
import { layOutRows } from '../crosstab/cross-tab-layout.ts';
import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';
import { makeCrossTab } from '../crosstab/make-cross-tab.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { tableCells } from '../tally/table-cells.ts';
import { tally, tallyAxis } from '../tally/tally.ts';
import { tallyFrame } from '../tally/tally-frame.ts';
import { adjustPValues } from '../tests/adjust-p-values.ts';
import type { Weights } from '../weights/weights.ts';
import { categoryValues } from './category-values.ts';
import { ComparisonError } from './comparison-error.ts';
import { type NotTestedReason, tooFewAnswers } from './enough-answers.ts';
import { shareFigure, unrelatedVariance } from './linear-figure.ts';
import { type PublishedDifference, publishedDifference } from './published-difference.ts';
import type { PublishedShare } from './published-share.ts';
import { requireSample } from './require-sample.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** What a comparison with a published table is made from. */
export interface PublishedComparisonRequest {
  readonly item: string;
  /** what stands in the rows beside the whole */
  readonly axis: string;
  /** a fold of the axis; null: as it is */
  readonly fold: string | null;
  readonly published: PublishedFigures;
  /** the instrument that the published figures are of; its marks say whether the wording is the same */
  readonly instrument: Instrument;
  readonly designEffect: { readonly value: number; readonly basis: 'stated' | 'assumed' };
  /** whether those whom we asked belong to the published population (a prefecture of the nation) */
  readonly partOfPopulation: boolean;
}

/** One category of one row. */
export interface PublishedComparisonCell {
  readonly respondents: number;
  /** ours, 0–1; null without a base */
  readonly proportion: number | null;
  /** null where ours has no error */
  readonly difference: PublishedDifference | null;
  /** by Holm, over all rows and categories of the comparison */
  readonly adjustedP: number | null;
  readonly verdict: Verdict;
  readonly reason: NotTestedReason | null;
}

/** A table of ours held against a published one. Unprotected: lives inside analysis/ and server/. */
export interface PublishedComparison {
  /** ours, with 無回答 in the base */
  readonly table: CrossTab;
  readonly fold: string | null;
  readonly survey: LocalizedText;
  readonly year: number;
  readonly source: string;
  /** respondents of the published figures */
  readonly publishedBase: number;
  readonly publishedWeighted: boolean;
  readonly designEffect: PublishedComparisonRequest['designEffect'];
  readonly partOfPopulation: boolean;
  /** those with a published percentage, in the order of the table */
  readonly categories: readonly (CrossTabCategory & { readonly publishedPercent: number })[];
  readonly rows: readonly {
    readonly group: CrossTabGroup;
    readonly base: number;
    readonly cells: readonly PublishedComparisonCell[];
  }[];
}

/** The interval that stands beside every share and difference. */
const LEVEL = 0.95;
/** Chance of one false verdict or more in a whole comparison. */
export const ALPHA = 0.05;

/**
 * Do our people answer otherwise than those of a published survey, as a whole and in each group? Every category that
 * was published is compared in every row (publishedDifference), and p is corrected over all of them by Holm (1979).
 * Rows without enough answers (enough-answers.ts) are not tested.
 *
 * Compared are only items whose wording is verbatim, with 無回答 in the base on both sides (decision 4). Throws
 * ComparisonError for volunteers, unconverged weights and where nothing was published of the item, DefinitionError where
 * the published figures are of another wording, CrossTabError for an unknown item, axis or fold.
 */
export function compareWithPublished(
  dataset: Dataset,
  weights: Weights | null,
  menu: CrossTabMenu,
  request: PublishedComparisonRequest,
): PublishedComparison {
  requireSample('compareWithPublished', dataset, weights);
  const { published, designEffect } = request;
  const figure = comparableFigure(request);
  const asked = {
    item: request.item,
    axis: request.axis,
    noAnswer: 'in-base',
    nets: 'with',
    fold: request.fold ?? undefined,
  } as const;
  const table = makeCrossTab(dataset, weights, menu, asked);
  const frame = tallyFrame(dataset, weights);
  const layout = layOutRows(dataset, menu, asked);
  const theirs = publishedShares(figure, designEffect, table.categories);
  const categories = table.categories.filter(({ id }) => theirs.has(id));
  const rows = table.rows.filter(({ group }) => group.kind !== 'unknown');
  const columns = categories.map((category) => {
    const reference = { item: request.item, category: category.id };
    const { values } = categoryValues(dataset, menu, reference, 'in-base');
    const sums = tally(
      frame,
      { values: layout.column.values, axis: layout.places },
      { values, axis: tallyAxis([[1], [0]]) },
    );
    const place = table.categories.indexOf(category);
    return rows.map((row) => {
      const places = layout.rows.find(({ group }) => group.id === row.group.id)?.places ?? [];
      const share = shareFigure(sums, tableCells(sums, places, [0]), tableCells(sums, places, [0, 1]));
      const least = share === null ? 0 : unrelatedVariance(sums, share);
      return compared(
        row,
        row.cells[place] as CrossTabCell,
        theirs.get(category.id) as PublishedShare,
        least,
      );
    });
  });
  const adjusted = adjustPValues(
    columns.flat().map(({ difference, reason }) => (reason === null ? (difference?.p ?? null) : null)),
    'holm',
  );
  const cells = columns.map((column, c) =>
    column.map((cell, r): PublishedComparisonCell => {
      const adjustedP = adjusted[c * rows.length + r] as number | null;
      const verdict = verdictOf(cell.difference?.difference ?? 0, adjustedP, ALPHA);
      return Object.freeze({ ...cell, adjustedP, verdict });
    }),
  );
  return Object.freeze({
    table,
    fold: request.fold,
    survey: published.survey,
    year: published.year,
    source: figure.source,
    publishedBase: figure.base,
    publishedWeighted: published.weighted,
    designEffect,
    partOfPopulation: request.partOfPopulation,
    categories: Object.freeze(
      categories.map((category) =>
        Object.freeze({ ...category, publishedPercent: theirs.get(category.id)?.percent as number }),
      ),
    ),
    rows: Object.freeze(
      rows.map(({ group, base }, r) =>
        Object.freeze({
          group,
          base,
          cells: Object.freeze(cells.map((column) => column[r] as PublishedComparisonCell)),
        }),
      ),
    ),
  });
}

function publishedShares(
  figure: PublishedFigures['figures'][number],
  { value, basis }: PublishedComparisonRequest['designEffect'],
  nets: readonly { readonly id: string; readonly codes: readonly number[] }[],
): ReadonlyMap<string, PublishedShare> {
  const error = { kind: 'design-effect', respondents: figure.base, designEffect: value, basis } as const;
  const summed = figure.nets.filter(({ sumOfRoundedParts }) => sumOfRoundedParts).map(({ net }) => net);
  return new Map(
    Object.entries(foundPercentages(figure)).map(([id, percent]) => {
      const roundedParts = summed.includes(id) ? (nets.find((net) => net.id === id)?.codes.length ?? 1) : 1;
      return [id, { percent, decimals: 1, roundedParts, error }];
    }),
  );
}

function compared(
  { base }: CrossTabRow,
  { respondents, proportion, standardError, degreesOfFreedom }: CrossTabCell,
  theirs: PublishedShare,
  leastVariance: number,
): Omit<PublishedComparisonCell, 'adjustedP' | 'verdict'> {
  if (proportion === null || standardError === null || degreesOfFreedom === null) {
    return { respondents, proportion, difference: null, reason: base === 0 ? 'small-base' : 'no-error' };
  }
  const ours = { proportion, variance: standardError ** 2, leastVariance, degreesOfFreedom };
  const difference = publishedDifference(ours, theirs, LEVEL);
  return { respondents, proportion, difference, reason: reasonOf(base, difference, proportion) };
}

function reasonOf(
  base: number,
  { published, p }: PublishedDifference,
  proportion: number,
): NotTestedReason | null {
  const few = tooFewAnswers(base, published);
  if (few !== null) return few;
  if (proportion === 0 || proportion === 1) return 'share-of-0-or-1';
  return p === null ? 'no-error' : null;
}

function comparableFigure({ item: id, published, instrument }: PublishedComparisonRequest) {
  assertComparable(published, instrument);
  const figure = published.figures.find(({ item }) => item === id);
  if (figure !== undefined) return figure;
  throw new ComparisonError(
    'not-comparable',
    `compareWithPublished requires published figures of ${id}, got those of ${published.figures.map(({ item }) => item).join(', ')}`,
  );
}
