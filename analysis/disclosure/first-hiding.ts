import type { CrossTabFamily } from './cross-tab-family.ts';
import type { DisclosureModel, Figure, ModelRow, Target } from './disclosure-model.ts';
import type { FamilyModel } from './family-model.ts';
import type { Hiding } from './hiding.ts';
import { type HiddenBase, protectBases } from './protect-bases.ts';
import type { ReleasedBase } from './released-table.ts';
import type { RoutedFigures } from './routed-figures.ts';

/** A row without its base loses every cell in both tables, whatever the other base is. */
export function hideBases(
  hiding: Hiding,
  figures: readonly Figure[],
  row: ModelRow,
  hidden: HiddenBase | undefined,
): void {
  if (hidden === undefined) return;
  hiding.reasons.set(row.bases['in-base'], hidden.reason);
  if (hidden.masked) hiding.masked.add(row.bases['in-base']);
  const outside = row.bases['out-of-base'];
  const { value } = figures[outside] as Figure;
  const small = value >= 1 && value < row.rule.minimumBase;
  hiding.reasons.set(outside, small ? 'small-base' : 'complementary');
  if (!small) hiding.masked.add(outside);
}

/** What the rule hides for its own sake. */
export function hideTarget(hiding: Hiding, { figures, rows }: DisclosureModel, index: number): void {
  if (hiding.reasons.has(index)) return;
  const { kind, value, row } = figures[index] as Figure;
  const { rule } = rows[row] as ModelRow;
  if (kind === 'base') hiding.reasons.set(index, 'small-base');
  // an option that nearly everybody chose is hidden for the few who did not
  else hiding.reasons.set(index, value <= rule.largestHiddenCount ? 'small-cell' : 'complementary');
}

/** The n of a routed item is hidden where that item will hide it for its size (protect-bases.ts). */
export function hideRouted(
  hiding: Hiding,
  built: FamilyModel,
  routed: RoutedFigures,
  released: readonly ReleasedBase[],
): void {
  for (const [key, { reason, masked }] of protectBases(built, released, routed.item, routed.peopleOf)) {
    const figure = routed.figures[built.rowByKey.get(key) as number] as number;
    hiding.reasons.set(figure, reason);
    if (masked) hiding.masked.add(figure);
  }
}

/** Takes a row out of the tables of a routed item, because its n would tell cells of the item before it. */
export function hideWholeRow(hiding: Hiding, row: ModelRow | undefined): void {
  for (const base of Object.values(row?.bases ?? {})) {
    if (hiding.reasons.has(base)) continue;
    hiding.reasons.set(base, 'complementary');
    hiding.masked.add(base);
  }
}

/** A base that can be told from the item before is hidden for its cells' sake, but is no secret of this item. */
export function isGuarded({ model }: FamilyModel, { routedFrom }: CrossTabFamily, target: Target): boolean {
  const { kind, places } = model.figures[target.figure] as Figure;
  return routedFrom === undefined || kind === 'cell' || !places.includes('in-base');
}
