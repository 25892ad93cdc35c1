import type { Migration } from 'kysely';
import { surveyAndBallotBox } from './migrations/0001-survey-and-ballot-box.ts';
import { staffAndReleases } from './migrations/0010-staff-and-releases.ts';
import { deskVersions } from './migrations/0020-desk-versions.ts';

/** Every step of the database, in the order of its number. A step that has been released is never edited. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-survey-and-ballot-box': surveyAndBallotBox,
  '0010-staff-and-releases': staffAndReleases,
  '0020-desk-versions': deskVersions,
};
