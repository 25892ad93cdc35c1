import type { CrossTabGroup } from '../crosstab/cross-tab.ts';
import type { HiddenReason, ProtectedCell } from '../disclosure/protected-table.ts';

/** What of a protected table says whether a figure is shown. */
export interface ShownCells {
  readonly categories: readonly { readonly id: string }[];
  readonly rows: readonly {
    readonly group: Pick<CrossTabGroup, 'kind'>;
    readonly base: number | null;
    readonly cells: readonly ProtectedCell[];
  }[];
}

/** A figure of a trend in the words of one wave. */
export interface FigureOfWave {
  /** code or net of the trend */
  readonly category: string;
  /** its codes, of the last version */
  readonly codes: readonly number[];
  /** code of this wave → code of the last version; null: the codes are the same */
  readonly recoded: readonly (readonly [number, number])[] | null;
}

/**
 * Does the wave's own table show what a trend would print of it? A trend that prints nothing else is a part of the
 * tables of its waves: whatever was released of one of them, tables or rows, is judged together with those, and nothing
 * can be subtracted from the trend that could not be subtracted from them.
 * @param table of the wave alone, by any axis, with the same 無回答 in the base or out of it
 * @returns why it is hidden; null: it is shown
 */
export function hiddenInWave(table: ShownCells, figure: FigureOfWave): HiddenReason | null {
  const { category, codes, recoded } = figure;
  const whole = table.rows.find(({ group }) => group.kind === 'total');
  if (whole === undefined || whole.base === null) return 'small-base';
  const own =
    recoded === null ? codes : recoded.filter(([, last]) => codes.includes(last)).map(([code]) => code);
  const same = recoded === null && table.categories.some(({ id }) => id === category);
  const summed = same ? [category] : own.map(String);
  for (const id of summed) {
    const cell = whole.cells[table.categories.findIndex((known) => known.id === id)];
    // an option that this wave did not offer has no figure to hide
    if (cell?.hidden) return cell.reason;
  }
  return null;
}
