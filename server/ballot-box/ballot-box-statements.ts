import type { InvitationTable, SubmissionTable } from '../store/database.ts';
import { type Prepared, prepare, slot } from '../store/prepared.ts';
import type { Store } from '../store/store.ts';
import { INVITATION } from './invitation-state.ts';

/** What the ballot box runs once or more for every response. */
export interface BallotBoxStatements {
  /** survey, keyHash */
  readonly findSubmission: Prepared<Pick<SubmissionTable, 'digest' | 'receipt' | 'day'>>;
  /** survey, codeHash */
  readonly findInvitation: Prepared<Pick<InvitationTable, 'stratum' | 'state'>>;
  /** survey, codeHash */
  readonly spendCode: Prepared<unknown>;
  /** survey, keyHash, digest, receipt, day */
  readonly addSubmission: Prepared<unknown>;
  /** survey, key, sealed */
  readonly addToInbox: Prepared<unknown>;
  /** survey, key */
  readonly findInInbox: Prepared<{ readonly sealed: Uint8Array }>;
  /** survey, key */
  readonly removeFromInbox: Prepared<unknown>;
  /** survey, key, stratum, channel, mode, language, overlay, day, late, consent, answers */
  readonly addResponse: Prepared<unknown>;
  /** survey, day */
  readonly findDailyCounts: Prepared<{ readonly sealed: Uint8Array }>;
  /** survey, day, sealed */
  readonly putDailyCounts: Prepared<unknown>;
}

export function prepareStatements({ connection, read: build }: Store): BallotBoxStatements {
  const survey = slot<string>('survey');
  const key = slot<Uint8Array>('key');
  const keyHash = slot<Uint8Array>('keyHash');
  const codeHash = slot<Uint8Array>('codeHash');
  const sealed = slot<Uint8Array>('sealed');
  const day = slot<string>('day');
  return Object.freeze({
    findSubmission: prepare(
      connection,
      build
        .selectFrom('submissions')
        .select(['digest', 'receipt', 'day'])
        .where('survey', '=', survey)
        .where('key_hash', '=', keyHash),
    ),
    findInvitation: prepare(
      connection,
      build
        .selectFrom('invitations')
        .select(['stratum', 'state'])
        .where('survey', '=', survey)
        .where('code_hash', '=', codeHash),
    ),
    spendCode: prepare(
      connection,
      build
        .updateTable('invitations')
        .set({ state: INVITATION.spent })
        .where('survey', '=', survey)
        .where('code_hash', '=', codeHash)
        .where('state', '=', INVITATION.unused),
    ),
    addSubmission: prepare(
      connection,
      build.insertInto('submissions').values({
        survey,
        key_hash: keyHash,
        digest: slot('digest'),
        receipt: slot('receipt'),
        day,
      }),
    ),
    addToInbox: prepare(connection, build.insertInto('inbox').values({ survey, key, sealed })),
    findInInbox: prepare(
      connection,
      build.selectFrom('inbox').select('sealed').where('survey', '=', survey).where('key', '=', key),
    ),
    removeFromInbox: prepare(
      connection,
      build.deleteFrom('inbox').where('survey', '=', survey).where('key', '=', key),
    ),
    addResponse: prepare(
      connection,
      build.insertInto('responses').values({
        survey,
        key,
        stratum: slot('stratum'),
        channel: slot('channel'),
        mode: slot('mode'),
        language: slot('language'),
        overlay: slot('overlay'),
        day,
        late: slot('late'),
        consent: slot('consent'),
        answers: slot('answers'),
      }),
    ),
    findDailyCounts: prepare(
      connection,
      build
        .selectFrom('sealed_daily_counts')
        .select('sealed')
        .where('survey', '=', survey)
        .where('day', '=', day),
    ),
    putDailyCounts: prepare(
      connection,
      build
        .insertInto('sealed_daily_counts')
        .values({ survey, day, sealed })
        .onConflict((conflict) => conflict.columns(['survey', 'day']).doUpdateSet({ sealed })),
    ),
  });
}
