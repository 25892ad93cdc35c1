import type { DisclosureModel, ModelRow, Target } from './disclosure-model.ts';
import type { Hiding } from './hiding.ts';

/**
 * The atoms among which another table is looked for first: those of the rows a target stands in, and of the `partners`
 * rows of the same axis that hide most of the same categories, each with everybody in it. People who change places between rows of one axis are
 * seen in no total and in no other axis. Null for the whole, which all axes share, and for a row without partners.
 */
export function nearAtoms(
  { rows, figures }: DisclosureModel,
  hiding: Hiding,
  target: Target,
  partners: number,
): ReadonlySet<number> | null {
  const own = rows[figures[target.figure]?.row ?? -1];
  if (own === undefined || own.axis === null) return null;
  const groups = new Set(own.groups);
  const isHidden = (figure: number | undefined) => figure !== undefined && hiding.reasons.has(figure);
  const candidates = rows.flatMap((row) => {
    if (row.axis !== own.axis || row.groups.some((group) => groups.has(group))) return [];
    const shared = [...own.cells].filter(([id, figure]) => isHidden(figure) && isHidden(row.cells.get(id)));
    return [{ row, shared: shared.length }];
  });
  if (candidates.length === 0) return null;
  candidates.sort((a, b) => b.shared - a.shared || a.row.groups.length - b.row.groups.length);
  const near = new Set<number>();
  for (const row of [own, ...candidates.slice(0, partners).map((candidate) => candidate.row)]) {
    const { bases } = ofEverybody(rows, row);
    for (const [atom] of figures[bases['in-base']]?.terms ?? []) near.add(atom);
  }
  return near;
}

/** Of a filtered row the row of everybody that it is cut out of: people of a filter change places with others. */
function ofEverybody(rows: readonly ModelRow[], row: ModelRow): ModelRow {
  if (row.domain === null) return row;
  const whole = rows.filter((other) => {
    if (other.domain !== null || other.axis !== row.axis) return false;
    const groups = new Set(other.groups);
    return row.groups.every((group) => groups.has(group));
  });
  return whole.reduce(
    (least, other) => (other.groups.length < least.groups.length ? other : least),
    whole[0] ?? row,
  );
}
