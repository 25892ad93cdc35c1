import type { Crosswalk } from '../crosswalk/crosswalk.ts';
import type { AskedItem } from './asked-item.ts';

export interface CodeMeaningChange {
  readonly code: number;
  readonly before: string;
  readonly after: string;
}

/**
 * Codes that stand in both versions of one item and whose labels differ, unless the crosswalk says, with its
 * reason, that the code means the same: the item is `same`, or `recoded` with the code going to itself.
 * Labels that differ only in width or in punctuation say the same.
 */
export function codeMeaningChanges(
  before: AskedItem,
  after: AskedItem,
  crosswalk: Crosswalk | undefined,
): readonly CodeMeaningChange[] {
  const entry = crosswalk?.entries.find(({ from, to }) => from === before.id && to === after.id);
  const explained = (code: number) => {
    if (entry?.verdict === 'same') return entry.reason !== undefined;
    if (entry?.verdict === 'recoded')
      return entry.codes.some(([source, target]) => source === code && target === code);
    return false;
  };
  return before.options.flatMap(({ code, label }) => {
    const now = after.options.find((option) => option.code === code);
    if (!now || bare(now.label) === bare(label) || explained(code)) return [];
    return [{ code, before: label, after: now.label }];
  });
}

function bare(label: string): string {
  return label.normalize('NFKC').replace(/[、。「」()・\p{Z}]/gu, '');
}
