import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';
import type { CodeFold } from '../dataset/fold-column.ts';

/** The folds of a menu's axes by column id: what a refused release can propose, and a request can name. */
export function offeredFolds({ axes }: CrossTabMenu): ReadonlyMap<string, readonly CodeFold[]> {
  return new Map(axes.map(({ id, folds }) => [id, folds]));
}
