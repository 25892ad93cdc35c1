import type { TokyoDay } from '../surveys/tokyo-day.ts';
import type { AskedFor } from './asked-table.ts';

/** What the thread that makes tables has from its start. */
export interface TablesThreadData {
  /** the database file of the installation */
  readonly database: string;
  /** the folder of the definitions */
  readonly instruments: string;
}

/** One table that is asked for. */
export interface TablesTask {
  readonly surveyId: string;
  /** as the asking thread knows it: a survey that was closed since is read again */
  readonly closedOn: TokyoDay | null;
  readonly asked: AskedFor;
}
