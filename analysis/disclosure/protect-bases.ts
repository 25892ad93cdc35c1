import {
  type DisclosureModel,
  type Figure,
  type ModelRow,
  type Relation,
  sumOf,
} from './disclosure-model.ts';
import type { CellGroup } from './family-cells.ts';
import type { FamilyModel } from './family-model.ts';
import { figureCost } from './figure-cost.ts';
import { nothingHidden } from './hiding.ts';
import { protectModel } from './protect-model.ts';
import type { DisclosureRule, HiddenReason } from './protected-table.ts';
import type { ReleasedBase } from './released-table.ts';

export interface HiddenBase {
  readonly reason: HiddenReason;
  /** the printed reason must not say that the base is small */
  readonly masked: boolean;
}

/**
 * Decides which rows lose their base, from the sizes of the groups and nothing else. Items that were put to
 * the same people print the same bases; if each chose for itself, one could show what another hides. Later
 * steps leave this choice alone; what was `released` ties it. `peopleOf`: how many of a group the item was put to.
 * Answers with the printed reason by key of the row.
 */
export function protectBases(
  family: FamilyModel,
  rule: DisclosureRule,
  released: readonly ReleasedBase[],
  item: string,
  peopleOf: (group: CellGroup) => number = ({ base }) => base,
): ReadonlyMap<string, HiddenBase> {
  const model = basesModel(family, rule, released, item, peopleOf);
  const hiding = nothingHidden();
  for (const target of model.targets) hiding.reasons.set(target.figure, 'small-base');
  protectModel(model, hiding, { rule, bases: 'may be hidden', relations: [], shares: new Set() });
  return new Map(
    [...hiding.reasons].map(([figure, reason]) => {
      const row = model.rows[figure] as ModelRow;
      return [row.key, { reason, masked: hiding.masked.has(figure) }];
    }),
  );
}

/** One atom for each finest group: its people. Figure and row have the same index. */
function basesModel(
  { cells, model }: FamilyModel,
  rule: DisclosureRule,
  released: readonly ReleasedBase[],
  item: string,
  peopleOf: (group: CellGroup) => number,
): DisclosureModel {
  const atoms: number[] = [];
  const atomOf = new Map<string, number>();
  for (const { id, groups } of cells.axes) {
    for (const group of groups) {
      atomOf.set(JSON.stringify([id, group.id]), atoms.length);
      atoms.push(peopleOf(group));
    }
  }
  const first = cells.axes[0]?.id as string;
  const termsOf = (axis: string, groups: readonly string[]) =>
    groups.map((group) => [atomOf.get(JSON.stringify([axis, group])) as number, 1] as const);
  const figures: Figure[] = model.rows.map(({ axis, groups }, row) => {
    const terms = termsOf(axis ?? first, groups);
    const value = sumOf(terms, atoms);
    let span: 'group' | 'fold' | 'whole' = groups.length > 1 ? 'fold' : 'group';
    if (axis === null) span = 'whole';
    const cost = figureCost({ what: 'in-base', span, value });
    return { terms, value, kind: 'base', row, places: ['in-base'], cost };
  });
  const rows: ModelRow[] = model.rows.map(({ key, axis, groups }, row) => ({
    key,
    axis,
    groups,
    bases: { 'in-base': row, 'out-of-base': row },
    cells: new Map(),
  }));
  const relations: Relation[] = cells.axes.slice(1).map(({ id, groups }) => ({
    terms: [
      ...termsOf(
        first,
        (cells.axes[0]?.groups ?? []).map((group) => group.id),
      ),
      ...termsOf(
        id,
        groups.map((group) => group.id),
      ).map(([atom]) => [atom, -1] as const),
    ],
    minimum: 0,
    maximum: 0,
  }));
  // what another item released counts where the number is the same: then both were put to the same people
  const known = released.flatMap(({ item: other, axis, groups, lower, upper: most }) => {
    const terms = termsOf(axis, groups);
    const same = lower === most && sumOf(terms, atoms) === lower;
    return other === item || same ? [{ terms, minimum: lower, maximum: most }] : [];
  });
  const upper = rule.minimumBase - 1;
  const targets = figures
    .map(({ terms, value }, figure) => ({ terms, value, lower: 1, upper, figure }))
    .filter(({ value }) => value >= 1 && value <= upper);
  return { atoms, figures, rows, relations: [...relations, ...known], shares: [], targets };
}
