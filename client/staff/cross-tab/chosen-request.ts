import type { AnalysisMenu } from '../../../server/contract/api.ts';
import type { CrossTabChoice } from '../page/staff-view.ts';

/** A request with everything said, as the page needs it for its controls. */
export interface ChosenRequest {
  readonly item: string;
  readonly axis: string;
  readonly noAnswer: 'in-base' | 'out-of-base';
  readonly nets: 'with' | 'only' | 'without';
  readonly fold?: string;
}

/**
 * Which table does this choice ask for? What was not chosen is the headline: the first item with a net, by the
 * first axis. A fold of another axis and nets of an item without any are left out; an item or axis that the
 * menu does not know goes to the server, which says so.
 *
 * @returns null where the survey has nothing to tabulate
 */
export function chosenRequest(menu: AnalysisMenu, choice: CrossTabChoice): ChosenRequest | null {
  const headline = menu.items.find(({ nets }) => nets.length > 0) ?? menu.items[0];
  const item = choice.item ?? headline?.id;
  const axis = choice.axis ?? menu.axes[0]?.id;
  if (item === undefined || axis === undefined) return null;
  const hasNets = (menu.items.find(({ id }) => id === item)?.nets.length ?? 0) > 0;
  const folds = menu.axes.find(({ id }) => id === axis)?.folds ?? [];
  const fold = folds.find(({ id }) => id === choice.fold)?.id;
  return {
    item,
    axis,
    noAnswer: choice.noAnswer ?? 'in-base',
    nets: hasNets ? (choice.nets ?? 'with') : 'with',
    ...(fold === undefined ? {} : { fold }),
  };
}
