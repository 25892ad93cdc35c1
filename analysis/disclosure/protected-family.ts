import type { CrossTab, NoAnswerPlace } from '../crosstab/cross-tab.ts';
import type { CrossTabFamily, FamilyTable } from './cross-tab-family.ts';
import type { FamilyModel } from './family-model.ts';
import type { Hiding } from './hiding.ts';
import type { DisclosureRule } from './protected-table.ts';
import type { BaseKnowledge } from './reader-knowledge.ts';

declare const familyBrand: unique symbol;

/**
 * A family with what of it is hidden. It holds the true counts and stays on the server; `viewOf` takes
 * protected tables out of it. Only protect-tables.ts can make one.
 */
export interface ProtectedFamily {
  readonly [familyBrand]: true;
  readonly rule: DisclosureRule;
  readonly dataset: string;
  readonly tables: CrossTabFamily['tables'];
  readonly built: FamilyModel;
  readonly hiding: Hiding;
  /** what tables of other items print of its bases */
  readonly bases: BaseKnowledge;
  /**
   * Hidden figures that could not be shown to stay open although everything is hidden: narrowed by an earlier release
   * made under another rule; or, of an item that few were led to, in rows whose n is hidden but counts as known here,
   * because nothing of the item before may move. In words, for the log of the server.
   */
  readonly exposed: readonly string[];
}

/** Which table of a family, and which of its columns. */
export interface ViewRequest {
  readonly axis: string;
  /** null: the axis as it is */
  readonly fold: string | null;
  /** id of the domain of a filtered table; absent: everybody */
  readonly domain?: string | undefined;
  readonly noAnswer: NoAnswerPlace;
  /** with: codes and nets; only: nets, where the item has any; without: codes */
  readonly nets: 'with' | 'only' | 'without';
}

/** Thrown where a view is asked for that was not protected with the family. */
export class ViewError extends Error {
  constructor(request: ViewRequest) {
    super(
      `viewOf: no table by ${request.axis}, fold ${request.fold ?? 'none'}, filter ${request.domain ?? 'none'}, no answer ${request.noAnswer} was protected with this family; add it to the tables given to protectItem`,
    );
    this.name = 'ViewError';
  }
}

/** The unprotected table behind a view. Throws ViewError. */
export function tableBehind(family: ProtectedFamily, request: ViewRequest): FamilyTable {
  const found = family.tables.find(
    ({ fold, table, domain }) =>
      table.axis.id === request.axis &&
      fold === request.fold &&
      domain === request.domain &&
      table.noAnswer === request.noAnswer,
  );
  if (found === undefined) throw new ViewError(request);
  return found;
}

/** Indices of the categories that a view shows, in the table's order. */
export function categoriesShown(table: CrossTab, nets: ViewRequest['nets']): number[] {
  const indices = table.categories.map((_, index) => index);
  const isNet = (index: number) => table.categories[index]?.kind === 'net';
  if (nets === 'with') return indices;
  if (nets === 'without') return indices.filter((index) => !isNet(index));
  return indices.some(isNet) ? indices.filter(isNet) : indices;
}
