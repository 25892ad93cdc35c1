import { equivalenceClasses } from './equivalence-classes.ts';
import { WITHHELD } from './released-dataset.ts';

/**
 * Takes values out of rows whose class is smaller than `smallest`, so that they join a larger one (local suppression).
 * The columns are withheld one after the other, only in rows that still need it. Where all of them are withheld and the
 * class is still too small, the smallest class that shares the values which cannot be withheld is withheld with it:
 * otherwise the few would stand out as the withheld ones. Where there is none, they stay too small. Rows come in content
 * order, so that ties fall the same way. What of it hides nothing is given back afterwards (give-back.ts).
 */
export function withholdValues(
  withholdable: readonly Uint8Array[],
  fixed: readonly ArrayLike<number>[],
  smallest: number,
): readonly Uint8Array[] {
  const columns = withholdable.map((column) => Uint8Array.from(column));
  const size = columns[0]?.length ?? 0;
  const classes = () => equivalenceClasses([...fixed, ...columns], size);
  for (const column of columns) {
    const { ofRow, sizes } = classes();
    for (let row = 0; row < size; row++) {
      if ((sizes[ofRow[row] as number] as number) < smallest) column[row] = WITHHELD;
    }
  }
  const group = equivalenceClasses(fixed, size).ofRow;
  for (;;) {
    const { ofRow, sizes } = classes();
    const groupOf = sizes.map(() => -1);
    const whole = sizes.map(() => false);
    for (let row = 0; row < size; row++) {
      const own = ofRow[row] as number;
      groupOf[own] = group[row] as number;
      whole[own] = columns.every((column) => column[row] === WITHHELD);
    }
    // the smallest class of each group that is not withheld yet
    const next = new Map<number, number>();
    sizes.forEach((rows, own) => {
      const known = next.get(groupOf[own] as number);
      if (!whole[own] && (known === undefined || rows < (sizes[known] as number))) {
        next.set(groupOf[own] as number, own);
      }
    });
    const joining = new Set<number>();
    sizes.forEach((rows, own) => {
      const joined = rows < smallest ? next.get(groupOf[own] as number) : undefined;
      if (joined !== undefined) joining.add(joined);
    });
    if (joining.size === 0) return columns;
    for (let row = 0; row < size; row++) {
      if (joining.has(ofRow[row] as number)) for (const column of columns) column[row] = WITHHELD;
    }
  }
}
