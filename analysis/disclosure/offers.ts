import type { FamilyTable } from './cross-tab-family.ts';
import { categoriesShown, type ProtectedFamily, type ViewRequest } from './protected-family.ts';
import { protectedRows } from './protected-rows.ts';
import type { DisclosureOffer, HiddenReason, ProtectedRow } from './protected-table.ts';

const BY_WEIGHT: readonly HiddenReason[] = ['small-base', 'small-cell', 'complementary'];

/**
 * What to look at instead where this view hides something: a net whose cell is shown in a row that lost
 * cells, or a fold whose row around it is shown whole. An offer is made only for what the protected family
 * does show, nets before folds, in the order of the tables.
 */
export function offersFor(
  family: ProtectedFamily,
  request: ViewRequest,
  own: FamilyTable,
): DisclosureOffer[] {
  const { table } = own;
  const kept = categoriesShown(table, request.nets);
  const rows = protectedRows(family, own);
  const thinned = rows.filter(({ cells }) => kept.some((index) => cells[index]?.hidden === true));
  if (thinned.length === 0) return [];
  const offers: DisclosureOffer[] = [];
  const offer = (kind: DisclosureOffer['kind'], id: string, helped: readonly ProtectedRow[]) => {
    if (helped.length === 0) return;
    offers.push({ kind, id, reason: reasonOf(helped, kept), groups: helped.map(({ group }) => group.id) });
  };
  table.categories.forEach(({ id, kind }, index) => {
    if (kind !== 'net' || request.nets === 'only') return;
    offer(
      'net',
      id,
      thinned.filter(({ cells }) => cells[index]?.hidden === false),
    );
  });
  for (const other of family.tables) {
    const { axis, noAnswer } = other.table;
    if (other.fold === null || other.fold === request.fold) continue;
    if (axis.id !== request.axis || noAnswer !== request.noAnswer || other.domain !== own.domain) continue;
    const folded = protectedRows(family, other);
    const shown = categoriesShown(other.table, request.nets);
    const whole = folded.filter(({ cells }) => shown.every((index) => cells[index]?.hidden === false));
    offer(
      'fold',
      other.fold,
      thinned.filter(({ group }) => whole.some((around) => isAround(around, group.codes))),
    );
  }
  return offers;
}

/** A fold that joins the group with at least one more. */
function isAround({ group }: ProtectedRow, codes: readonly number[]): boolean {
  if (group.kind === 'total' || codes.length === 0) return false;
  return group.codes.length > codes.length && codes.every((code) => group.codes.includes(code));
}

function reasonOf(rows: readonly ProtectedRow[], kept: readonly number[]): HiddenReason {
  const reasons = new Set(
    rows.flatMap(({ cells }) =>
      kept.flatMap((index) => {
        const cell = cells[index];
        return cell?.hidden ? [cell.reason] : [];
      }),
    ),
  );
  return BY_WEIGHT.find((reason) => reasons.has(reason)) ?? 'complementary';
}
