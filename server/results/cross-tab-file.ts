import type { ExportFacts } from '../../analysis/export/export-facts.ts';
import { machineCsv } from '../../analysis/export/machine-csv.ts';
import { reportCsv } from '../../analysis/export/report-csv.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { TokyoDay } from '../surveys/tokyo-day.ts';
import type { AskedTable } from './asked-table.ts';

export interface CrossTabFile {
  /** survey, item, axis or fold, day, profile; ASCII */
  readonly name: string;
  readonly text: string;
}

/** The table an official asked for as a file: long and coded for machines, or wide as an office prints it. */
export function crossTabFile(
  { table, request, stem, areaScheme, notes }: AskedTable,
  { survey }: RegisteredSurvey,
  profile: 'machine' | 'report',
  day: TokyoDay,
): CrossTabFile {
  const facts: ExportFacts = {
    surveyTitle: survey.title,
    organisation: survey.organisation,
    stem,
    fold: request.fold,
    areaSchemeStatus: areaScheme?.status ?? null,
    window: survey.window,
    madeOn: day,
    notes,
  };
  const parts = [survey.id, table.item.id, request.fold ?? request.axis, day, profile];
  return {
    name: `${parts.join('_')}.csv`,
    text: profile === 'machine' ? machineCsv(table, facts) : reportCsv(table, facts),
  };
}
