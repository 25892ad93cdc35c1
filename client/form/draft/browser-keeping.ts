import { tokyoTime } from '../../../instruments/desks/tokyo-time.ts';
import type { PublicSurvey } from '../../../server/contract/api.ts';
import { makeSubmissionKey } from '../delivery/submission-key.ts';
import { offlineCopy } from '../offline/offline-copy.ts';
import { deviceShelf, noShelf } from './device-shelf.ts';
import { draftName, writerName } from './draft-names.ts';
import type { Keeping } from './keeping.ts';
import { believedDay } from './kept-until.ts';
import { lockedSeat, signedSeat, type WriterSeat } from './writer-seat.ts';

const pageDayOf = ({ servedAt }: PublicSurvey): string => tokyoTime(Date.parse(servedAt)).day;

/** What this browser offers for keeping the answers to a survey. */
export function browserKeeping(survey: PublicSurvey, window: Window, clock: () => Date): Keeping {
  const local = deviceShelf(() => window.localStorage);
  const name = writerName(survey.id);
  // absent where the page came over a line that is not secure, whatever the types say
  const { locks, serviceWorker } = window.navigator as Partial<Navigator>;
  const seat: WriterSeat =
    locks === undefined
      ? signedSeat({
          shelf: local,
          name,
          sign: makeSubmissionKey((bytes) => window.crypto.getRandomValues(bytes)),
          whenChanged: (changed) =>
            window.addEventListener('storage', ({ key, newValue }) => changed(key, newValue)),
        })
      : lockedSeat(locks, name);
  const pageDay = pageDayOf(survey);
  const { pathname, search } = window.location;
  return {
    survey,
    local,
    tab: deviceShelf(() => window.sessionStorage),
    seat,
    offline: offlineCopy(survey.id, serviceWorker, () => ({
      type: 'keep',
      survey: survey.id,
      page: `${pathname}${search}`,
      beside: [
        `/api/surveys/${encodeURIComponent(survey.id)}/questionnaires/${survey.form}`,
        `/form-offline/${encodeURIComponent(survey.id)}?lang=${window.document.documentElement.lang}`,
      ],
      languages: survey.languages,
    })),
    whenRemoved(removed) {
      const changed = ({ key, newValue }: StorageEvent): void => {
        // without a name: all that was kept
        if ((key === null || key === draftName(survey.id)) && newValue === null) removed();
      };
      window.addEventListener('storage', changed);
      return () => window.removeEventListener('storage', changed);
    },
    pageDay,
    today: () => believedDay(pageDay, tokyoTime(clock().getTime()).day),
  };
}

/** On a device that many people use nothing is kept, and nothing looked for. */
export function nothingKept(survey: PublicSurvey): Keeping {
  const pageDay = pageDayOf(survey);
  return {
    survey,
    local: noShelf,
    tab: noShelf,
    seat: {
      take: () => Promise.resolve(false),
      held: () => false,
      leave: () => undefined,
      onLost: () => undefined,
    },
    offline: { keep: () => undefined, forget: () => undefined },
    whenRemoved: () => () => undefined,
    pageDay,
    today: () => pageDay,
  };
}
