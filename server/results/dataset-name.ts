import { createHash } from 'node:crypto';
import type { Dataset } from '../../analysis/dataset/dataset.ts';

/**
 * A name that two datasets share only if every code of every response is the same in the same order:
 * SHA-256 over survey, questionnaire, design and all columns, lower-case hex.
 */
export function datasetName({ surveyId, questionnaire, size, design, columns }: Dataset): string {
  const hash = createHash('sha256');
  const strata =
    design.kind === 'invitation' ? design.strata.map(({ id, ...sizes }) => [id, { ...sizes }]) : null;
  hash.update(JSON.stringify([surveyId, questionnaire, size, strata, [...columns.keys()]]));
  if (design.kind === 'invitation') hash.update(design.stratum);
  for (const column of columns.values()) hash.update(column.values);
  return hash.digest('hex');
}
