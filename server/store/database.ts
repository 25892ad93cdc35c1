import type { ReleaseTables } from '../results/release-tables.ts';
import type { StaffTables } from '../staff/staff-tables.ts';

/**
 * The tables, as kysely sees them. Every table of a survey is keyed by the survey first (decision 17).
 * Whole numbers stand for yes and no (1 and 0), so that both databases store them alike.
 * Tables of another folder are added here by their type, and made by their own migration.
 */
export interface Database extends StaffTables, ReleaseTables {
  surveys: SurveyTable;
  questionnaires: QuestionnaireTable;
  drawn_counts: DrawnCountTable;
  desks: DeskTable;
  desk_versions: DeskVersionTable;
  key_fingerprints: KeyFingerprintTable;
  invitations: InvitationTable;
  invitation_counts: InvitationCountTable;
  submissions: SubmissionTable;
  inbox: InboxTable;
  responses: ResponseTable;
  sealed_daily_counts: SealedDailyCountTable;
}

export interface SurveyTable {
  id: string;
  synthetic: 0 | 1;
  /** the survey as JSON, as it was registered */
  document: string;
  /** Tokyo day on which it was closed for good; null while it is not */
  closed_on: string | null;
}

/** A published questionnaire: never updated, checked against its hashes at every start. */
export interface QuestionnaireTable {
  id: string;
  version: string;
  sha256: string;
  /** the bytes that `sha256` is of: ids, codes, routing and Japanese wording */
  frozen: Uint8Array;
  /** the whole composed questionnaire as JSON, with all languages */
  document: string;
  document_sha256: string;
  /** JSON: language → sha-256 of its overlays */
  overlays: string;
}

/** Letters by area × sex × age band: the only trace of whom they went to (decision 6). */
export interface DrawnCountTable {
  survey: string;
  area: string;
  sex: number;
  age_band: string;
  invited: number;
}

/** The desks in use, each as its newest version says. */
export interface DeskTable {
  id: string;
  /** the desk as JSON */
  document: string;
}

/** Every change of a desk, never updated: so the version that was shown on a day is known. */
export interface DeskVersionTable {
  desk: string;
  /** from 1, without a gap */
  version: number;
  /** Tokyo day of the change; null for what was kept before there were versions */
  day: string | null;
  /** who made it; null for what was kept before there were versions */
  account: string | null;
  change: 'added' | 'changed' | 'checked' | 'retired';
  /** the desk as JSON, as it was after the change */
  document: string;
}

/** Tells whether a key file is the one this store was written with; says nothing about the key. */
export interface KeyFingerprintTable {
  name: string;
  fingerprint: string;
}

/** Nothing else about an invited person is stored: no municipality, sex, age or time (decision 6). */
export interface InvitationTable {
  survey: string;
  /** HMAC-SHA-256 of the access code; the key of the table, so that its order tells nothing */
  code_hash: Uint8Array;
  /** printed in the letter beside the code; reminders go by it */
  serial: number;
  stratum: string;
  /** 1 unused, 2 spent, 3 void: numbers of one size, so that a change stays in its place on the page */
  state: InvitationState;
}
export type InvitationState = 1 | 2 | 3;

/** What is left of the invitations when a survey is closed. */
export interface InvitationCountTable {
  survey: string;
  stratum: string;
  state: InvitationState;
  invitations: number;
}

/** Stands apart from code and response, and is emptied when the survey is closed (decision 7). */
export interface SubmissionTable {
  survey: string;
  /** HMAC-SHA-256 of the submission key */
  key_hash: Uint8Array;
  /** HMAC-SHA-256 over questionnaire and answers; keyed, so that nobody can try answers against it */
  digest: Uint8Array;
  receipt: string;
  day: string;
}

/** Responses that wait for their batch, sealed and all of one size. */
export interface InboxTable {
  survey: string;
  key: Uint8Array;
  sealed: Uint8Array;
}

export interface ResponseTable {
  survey: string;
  key: Uint8Array;
  stratum: string | null;
  channel: string;
  mode: 'web' | 'paper';
  language: string;
  /** sha-256 of the language overlay; null for Japanese */
  overlay: string | null;
  /** last day of the group the response was moved with */
  day: string;
  late: 0 | 1;
  consent: string;
  answers: string;
}

/** Exact numbers by stratum, mode and channel of the moved responses; sealed, because days and modes can be joined. */
export interface SealedDailyCountTable {
  survey: string;
  day: string;
  sealed: Uint8Array;
}
