import { truncateLog } from '../store/truncate-log.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import { SurveyRefusedError } from '../surveys/survey-refused-error.ts';
import { firstDayOfClosing } from '../surveys/survey-state.ts';
import type { TokyoDay } from '../surveys/tokyo-day.ts';
import type { BallotBox } from './ballot-box.ts';
import { type BatchReport, moveWaiting } from './move-inbox.ts';

/** Is this a survey that is to be closed for good on this day? */
export function closingIsDue({ survey, closedOn }: RegisteredSurvey, day: TokyoDay): boolean {
  return closedOn === null && day >= firstDayOfClosing(survey);
}

/**
 * Closes a survey for good: the rest of the inbox is moved, submission keys and receipts are emptied, and the
 * codes are forgotten; what stays of the invitations is their number by stratum and state. Delete the backups
 * of this survey afterwards. If it is interrupted, call it again.
 * @throws SurveyRefusedError before the day after the day after the last day of grace
 */
export async function closeSurvey(
  box: BallotBox,
  registered: RegisteredSurvey,
  day: TokyoDay,
): Promise<BatchReport> {
  const { survey } = registered;
  const first = firstDayOfClosing(survey);
  if (day < first) {
    throw new SurveyRefusedError(survey.id, [
      `It can be closed for good from ${first}; responses may still come.`,
    ]);
  }
  return await box.turns.take(async () => {
    const report = await moveWaiting(box, registered, { closing: true });
    await box.store.write(async (transaction) => {
      const counts = await transaction
        .selectFrom('invitations')
        .select(['survey', 'stratum', 'state'])
        .select((expression) => expression.fn.countAll<number>().as('invitations'))
        .where('survey', '=', survey.id)
        .groupBy(['survey', 'stratum', 'state'])
        .execute();
      if (counts.length > 0) await transaction.insertInto('invitation_counts').values(counts).execute();
      for (const table of ['invitations', 'submissions'] as const) {
        await transaction.deleteFrom(table).where('survey', '=', survey.id).execute();
      }
      await transaction
        .updateTable('surveys')
        .set({ closed_on: day })
        .where('id', '=', survey.id)
        .where('closed_on', 'is', null)
        .execute();
    });
    return { ...report, logTruncated: await truncateLog(box.store) };
  });
}
