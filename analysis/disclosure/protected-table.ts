import type { CrossTab, CrossTabCategory, CrossTabGroup, RaoScottTest } from '../crosstab/cross-tab.ts';
import type { WeightingRule } from '../weights/weights.ts';
import type { TableFilter } from './table-filter.ts';

/** Why a figure is not shown. */
export type HiddenReason =
  /** the base is under the limit */
  | 'small-base'
  /** too few respondents in the cell */
  | 'small-cell'
  /** hidden so that no other figure can be solved; says nothing about how many respondents there are */
  | 'complementary';

export type ReliabilityFlag = 'base-under-50' | 'relative-error-over-30-percent';

/** A cell that may leave the server: either all of its figures, or none and the reason. */
export type ProtectedCell =
  | {
      readonly hidden: false;
      /** 0–1 in thousandths, as an office prints it (printed-figures.ts); null where the base is 0 */
      readonly proportion: number | null;
      readonly standardError: number | null;
      readonly interval: { readonly lower: number; readonly upper: number } | null;
      /** 参考値 where not empty */
      readonly flags: readonly ReliabilityFlag[];
    }
  | { readonly hidden: true; readonly reason: HiddenReason };

export interface ProtectedRow {
  readonly group: CrossTabGroup;
  /** unweighted n of the base; null where hidden */
  readonly base: number | null;
  /** to three significant digits; null where hidden */
  readonly weightedBase: number | null;
  readonly cells: readonly ProtectedCell[];
}

/** The settings of the gate, each with its source. */
export interface DisclosureRule {
  readonly id: 'strict' | 'sample';
  /** hidden where the row's base is under this */
  readonly minimumBase: number;
  /** hidden where a cell has from 1 to this many respondents */
  readonly largestHiddenCount: number;
  /** flagged 参考値 under this base */
  readonly referenceBase: number;
  /** flagged 参考値 over this relative standard error (0–1) */
  readonly referenceRelativeError: number;
  /**
   * People whose area or age is not known stand in the total and in no row. `not-a-group`: nobody can look
   * such a person up by area or age, so what the total less the rows says of them is not guarded.
   * `guarded`: they are a row like any other.
   */
  readonly unknownGroup: 'not-a-group' | 'guarded';
  readonly source: string;
}

/**
 * A rule of the weighting and the cells it was applied to. Never how many people it touched: less a printed n that says
 * how many it did not, and of cells by area, sex and age no table prints the people.
 */
export type ProtectedWeightingRule = Omit<WeightingRule, 'respondents'>;

/** What the page offers where the rule empties a row, with the reason. */
export interface DisclosureOffer {
  readonly kind: 'net' | 'fold';
  /** net id, or fold id of the axis */
  readonly id: string;
  readonly reason: HiddenReason;
  /** rows of the table that the rule emptied or thinned */
  readonly groups: readonly string[];
}

declare const protectedBrand: unique symbol;

/** One of the only two forms in which figures may leave the server. Only protect-tables.ts can make one. */
export interface ProtectedTable
  extends Pick<
    CrossTab,
    'surveyId' | 'questionnaire' | 'synthetic' | 'design' | 'item' | 'axis' | 'noAnswer' | 'weighting'
  > {
  readonly [protectedBrand]: true;
  /** which people the table is about (id of the domain); null: everybody. Whoever prints it must say so */
  readonly filter: { readonly id: string; readonly conditions: TableFilter } | null;
  readonly categories: readonly CrossTabCategory[];
  readonly rows: readonly ProtectedRow[];
  readonly rules: readonly ProtectedWeightingRule[];
  /** null also where the table hides a cell: the statistic is made of every cell */
  readonly test: RaoScottTest | null;
  readonly rule: DisclosureRule;
  readonly hiddenCells: number;
  readonly offers: readonly DisclosureOffer[];
}
