import type { PublicSurvey } from '../../../server/contract/api.ts';
import type { Kept, OnDevice } from '../form-flow.ts';
import type { OfflineCopy } from '../offline/offline-copy.ts';
import type { DeviceShelf } from './device-shelf.ts';
import type { Draft } from './draft.ts';
import {
  answeredName,
  asideName,
  draftName,
  firstName,
  hereName,
  otherDeviceName,
  writerName,
} from './draft-names.ts';
import { draftsAside, dropSpentAside, putForward } from './drafts-aside.ts';
import { type Found, findDraft } from './find-draft.ts';
import { ownDraft } from './own-draft.ts';
import type { WriterSeat } from './writer-seat.ts';

/** What a device offers for keeping the answers to one survey. */
export interface Keeping {
  readonly survey: PublicSurvey;
  /** for all tabs, and for later */
  readonly local: DeviceShelf;
  /** for this tab alone */
  readonly tab: DeviceShelf;
  readonly seat: WriterSeat;
  readonly offline: OfflineCopy;
  /** calls back when another tab takes the draft off the device; gives what ends that */
  readonly whenRemoved: (removed: () => void) => () => void;
  /** the day in Tokyo that the server wrote into the page */
  readonly pageDay: string;
  /** today in Tokyo, as far as it can be known */
  readonly today: () => string;
}

/**
 * What there is to go on with for whoever opened the page.
 * @param code of the letter's link, or as typed; empty where none is known
 */
export function lookForDraft(keeping: Keeping, code: string): Found {
  const { local, tab, survey, pageDay } = keeping;
  const front = findDraft(local.read(draftName(survey.id)), survey, pageDay);
  if (front.kind === 'unusable') return front;
  const drafts = [...(front.kind === 'draft' ? [front.draft] : []), ...draftsAside(keeping)];
  const draft = ownDraft(drafts, code, tab.read(hereName(survey.id)));
  return draft === null ? { kind: 'nothing' } : { kind: 'draft', draft };
}

export const keptOf = (
  { survey }: Pick<Keeping, 'survey'>,
  { startToken, submissionKey, ready, submission }: Draft,
): Kept => ({
  startToken,
  submissionKey,
  ready,
  submission,
  foreign: submission !== null && submission.questionnaire.sha256 !== survey.questionnaire.sha256,
});

/** What the device holds when the page is opened; the draft itself where this tab may show or send it at once. */
export async function openKept(
  keeping: Keeping,
  code: string,
): Promise<{ readonly device: OnDevice; readonly draft: Draft | null }> {
  const { survey, local, tab, seat, offline } = keeping;
  // the pages for when there is no network go with the last answers
  if (dropSpentAside(keeping) && local.read(draftName(survey.id)) === null) offline.forget();
  const found = lookForDraft(keeping, code);
  if (found.kind === 'nothing') return { device: found, draft: null };
  if (found.kind === 'unusable') {
    forgetDraft(keeping);
    return { device: found, draft: null };
  }
  const mark = tab.read(hereName(survey.id));
  const reloaded = mark === found.draft.submissionKey;
  if (!(await seat.take(reloaded ? 'anyway' : 'if-free')))
    return { device: { kind: 'elsewhere' }, draft: null };
  // read only now: whoever has left meanwhile must not find it written again
  const again = lookForDraft(keeping, code);
  if (again.kind !== 'draft') {
    seat.leave();
    return { device: { kind: 'nothing' }, draft: null };
  }
  const { draft } = again;
  putForward(keeping, draft);
  const here = reloaded || draft.submission !== null;
  return { device: { kind: 'kept', kept: keptOf(keeping, draft), here }, draft: here ? draft : null };
}

/** Takes everything about these unsent answers off the device: the draft, the mark of this tab, the pages for when there is no network. */
export function forgetDraft({ survey, local, tab, seat, offline }: Keeping): void {
  local.remove(draftName(survey.id));
  for (const name of [hereName, firstName]) tab.remove(name(survey.id));
  seat.leave();
  if (local.read(asideName(survey.id)) === null) offline.forget();
}

/** The person wants to be gone at once, and nothing of the survey to be found here. */
export function forgetEverything(keeping: Keeping): void {
  keeping.local.remove(asideName(keeping.survey.id));
  forgetDraft(keeping);
  for (const name of [answeredName, otherDeviceName, writerName])
    keeping.local.remove(name(keeping.survey.id));
}

/** After an answer to an open survey: somebody else who uses the device is told, and not held up. */
export function rememberAnswered({ survey, local }: Keeping): void {
  if (survey.kind === 'open') local.write(answeredName(survey.id), survey.acceptedUntil);
}

/** Answers to this survey were sent from here, and it goes on. */
export function wasAnswered({ survey, local, pageDay }: Keeping): boolean {
  const until = local.read(answeredName(survey.id));
  if (until === null) return false;
  if (until >= pageDay) return true;
  local.remove(answeredName(survey.id));
  return false;
}
