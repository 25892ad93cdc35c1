import type { CrossTab, CrossTabCategory, CrossTabGroup, RaoScottTest } from '../crosstab/cross-tab.ts';

/** Why a figure is not shown. */
export type HiddenReason =
  /** the base is under the limit */
  | 'small-base'
  /** too few respondents in the cell */
  | 'small-cell'
  /** could otherwise be solved from its neighbours */
  | 'complementary';

export type ReliabilityFlag = 'base-under-50' | 'relative-error-over-30-percent';

/** A cell that may leave the server: either all of its figures, or none and the reason. */
export type ProtectedCell =
  | {
      readonly hidden: false;
      /** 0–1, null where the base is 0 */
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
  readonly source: string;
}

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
    | 'surveyId'
    | 'questionnaire'
    | 'synthetic'
    | 'design'
    | 'item'
    | 'axis'
    | 'noAnswer'
    | 'weighting'
    | 'rules'
  > {
  readonly [protectedBrand]: true;
  readonly categories: readonly CrossTabCategory[];
  readonly rows: readonly ProtectedRow[];
  readonly test: RaoScottTest | null;
  readonly rule: DisclosureRule;
  readonly hiddenCells: number;
  readonly offers: readonly DisclosureOffer[];
}
