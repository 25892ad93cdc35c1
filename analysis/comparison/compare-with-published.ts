import {
  assertComparable,
  foundPercentages,
  type PublishedFigures,
} from '../../instruments/codebook/published-figures.ts';
import type { Instrument } from '../../instruments/definition/instrument.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CrossTab, CrossTabCategory, CrossTabCell, CrossTabGroup } from '../crosstab/cross-tab.ts';
import { adjustPValues } from '../tests/adjust-p-values.ts';
import { ComparisonError } from './comparison-error.ts';
import { type NotTestedReason, tooFewAnswers } from './enough-answers.ts';
import { type PublishedDifference, publishedDifference } from './published-difference.ts';
import type { PublishedError } from './published-share.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** What a comparison with a published table is made from. */
export interface PublishedComparisonRequest {
  /** of an invitation survey, with 無回答 in the base */
  readonly table: CrossTab;
  /** the fold that the rows of the table stand in; null: the axis as it is */
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
 * DefinitionError where the published figures are of another wording, ComparisonError for volunteers, for a table that
 * leaves 無回答 out, and where nothing was published of the item.
 */
export function compareWithPublished(request: PublishedComparisonRequest): PublishedComparison {
  const { table, published, designEffect } = request;
  const figure = comparableFigure(request);
  const percentages = foundPercentages(figure);
  const summed = new Set(
    figure.nets.filter(({ sumOfRoundedParts }) => sumOfRoundedParts).map(({ net }) => net),
  );
  const error: PublishedError = {
    kind: 'design-effect',
    respondents: figure.base,
    designEffect: designEffect.value,
    basis: designEffect.basis,
  };
  const categories = table.categories.flatMap((category, place) => {
    const percent = percentages[category.id];
    if (percent === undefined) return [];
    const roundedParts = summed.has(category.id) ? category.codes.length : 1;
    return [{ category, place, published: { percent, decimals: 1, roundedParts, error } }];
  });
  const compared = table.rows
    .filter(({ group }) => group.kind !== 'unknown')
    .map((row) =>
      categories.map(({ place, published: theirs }) => {
        const cell = row.cells[place] as CrossTabCell;
        const { proportion, standardError, degreesOfFreedom } = cell;
        if (proportion === null || standardError === null || degreesOfFreedom === null) {
          return { cell, difference: null, reason: 'no-error' as const };
        }
        const ours = { proportion, variance: standardError ** 2, degreesOfFreedom };
        const difference = publishedDifference(ours, theirs, LEVEL);
        return { cell, difference, reason: reasonOf(row.base, difference, proportion) };
      }),
    );
  const adjusted = adjustPValues(
    compared.flat().map(({ difference, reason }) => (reason === null ? (difference?.p ?? null) : null)),
    'holm',
  );
  const rows = table.rows.filter(({ group }) => group.kind !== 'unknown');
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
      categories.map(({ category, published: { percent } }) =>
        Object.freeze({ ...category, publishedPercent: percent }),
      ),
    ),
    rows: Object.freeze(
      rows.map(({ group, base }, r) =>
        Object.freeze({
          group,
          base,
          cells: Object.freeze(
            (compared[r] ?? []).map(({ cell, difference, reason }, c): PublishedComparisonCell => {
              const adjustedP = adjusted[r * categories.length + c] as number | null;
              return Object.freeze({
                respondents: cell.respondents,
                proportion: cell.proportion,
                difference,
                adjustedP,
                verdict: verdictOf(difference?.difference ?? 0, adjustedP, ALPHA),
                reason,
              });
            }),
          ),
        }),
      ),
    ),
  });
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

function comparableFigure({ table, published, instrument }: PublishedComparisonRequest) {
  if (table.design === 'open') {
    throw new ComparisonError(
      'volunteers',
      `compareWithPublished requires people drawn at random, got the open survey ${table.surveyId}: volunteers are not compared with a published figure`,
    );
  }
  if (table.noAnswer === 'out-of-base') {
    throw new ComparisonError(
      'not-comparable',
      'compareWithPublished requires a table with no answer in its base, as the published percentages have it; make the table with noAnswer in-base',
    );
  }
  assertComparable(published, instrument);
  const figure = published.figures.find(({ item }) => item === table.item.id);
  if (figure === undefined) {
    throw new ComparisonError(
      'not-comparable',
      `compareWithPublished requires published figures of ${table.item.id}, got those of ${published.figures.map(({ item }) => item).join(', ')}`,
    );
  }
  return figure;
}
