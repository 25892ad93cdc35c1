import type { CrossTab } from '../crosstab/cross-tab.ts';

/** One table of a family with the fold its rows stand in; null: the axis as it is. */
export interface FamilyTable {
  readonly fold: string | null;
  readonly table: CrossTab;
}

/**
 * All tables of one item that may be asked for on one dataset and that share respondents: by every axis, with
 * 無回答 in the base and out of it, with every fold of the axis, always with nets. They are protected together,
 * because what one of them hides another could give away.
 * Each axis needs its unfolded table with 無回答 in the base; it holds the finest cells.
 */
export interface CrossTabFamily {
  readonly tables: readonly FamilyTable[];
  /** codes of a multiple item that exclude every other (特にない): every reader knows that they do */
  readonly exclusiveCodes?: readonly number[];
  /** items that were put only to people with certain answers to this one; their tables print those people as n */
  readonly routed?: readonly RoutedItem[];
  /** this item is such an item itself: its n are figures of the item before it, which decides what is printed */
  readonly routedFrom?: RoutedFrom;
}

/** An item whose base is the sum of some categories of the item before it (codes as text, `no-answer`). */
export interface RoutedItem {
  readonly item: string;
  readonly categories: readonly string[];
}

/** Rows whose n the item before this one hides, by key (hiddenRowsFor in protect-tables.ts). */
export interface RoutedFrom {
  readonly item: string;
  readonly hiddenRows: readonly string[];
}

/** Thrown where tables do not form a family; says which table lacks what. */
export class FamilyError extends Error {
  constructor(message: string) {
    super(`protectItem: ${message}`);
    this.name = 'FamilyError';
  }
}
