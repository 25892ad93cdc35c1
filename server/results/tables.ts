import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { AskedFor, AskedTable } from './asked-table.ts';

/** Where protected tables come from. */
export interface Tables {
  /**
   * The one table an official asked for.
   * @throws Problem analysis.unknown-item, analysis.unknown-axis, analysis.no-responses, analysis.weights-impossible
   */
  ask(registered: RegisteredSurvey, asked: AskedFor): Promise<AskedTable>;
  /** Ends what was opened for it; tables that are not done are not done. */
  close(): Promise<void>;
}
