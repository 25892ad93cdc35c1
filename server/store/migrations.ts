import type { Migration } from 'kysely';
import { surveyAndBallotBox } from './migrations/0001-survey-and-ballot-box.ts';

/** Every step of the database, in the order of its number. A step that has been released is never edited. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-survey-and-ballot-box': surveyAndBallotBox,
};
