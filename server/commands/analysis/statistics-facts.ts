import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import type { StatisticsFacts } from '../../../analysis/export/statistics-csv.ts';

/** What every line of a file of figures says of its survey. */
export function statisticsFacts({ dataset, facts }: DatasetFile, axis: string | null): StatisticsFacts {
  return {
    surveyId: dataset.surveyId,
    synthetic: dataset.synthetic,
    interim: facts.interim,
    areaSchemeStatus: axis === null || axis === 'area' ? facts.areaSchemeStatus : null,
  };
}
