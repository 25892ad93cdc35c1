import type { DisclosureModel, Target } from './disclosure-model.ts';
import type { Hiding } from './hiding.ts';

/**
 * The atoms among which another table is looked for first: those of the rows a target stands in, and of the `partners`
 * rows of the same axis that hide most of the same categories. People who change places between rows of one axis are
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
    for (const [atom] of figures[row.bases['in-base']]?.terms ?? []) near.add(atom);
  }
  return near;
}
