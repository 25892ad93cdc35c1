import type { CrossTabRow, NoAnswerPlace } from '../crosstab/cross-tab.ts';
import { type CrossTabFamily, FamilyError, type FamilyPart, type FamilyTable } from './cross-tab-family.ts';
import type { CellGroup, FamilyCells } from './family-cells.ts';
import type { DisclosureRule } from './protected-table.ts';

/** A row of the family: the same row wherever the same groups stand together. */
export interface FamilyRow {
  readonly key: string;
  /** null: the whole */
  readonly axis: string | null;
  /** id of the domain of its people; null: everybody */
  readonly domain: string | null;
  /** the finest groups in it; for the whole, those of the first axis */
  readonly groups: readonly CellGroup[];
  readonly places: ReadonlySet<NoAnswerPlace>;
}

const WHOLE = 'whole';

/** The key of a row of rows (ids of unfolded rows; null: the whole) of an axis and a domain. */
function rowKey(axis: string, rows: readonly string[] | null, domain: string | null): string {
  const key = rows === null ? WHOLE : `${axis}:${[...new Set(rows)].sort().join('+')}`;
  return domain === null ? key : `${key} of ${domain}`;
}

/** Which row of the family a row of a table is. Throws FamilyError where its codes cut through a finest group. */
export function keyOfRow(cells: FamilyCells, { table, domain }: FamilyTable, row: CrossTabRow): string {
  const axis = table.axis.id;
  const whole = row.group.kind === 'total';
  const rows = whole ? null : groupsOf(cells, axis, row).map((group) => group.row);
  return rowKey(axis, rows, domain ?? null);
}

function groupsOf(cells: FamilyCells, axis: string, row: CrossTabRow): readonly CellGroup[] {
  const groups = cells.axes.find(({ id }) => id === axis)?.groups ?? [];
  if (row.group.kind === 'total') return groups;
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

/** Every row of the family once, the whole first, then axis by axis in the order of the tables; filtered rows last. */
export function familyRows(family: CrossTabFamily, cells: FamilyCells, rule: DisclosureRule): FamilyRow[] {
  const rows = new Map<string, FamilyRow & { readonly places: Set<NoAnswerPlace> }>();
  const add = (own: FamilyTable, row: CrossTabRow) => {
    const { table } = own;
    const key = keyOfRow(cells, own, row);
    const known = rows.get(key);
    if (known !== undefined) {
      known.places.add(table.noAnswer);
      return;
    }
    const whole = row.group.kind === 'total';
    const axis = whole ? (cells.axes[0]?.id as string) : table.axis.id;
    rows.set(key, {
      key,
      axis: whole ? null : axis,
      domain: own.domain ?? null,
      groups: groupsOf(cells, axis, row).filter(({ part }) => isInside(family, own.domain, part)),
      places: new Set([table.noAnswer]),
    });
  };
  for (const own of family.tables) {
    for (const row of own.table.rows) if (isRowOffered(row, rule)) add(own, row);
  }
  const order = ({ axis, domain }: FamilyRow) => Number(domain !== null) * 2 + Number(axis !== null);
  return [...rows.values()].sort((a, b) => order(a) - order(b));
}

/** Are the people of a part among those of a domain (none: everybody)? Throws FamilyError for an unknown domain. */
export function isInside(
  { domains = [] }: CrossTabFamily,
  domain: string | undefined,
  part: FamilyPart | null,
): boolean {
  if (domain === undefined) return true;
  const parts = domains.find(({ id }) => id === domain)?.parts;
  if (parts === undefined || part === null) {
    throw new FamilyError(`domain ${domain} of a table is not described by parts of the people`);
  }
  return parts.includes(part.id);
}
