import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { BallotBox } from './ballot-box.ts';
import type { WaitingRow } from './batch-cells.ts';
import { openResponse } from './sealed-response.ts';

const ROWS_A_SLICE = 200;

export interface InboxScan {
  readonly rows: readonly WaitingRow[];
  /** rows that do not open: changed on disk, or sealed with another key; they stay where they are */
  readonly unreadable: number;
}

/** Opens what waits in the inbox, in slices, so that nobody's submission waits long. Answers are not kept. */
export async function scanInbox(box: BallotBox, { survey }: RegisteredSurvey): Promise<InboxScan> {
  const rows: WaitingRow[] = [];
  let unreadable = 0;
  let after = Buffer.alloc(0);
  for (;;) {
    const slice = await box.store.read
      .selectFrom('inbox')
      .select(['key', 'sealed'])
      .where('survey', '=', survey.id)
      .where('key', '>', after)
      .orderBy('key')
      .limit(ROWS_A_SLICE)
      .execute();
    for (const row of slice) {
      const key = Buffer.from(row.key);
      after = key;
      try {
        const { stratum, mode, channel, day, lot } = openResponse(
          box.keys.inbox,
          { survey: survey.id, key },
          Buffer.from(row.sealed),
        );
        rows.push({ key, stratum, mode, channel, day, lot });
      } catch {
        unreadable += 1;
      }
    }
    if (slice.length < ROWS_A_SLICE) return { rows, unreadable };
    await new Promise(setImmediate);
  }
}
