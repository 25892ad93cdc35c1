import type { NoAnswerPlace } from '../crosstab/cross-tab.ts';
import type { DisclosureModel } from './disclosure-model.ts';
import type { HiddenReason } from './protected-table.ts';

/**
 * What is hidden so far. It only ever grows; that is why a table which once fitted everything printed still
 * fits when more has been hidden.
 */
export interface Hiding {
  /** hidden figures with the reason that is printed */
  readonly reasons: Map<number, HiddenReason>;
  /** hidden figures whose printed reason tells nothing about their size */
  readonly masked: Set<number>;
  /** rows all of whose cells are hidden with one reason, though their base may be printed */
  readonly closed: Set<number>;
}

export function nothingHidden(): Hiding {
  return { reasons: new Map(), masked: new Set(), closed: new Set() };
}

/** Are cells of this row printed one by one in the table with this base? */
export function isRowOpen(
  model: DisclosureModel,
  hiding: Hiding,
  row: number,
  place: NoAnswerPlace,
): boolean {
  const modelRow = model.rows[row];
  return modelRow !== undefined && !hiding.closed.has(row) && !hiding.reasons.has(modelRow.bases[place]);
}

/** Can a reader see this figure in at least one table? */
export function isPrinted(model: DisclosureModel, hiding: Hiding, figure: number): boolean {
  const { kind, places, row } = model.figures[figure] as DisclosureModel['figures'][number];
  if (hiding.reasons.has(figure)) return false;
  return kind !== 'cell' ? places.length > 0 : places.some((place) => isRowOpen(model, hiding, row, place));
}

/** Is the reason of this hidden cell printed at the cell itself, and not once for its whole row? */
export function showsOwnReason(model: DisclosureModel, hiding: Hiding, figure: number): boolean {
  const { places, row } = model.figures[figure] as DisclosureModel['figures'][number];
  return places.some((place) => isRowOpen(model, hiding, row, place));
}

/** Hides every cell of a row under one reason, so that no reason speaks of a single cell. */
export function closeRow(model: DisclosureModel, hiding: Hiding, row: number): void {
  const modelRow = model.rows[row];
  if (modelRow === undefined) return;
  hiding.closed.add(row);
  const outside = modelRow.bases['out-of-base'];
  if (!hiding.reasons.has(outside)) hiding.reasons.set(outside, 'complementary');
  hiding.masked.add(outside);
}

export function copyOf({ reasons, masked, closed }: Hiding): Hiding {
  return { reasons: new Map(reasons), masked: new Set(masked), closed: new Set(closed) };
}

/** Hides in `hiding` whatever `other` hides. */
export function takeOver(hiding: Hiding, other: Hiding): void {
  for (const [figure, reason] of other.reasons) hiding.reasons.set(figure, reason);
  for (const figure of other.masked) hiding.masked.add(figure);
  for (const row of other.closed) hiding.closed.add(row);
}
