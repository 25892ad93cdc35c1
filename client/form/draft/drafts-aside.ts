import type { PublicSurvey } from '../../../server/contract/api.ts';
import type { DeviceShelf } from './device-shelf.ts';
import { type Draft, readDraft, writeDraft } from './draft.ts';
import { asideName, draftName } from './draft-names.ts';
import { findDraft } from './find-draft.ts';
import { sameLetter } from './own-draft.ts';

export interface Shelf {
  readonly survey: Pick<PublicSurvey, 'id' | 'questionnaire'>;
  readonly local: DeviceShelf;
  readonly pageDay: string;
}

/** Beside the one that is being answered: a household with more letters than this has the oldest draft taken away. */
const MOST_ASIDE = 7;

/** Drafts of other letters of this survey that can be gone on with, the newest first. */
export function draftsAside({ survey, local, pageDay }: Shelf): readonly Draft[] {
  try {
    const kept: unknown = JSON.parse(local.read(asideName(survey.id)) ?? '[]');
    if (!Array.isArray(kept)) return [];
    return kept.flatMap((one) => {
      const found = findDraft(JSON.stringify(one), survey, pageDay);
      return found.kind === 'draft' ? [found.draft] : [];
    });
  } catch {
    return [];
  }
}

function writeAside({ survey, local }: Shelf, drafts: readonly Draft[]): boolean {
  if (drafts.length > 0) return local.write(asideName(survey.id), JSON.stringify(drafts));
  local.remove(asideName(survey.id));
  return true;
}

/**
 * Takes those off the device that can no longer be gone on with, whoever opens the page. What another tab has put aside
 * meanwhile stays: nothing is written where all are well. True where these were the last.
 */
export function dropSpentAside(shelf: Shelf): boolean {
  const { survey, local } = shelf;
  const text = local.read(asideName(survey.id));
  if (text === null) return false;
  const usable = draftsAside(shelf);
  if (usable.length === 0 || usable.length < countOf(text)) writeAside(shelf, usable);
  return usable.length === 0;
}

/** How many lie there, as far as the text can be read. */
function countOf(text: string): number {
  const kept: unknown = JSON.parse(text);
  return Array.isArray(kept) ? kept.length : 0;
}

/**
 * Makes this draft the one that is being answered; that of another letter is put aside for whoever has its code. At every
 * moment each of them lies somewhere. False where the device does not keep it; then all is as it was.
 */
export function putForward(shelf: Shelf, draft: Draft): boolean {
  const { survey, local } = shelf;
  const isOwn = (one: Draft): boolean =>
    one.submissionKey === draft.submissionKey || sameLetter(one.code, draft.code);
  const before = readDraft(local.read(draftName(survey.id)) ?? '');
  const aside = draftsAside(shelf);
  const displaced = before === null || isOwn(before) ? [] : [before];
  const others = aside.filter((one) => !isOwn(one));
  const own = aside.filter(isOwn);
  if (
    displaced.length > 0 &&
    !writeAside(shelf, [...displaced, ...own, ...others].slice(0, MOST_ASIDE + own.length))
  )
    return false;
  if (!local.write(draftName(survey.id), writeDraft(draft))) return false;
  if (displaced.length + own.length > 0) writeAside(shelf, [...displaced, ...others].slice(0, MOST_ASIDE));
  return true;
}
