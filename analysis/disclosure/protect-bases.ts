import { type AroundFigures, aroundFigures, hideAround } from './around-figures.ts';
import {
  type DisclosureModel,
  type Figure,
  type ModelRow,
  type Relation,
  sumOf,
  type Terms,
} from './disclosure-model.ts';
import type { FamilyAtoms } from './family-atoms.ts';
import type { CellGroup, FamilyCells } from './family-cells.ts';
import type { FamilyModel } from './family-model.ts';
import { figureCost } from './figure-cost.ts';
import { type Hiding, nothingHidden } from './hiding.ts';
import { MUNICIPALITY_LIMITS } from './municipality-rule.ts';
import { LAST_SEARCH, protectModel } from './protect-model.ts';
import type { HiddenReason } from './protected-table.ts';
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
 * Answers with the printed reason by key of the row. Where rows are settled (filtered tables are put beside tables
 * that stay), `begun` says what those hide, and only the others are chosen.
 */
export function protectBases(
  family: FamilyModel,
  released: readonly ReleasedBase[],
  item: string,
  peopleOf: (group: CellGroup) => number = ({ base }) => base,
  begun: Hiding = nothingHidden(),
): ReadonlyMap<string, HiddenBase> {
  const { model, around, relations } = basesModel(family, released, item, peopleOf);
  const hiding = nothingHidden();
  for (const own of around) hideAround(hiding, own);
  family.model.rows.slice(0, family.ownRows).forEach(({ settled, bases }, row) => {
    const reason = begun.reasons.get(bases['in-base']);
    if (!settled || reason === undefined) return;
    hiding.reasons.set(row, reason);
    if (begun.masked.has(bases['in-base'])) hiding.masked.add(row);
  });
  for (const { figure } of model.targets) {
    if (!hiding.reasons.has(figure)) hiding.reasons.set(figure, 'small-base');
  }
  protectModel(model, hiding, {
    bases: 'may be hidden',
    relations,
    shares: new Set(),
    largestSearch: LAST_SEARCH,
    showAgain: false,
  });
  return new Map(
    [...hiding.reasons].flatMap(([figure, reason]) => {
      const row = model.rows[(model.figures[figure] as Figure).row] as ModelRow;
      return row.settled ? [] : [[row.key, { reason, masked: hiding.masked.has(figure) }] as const];
    }),
  );
}

interface BasesModel {
  readonly model: DisclosureModel;
  readonly around: readonly AroundFigures[];
  /** what was released */
  readonly relations: readonly Relation[];
}

/** One atom for each finest group: its people. A row of the family and its figure here have the same index. */
function basesModel(
  { cells, answers, model: { rows: familyRows }, ownRows, around: items }: FamilyModel,
  released: readonly ReleasedBase[],
  item: string,
  peopleOf: (group: CellGroup) => number,
): BasesModel {
  const people = peopleAtoms(cells, peopleOf);
  const atoms = people.values;
  const first = cells.axes[0]?.id as string;
  const termsOf = (axis: string, ids: readonly string[]): Terms =>
    people.sum(axis, groupsNamed(cells, axis, ids), []);
  const rows: ModelRow[] = familyRows.slice(0, ownRows).map((row, index) => ({
    ...row,
    bases: { 'in-base': index, 'out-of-base': index },
    cells: new Map(),
  }));
  const figures: Figure[] = rows.map(({ axis, groups }, row) => {
    const terms = termsOf(axis ?? first, groups);
    const value = sumOf(terms, atoms);
    let span: 'group' | 'fold' | 'whole' =
      new Set(groupRows(cells, axis ?? first, groups)).size > 1 ? 'fold' : 'group';
    if (axis === null) span = 'whole';
    const cost = figureCost({ what: 'in-base', span, value });
    return { terms, value, kind: 'base', row, places: ['in-base'], cost };
  });
  const targets = figures
    .map(({ terms, value }, figure) => {
      const limit = (rows[figure] as ModelRow).rule.minimumBase - 1;
      const upper = Number.isFinite(limit)
        ? limit
        : Math.max(value, MUNICIPALITY_LIMITS.largestHiddenCountOfSmall);
      return { terms, value, lower: 1, upper, figure };
    })
    .filter(({ value, upper }) => value >= 1 && value <= upper);
  const around = items.map((own) => aroundFigures(own.item, cells, answers, people, figures, rows));
  // what another item released counts where the number is the same: then both were put to the same people
  const relations = released.flatMap(({ item: other, axis, groups, lower, upper: most }) => {
    const terms = termsOf(axis, groups);
    const same = lower === most && sumOf(terms, atoms) === lower;
    return other === item || same ? [{ terms, minimum: lower, maximum: most }] : [];
  });
  return {
    model: {
      atoms,
      figures,
      rows,
      relations: sameWhole(cells, people),
      shares: [],
      targets: [...targets, ...around.flatMap((own) => own.targets)],
    },
    around,
    relations,
  };
}

function peopleAtoms({ axes }: FamilyCells, peopleOf: (group: CellGroup) => number): FamilyAtoms {
  const values: number[] = [];
  const atomOf = new Map<CellGroup, number>();
  for (const group of axes.flatMap(({ groups }) => groups)) {
    atomOf.set(group, values.length);
    values.push(peopleOf(group));
  }
  return { values, sum: (_, groups) => groups.map((group) => [atomOf.get(group) as number, 1] as const) };
}

/** All axes count the same people, of every part. */
function sameWhole({ axes }: FamilyCells, people: FamilyAtoms): Relation[] {
  const [first, ...others] = axes;
  if (first === undefined) return [];
  return others.flatMap((other) =>
    [...new Set(first.groups.map(({ part }) => part))].map((part) => {
      const of = ({ id, groups }: FamilyCells['axes'][number]) =>
        people.sum(
          id,
          groups.filter((group) => group.part === part),
          [],
        );
      const terms = [...of(first), ...of(other).map(([atom]) => [atom, -1] as const)];
      return { terms, minimum: 0, maximum: 0 };
    }),
  );
}

function groupsNamed({ axes }: FamilyCells, axis: string, ids: readonly string[]): CellGroup[] {
  const wanted = new Set(ids);
  return (axes.find(({ id }) => id === axis)?.groups ?? []).filter(({ id }) => wanted.has(id));
}

function groupRows(cells: FamilyCells, axis: string, ids: readonly string[]): string[] {
  return groupsNamed(cells, axis, ids).map(({ row }) => row);
}
