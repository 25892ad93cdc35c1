import type { CrosswalkEntry } from '../crosswalk/crosswalk.ts';
import type { LocalizedText } from '../definition/localized-text.ts';

/** What may be compared across a change: what the crosswalk says, or why it says nothing. */
export type Comparability =
  | { readonly verdict: CrosswalkEntry['verdict']; readonly reason: LocalizedText | null }
  /** in one of the two versions only */
  | { readonly verdict: 'only-earlier' | 'only-later'; readonly reason: LocalizedText | null }
  /** in both, and no crosswalk says anything: must not be pooled */
  | { readonly verdict: 'not-written'; readonly reason: null };

interface OfItem {
  /** id in the later version; of a removed item in the earlier */
  readonly item: string;
  readonly label: LocalizedText;
  readonly comparability: Comparability;
}

export interface OptionChange {
  readonly code: number;
  /** null: the option was not there */
  readonly before: string | null;
  readonly after: string | null;
}

/** Where the crosswalk sends a code of the earlier version, with the labels of both. */
export interface Recoding {
  readonly from: { readonly code: number; readonly label: string };
  readonly to: { readonly code: number; readonly label: string };
}

/** One difference between two versions of an instrument. */
export type VersionChange =
  | (OfItem & { readonly kind: 'added' | 'removed' | 'moved' })
  /** the crosswalk says that it goes on under another id */
  | (OfItem & { readonly kind: 'new-id'; readonly before: string })
  | (OfItem & {
      readonly kind: 'reworded' | 'answer-kind' | 'routing' | 'limits';
      readonly before: string;
      readonly after: string;
    })
  | (OfItem & {
      readonly kind: 'options';
      readonly options: readonly OptionChange[];
      /** every code of the earlier version, where the crosswalk recodes; null where it does not */
      readonly recoding: readonly Recoding[] | null;
    })
  /** a note, a page title, a net or a score: `where` names it; null: not there */
  | {
      readonly kind: 'text-around' | 'reporting';
      readonly where: string;
      readonly before: string | null;
      readonly after: string | null;
    };
