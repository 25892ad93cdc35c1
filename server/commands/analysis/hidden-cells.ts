import type { HiddenReason, ProtectedTable } from '../../../analysis/disclosure/protected-table.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';

interface Named {
  readonly id: string;
  readonly label: LocalizedText;
}

/** Which cells of one row are hidden for one reason. */
export interface HiddenCells {
  readonly row: Named;
  readonly reason: HiddenReason;
  readonly categories: readonly Named[];
  /** every cell of the row is hidden for this reason */
  readonly wholeRow: boolean;
}

/** Which cells a protected table hides, row by row in its order: their places and reasons, never their figures. */
export function hiddenCells({ categories, rows }: ProtectedTable): readonly HiddenCells[] {
  return rows.flatMap(({ group, cells }) => {
    const reasons = [...new Set(cells.flatMap((cell) => (cell.hidden ? [cell.reason] : [])))];
    return reasons.map((reason) => {
      const hidden = categories.filter((_, at) => {
        const cell = cells[at];
        return cell?.hidden && cell.reason === reason;
      });
      return {
        row: { id: group.id, label: group.label },
        reason,
        categories: hidden.map(({ id, label }) => ({ id, label })),
        wholeRow: hidden.length === cells.length,
      };
    });
  });
}
