import { FamilyError, type ItemAround } from './cross-tab-family.ts';
import {
  type Figure,
  figureName,
  type ModelRow,
  sumOf,
  type Target,
  type Terms,
} from './disclosure-model.ts';
import type { FamilyAnswers } from './family-answers.ts';
import type { FamilyAtoms } from './family-atoms.ts';
import type { FamilyCells } from './family-cells.ts';
import type { Hiding } from './hiding.ts';
import { targetsOf } from './targets.ts';

/** The figures of another item in the model of this one: where each of its figures and rows stands here. */
export interface AroundFigures {
  readonly item: ItemAround;
  /** index of a figure in its own model → index here */
  readonly figures: ReadonlyMap<number, number>;
  readonly rows: ReadonlyMap<number, number>;
  /** what it keeps hidden must stay open beside this item's tables too */
  readonly targets: readonly Target[];
}

/**
 * Adds what the tables of another item print and hide: sums over the parts of the people that gave its answers.
 * Rows that this family does not have are left out. Throws FamilyError where the parts make another number than
 * the item's own tables, which would count other people.
 */
export function aroundFigures(
  item: ItemAround,
  cells: FamilyCells,
  answers: FamilyAnswers,
  atoms: FamilyAtoms,
  figures: Figure[],
  rows: ModelRow[],
): AroundFigures {
  const { model } = item.family.built;
  const figureOf = new Map<number, number>();
  const rowOf = new Map<number, number>();
  const targets: Target[] = [];
  model.rows.forEach((row, index) => {
    const axis = cells.axes.find(({ id }) => id === (row.axis ?? cells.axes[0]?.id));
    // the whole of another item may begin from another axis; its people are the same
    const groups = axis?.groups.filter((group) => row.axis === null || row.groups.includes(group.row)) ?? [];
    if (axis === undefined || groups.length === 0) return;
    const sumOver = (parts: readonly string[]): Terms =>
      atoms.sum(
        axis.id,
        groups.filter(({ part }) => part !== null && parts.includes(part.id)),
        answers.everybody,
      );
    const add = (from: number, terms: Terms) => {
      const known = model.figures[from] as Figure;
      const value = sumOf(terms, atoms.values);
      if (value !== known.value) {
        throw new FamilyError(
          `the parts make ${value} of a figure of another item (row ${row.key}) that has ${known.value}; parts must say who is counted there`,
        );
      }
      figures.push({ ...known, terms, row: rows.length });
      figureOf.set(from, figures.length - 1);
      return figures.length - 1;
    };
    const bases = {
      'in-base': add(row.bases['in-base'], sumOver(item.everybody)),
      'out-of-base': add(row.bases['out-of-base'], sumOver(item.answered)),
    };
    const own = new Map<string, number>();
    for (const { id, parts } of item.categories) {
      const from = row.cells.get(id);
      if (from !== undefined) own.set(id, add(from, sumOver(parts)));
    }
    const key = `${item.family.tables[0]?.table.item.id}|${row.key}`;
    const added = { ...row, key, groups: groups.map(({ id }) => id), bases, cells: own, settled: true };
    rowOf.set(index, rows.length);
    rows.push(added);
    const categories = item.categories.map(({ id, kind }) => ({ id, kind, answers: [] }));
    const hidden = targetsOf(added, figures, { ...answers, categories }, item.family.built.cells.multiple);
    const exposed = new Set(item.family.exposed);
    targets.push(
      ...hidden.filter(({ figure }) => !exposed.has(figureName({ ...added, key: row.key }, figure))),
    );
  });
  return { item, figures: figureOf, rows: rowOf, targets };
}

/** What the other item hides is hidden here as well. */
export function hideAround(hiding: Hiding, { item, figures, rows }: AroundFigures): void {
  const { reasons, masked, closed } = item.family.hiding;
  for (const [from, to] of figures) {
    const reason = reasons.get(from);
    if (reason !== undefined) hiding.reasons.set(to, reason);
    if (masked.has(from)) hiding.masked.add(to);
  }
  for (const [from, to] of rows) if (closed.has(from)) hiding.closed.add(to);
}
