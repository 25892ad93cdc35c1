import type { Figure, ModelRow } from './disclosure-model.ts';
import type { ProtectedFamily } from './protected-family.ts';

/**
 * What a reader knows of one figure of an open row: its number where it is printed, else the range that the printed
 * reason gives away (`upper` null: no upper bound); null where it gives away nothing.
 */
export function knownRange(
  { built: { model }, hiding }: ProtectedFamily,
  figure: number,
): { readonly lower: number; readonly upper: number | null } | null {
  const { value, kind, row } = model.figures[figure] as Figure;
  const { rule } = model.rows[row] as ModelRow;
  const reason = hiding.reasons.get(figure);
  if (reason === undefined) return { lower: value, upper: value };
  if (hiding.masked.has(figure)) return null;
  const limit = kind === 'cell' ? rule.largestHiddenCount : rule.minimumBase - 1;
  if (reason === 'complementary') return { lower: limit + 1, upper: null };
  return { lower: 1, upper: Number.isFinite(limit) ? limit : null };
}
