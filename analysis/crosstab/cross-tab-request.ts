import type { NoAnswerPlace } from './cross-tab.ts';

/** What an official asks for. */
export interface CrossTabRequest {
  /** id of an item, or of a score (shown in its bands) */
  readonly item: string;
  readonly axis: string;
  readonly noAnswer: NoAnswerPlace;
  /** nets beside the codes, instead of them (where the item has any), or not at all */
  readonly nets: 'with' | 'only' | 'without';
  /** a fold of the axis; without it the axis as it is */
  readonly fold?: string | undefined;
}
