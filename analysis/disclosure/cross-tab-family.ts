import type { CrossTab } from '../crosstab/cross-tab.ts';
import type { ProtectedFamily } from './protected-family.ts';
import type { DisclosureRule } from './protected-table.ts';
import type { TableFilter } from './table-filter.ts';

/** One table of a family with the fold its rows stand in; null: the axis as it is. */
export interface FamilyTable {
  readonly fold: string | null;
  readonly table: CrossTab;
  /** id of the domain whose people it counts; absent: everybody */
  readonly domain?: string;
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
  /** axis → row of its unfolded table → inhabitants (null: not known), where its rows are single municipalities */
  readonly inhabitants?: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
  /** the people of the family cut into parts, finer than any of its tables; absent: one part */
  readonly parts?: readonly FamilyPart[];
  /** people that filtered tables are about */
  readonly domains?: readonly FamilyDomain[];
  /** tables of other items whose figures are sums over parts: they stay as they are */
  readonly around?: readonly ItemAround[];
}

/**
 * A part of the people, counted straight from the rows: of a filter, who falls under the same of all its conditions;
 * of a derived item, who gave the same answers to what it is made of.
 */
export interface FamilyPart {
  readonly id: string;
  /** axis → row of its unfolded table (`unknown`: in no row) → answer (category id, `no-answer`, `answered`) → people */
  readonly counts: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
  /** answers that people of this part can have, as every reader knows; absent: any */
  readonly answers?: readonly string[];
  /** rows of an axis that they can stand in, as every reader knows; an axis that is absent: any */
  readonly rows?: Readonly<Record<string, readonly string[]>>;
}

/** The people of a filter, or those whom tables of filters tell when they are subtracted, as parts. */
export interface FamilyDomain {
  readonly id: string;
  /** null: nobody prints a table of them, and they are protected as if somebody did */
  readonly filter: TableFilter | null;
  readonly parts: readonly string[];
  /** the rule its tables stand under; stricter than the item's where a condition is marked strict */
  readonly rule: DisclosureRule;
}

/**
 * The protected tables of an item that is printed beside this one and counts the same people: which parts its
 * categories and bases are made of. Categories that are no union of parts are left out.
 */
export interface ItemAround {
  readonly family: ProtectedFamily;
  readonly everybody: readonly string[];
  readonly answered: readonly string[];
  readonly categories: readonly {
    readonly id: string;
    readonly kind: 'code' | 'no-answer' | 'net';
    readonly parts: readonly string[];
  }[];
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
