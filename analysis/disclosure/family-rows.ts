import type { CrossTab, CrossTabRow, NoAnswerPlace } from '../crosstab/cross-tab.ts';
import { type CrossTabFamily, FamilyError } from './cross-tab-family.ts';
import type { CellGroup, FamilyCells } from './family-cells.ts';
import type { DisclosureRule } from './protected-table.ts';

/** A row of the family: the same row wherever the same groups stand together. */
export interface FamilyRow {
  readonly key: string;
  /** null: the whole */
  readonly axis: string | null;
  /** the finest groups in it; for the whole, those of the first axis */
  readonly groups: readonly CellGroup[];
  readonly places: ReadonlySet<NoAnswerPlace>;
}

const WHOLE = 'whole';

function rowKey(axis: string, groups: readonly string[]): string {
  return `${axis}:${[...groups].sort().join('+')}`;
}

/** Which row of the family a row of a table is. Throws FamilyError where its codes cut through a finest group. */
export function keyOfRow(cells: FamilyCells, axis: string, row: CrossTabRow): string {
  if (row.group.kind === 'total') return WHOLE;
  return rowKey(
    axis,
    groupsOf(cells, axis, row).map(({ id }) => id),
  );
}

function groupsOf(cells: FamilyCells, axis: string, row: CrossTabRow): CellGroup[] {
  const groups = cells.axes.find(({ id }) => id === axis)?.groups ?? [];
  if (row.group.kind === 'unknown') return groups.filter(({ unknown }) => unknown);
  const inside = groups.filter(
    ({ codes, unknown }) => !unknown && codes.every((code) => row.group.codes.includes(code)),
  );
  const covered = new Set(inside.flatMap(({ codes }) => codes));
  if (row.group.codes.length === 0 || row.group.codes.some((code) => !covered.has(code))) {
    throw new FamilyError(
      `row ${row.group.id} of a table by ${axis} is not a union of rows of its unfolded table`,
    );
  }
  return inside;
}

/** Is this row of a table printed at all under the rule? */
export function isRowOffered(row: CrossTabRow, rule: DisclosureRule): boolean {
  return row.group.kind !== 'unknown' || (rule.unknownGroup === 'guarded' && row.base > 0);
}

/** Every row of the family once, the whole first, then axis by axis in the order of the tables. */
export function familyRows(family: CrossTabFamily, cells: FamilyCells, rule: DisclosureRule): FamilyRow[] {
  const rows = new Map<string, FamilyRow & { readonly places: Set<NoAnswerPlace> }>();
  const add = (table: CrossTab, row: CrossTabRow) => {
    const axis = table.axis.id;
    const key = keyOfRow(cells, axis, row);
    const known = rows.get(key);
    if (known !== undefined) {
      known.places.add(table.noAnswer);
      return;
    }
    const whole = row.group.kind === 'total';
    rows.set(key, {
      key,
      axis: whole ? null : axis,
      groups: whole ? (cells.axes[0]?.groups ?? []) : groupsOf(cells, axis, row),
      places: new Set([table.noAnswer]),
    });
  };
  for (const { table } of family.tables) {
    for (const row of table.rows) if (isRowOffered(row, rule)) add(table, row);
  }
  return [...rows.values()].sort((a, b) => Number(a.axis !== null) - Number(b.axis !== null));
}
