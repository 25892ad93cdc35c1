import type { NoAnswerPlace } from '../crosstab/cross-tab.ts';
import type { DisclosureRule } from './protected-table.ts';

/**
 * A family of tables as the person sees it who wants to work out what is hidden: whole numbers that are not
 * known (atoms), and everything printed as a sum over them (figures). An atom is the number of respondents of
 * one group with one answer; an answer is a code, no answer, or for a multiple item also "answered" and a net.
 */
export interface DisclosureModel {
  /** the true whole numbers; never leave this folder */
  readonly atoms: readonly number[];
  readonly figures: readonly Figure[];
  readonly rows: readonly ModelRow[];
  /** relations that hold in every table of this kind */
  readonly relations: readonly Relation[];
  readonly shares: readonly WeightedShare[];
  readonly targets: readonly Target[];
}

/** A sum over atoms with coefficients. */
export type Terms = readonly (readonly [atom: number, coefficient: number])[];

/** minimum ≤ Σ coefficient × atom ≤ maximum */
export interface Relation {
  readonly terms: Terms;
  readonly minimum: number;
  readonly maximum: number;
}

/** One number that is printed, in one table or in several: a sum of atoms. */
export interface Figure {
  readonly terms: Terms;
  readonly value: number;
  /** routed: the base of an item that some answers to this one lead to; printed in the tables of that item */
  readonly kind: 'base' | 'cell' | 'routed';
  /** index of the row it stands in */
  readonly row: number;
  /** tables it is printed in: with 無回答 in the base, out of it, or both */
  readonly places: readonly NoAnswerPlace[];
  /** how much it hurts to lose it; compared with the others, no unit */
  readonly cost: number;
}

/** The whole, a group, or a fold of groups; the same row in every table it stands in. */
export interface ModelRow {
  readonly key: string;
  /** null: the whole, which all axes share */
  readonly axis: string | null;
  /** ids of the finest groups it is made of; none for the whole */
  readonly groups: readonly string[];
  /** figure of the base with 無回答 in it, and of the base without */
  readonly bases: Readonly<Record<NoAnswerPlace, number>>;
  /** figure of each cell, by category id */
  readonly cells: ReadonlyMap<string, number>;
  /** the rule its tables stand under */
  readonly rule: DisclosureRule;
  /** what it prints and hides has been decided before and stays */
  readonly settled: boolean;
  /** filter of its people; null: everybody. Of a filter, a base or a 0 may be hidden beside others as well */
  readonly domain: string | null;
}

/**
 * A printed weighted share of a row that joins groups of different mean weight. What its digits leave open:
 * weighted cell − lower × weighted base is not under 0, and weighted cell − upper × weighted base is not over 0.
 */
export interface WeightedShare {
  readonly figure: number;
  readonly place: NoAnswerPlace;
  readonly atLeast: ShareBound;
  readonly atMost: ShareBound;
}

/** Sums the atoms with the mean weight of their group; `value` is what the sum is in the true table (family-shares.ts). */
export interface ShareBound {
  readonly terms: Terms;
  readonly value: number;
}

/** A number that must stay open: no reader may learn that it is not `lower`, or that it is not `upper`. */
export interface Target {
  readonly terms: Terms;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** the hidden figure it stands behind */
  readonly figure: number;
}

/** A figure of a row in words, for a log: its row's key and its category. */
export function figureName(row: ModelRow, figure: number): string {
  return `${row.key} ${[...row.cells].find(([, index]) => index === figure)?.[0] ?? 'base'}`;
}

/** Σ coefficient × value over the terms. */
export function sumOf(terms: Terms, values: ArrayLike<number>): number {
  let sum = 0;
  for (const [atom, coefficient] of terms) sum += coefficient * (values[atom] ?? 0);
  return sum;
}
