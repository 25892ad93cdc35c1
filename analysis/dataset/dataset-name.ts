import type { Dataset } from './dataset.ts';
import { sha256 } from './sha-256.ts';

/**
 * A name that two datasets share only if every code of every response is the same in the same order:
 * SHA-256 over survey, questionnaire, design and all columns, lower-case hex. Weights, labels and remarks are not in
 * it: they change no count.
 */
export function datasetName({ surveyId, questionnaire, size, design, columns }: Dataset): string {
  const hash = sha256();
  // each property by its name: a dataset that was read from a file has them in another order
  const { id, version, sha256: published } = questionnaire;
  const strata =
    design.kind === 'invitation'
      ? design.strata.map(({ id: stratum, label: { ja, en }, population, invited, respondents }) => [
          stratum,
          { label: { ja, en }, population, invited, respondents },
        ])
      : null;
  hash.update(
    new TextEncoder().encode(
      JSON.stringify([surveyId, { id, version, sha256: published }, size, strata, [...columns.keys()]]),
    ),
  );
  if (design.kind === 'invitation') hash.update(design.stratum);
  for (const column of columns.values()) hash.update(column.values);
  return hash.hex();
}
