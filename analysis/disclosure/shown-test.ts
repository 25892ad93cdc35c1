import type { CrossTab, RaoScottTest } from '../crosstab/cross-tab.ts';
import type { ViewRequest } from './protected-family.ts';
import type { ProtectedRow } from './protected-table.ts';

/**
 * The test that may stand beside a view. A statistic leaves only where everything it is made of is shown: that of
 * the codes where the whole table behind the view is; that of a single net where the net, 無回答 and n of every row
 * are, for how the people inside and outside a net are divided makes no difference to it. Null otherwise.
 *
 * @param kept indexes of the categories that the view shows
 */
export function shownTest(
  table: CrossTab,
  rows: readonly ProtectedRow[],
  kept: readonly number[],
  { nets, noAnswer }: ViewRequest,
): RaoScottTest | null {
  const isShown = (category: number) => rows.every(({ cells }) => cells[category]?.hidden === false);
  if (rows.some(({ base }) => base === null)) return null;
  if (nets !== 'only') return table.categories.every((_, category) => isShown(category)) ? table.test : null;
  const [net, ...more] = kept.filter((category) => table.categories[category]?.kind === 'net');
  const id = net === undefined ? undefined : table.categories[net]?.id;
  if (net === undefined || id === undefined || more.length > 0) return null;
  const noAnswerPlace = table.categories.findIndex(({ kind }) => kind === 'no-answer');
  if (noAnswer === 'in-base' && noAnswerPlace !== -1 && !isShown(noAnswerPlace)) return null;
  return isShown(net) ? (table.netTests[id] ?? null) : null;
}
