import type { CrossTab, NoAnswerPlace } from '../../crosstab/cross-tab.ts';
import type { ProtectedCell } from '../protected-table.ts';

/** The answers that a printed figure of a table sums: those of its base, of a net, or the one answer itself. */
export function answersOf(table: CrossTab, place: NoAnswerPlace, what: string): string[] {
  const codes = table.categories.filter(({ kind }) => kind === 'code').map(({ id }) => id);
  if (what === 'base') {
    return [...(table.item.multiple ? ['spoke'] : codes), ...(place === 'in-base' ? ['silent'] : [])];
  }
  const category = table.categories.find(({ id }) => id === what);
  if (category?.kind === 'no-answer') return ['silent'];
  if (category?.kind !== 'net' || table.item.multiple) return [what];
  return table.categories
    .filter(({ kind, codes: own }) => kind === 'code' && category.codes.includes(own[0] as number))
    .map(({ id }) => id);
}

/** A row all of whose cells carry one reason says nothing about any single one. */
export function sameReason(cells: readonly ProtectedCell[]): boolean {
  return cells.every((cell) => cell.hidden && cell.reason === 'complementary');
}
