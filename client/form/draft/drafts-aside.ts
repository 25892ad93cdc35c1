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
