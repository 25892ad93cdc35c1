import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { lastDayOfGrace } from '../surveys/survey-state.ts';
import { addDays, type TokyoDay } from '../surveys/tokyo-day.ts';
import type { Drafts } from './drafts.ts';

/** A draft that nobody has saved for so many days is deleted. */
export const DAYS_KEPT = 30;

/**
 * Deletes the drafts that nobody can go on with any more: all of a survey that takes no response any more, and those
 * that were not saved for 30 days. Then the log, which would keep them.
 */
export async function deleteDrafts(
  drafts: Pick<Drafts, 'removeBefore' | 'forgetLog'>,
  surveys: readonly RegisteredSurvey[],
  day: TokyoDay,
): Promise<void> {
  const failures: unknown[] = [];
  for (const { survey, closedOn } of surveys) {
    const over = closedOn !== null || day > lastDayOfGrace(survey);
    try {
      await drafts.removeBefore(survey.id, over ? null : addDays(day, -DAYS_KEPT));
    } catch (failure) {
      // a damaged place in the file must not keep the drafts of other surveys
      failures.push(failure);
    }
  }
  await drafts.forgetLog();
  if (failures.length > 0) throw failures[0];
}
