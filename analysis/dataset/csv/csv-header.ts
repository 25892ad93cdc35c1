import { computedVariables } from './computed-columns.ts';
import type { CsvFindings } from './csv-findings.ts';
import type { CsvSurvey } from './csv-survey.ts';
import { shownName } from './shown-text.ts';

/** Where the columns of a file stand; −1 where a column may be absent and is. */
export interface CsvHeader {
  /** number of fields in every record */
  readonly width: number;
  /** place of each of the survey's columns, in their order */
  readonly variables: readonly number[];
  readonly placeOf: (column: string) => number;
}

/** Columns that the design reads beside those of the codebook. */
export function designColumns({ design }: CsvSurvey): readonly string[] {
  if (design.kind === 'open') return [];
  return [
    design.stratum,
    design.weight,
    ...design.clusters.flatMap(({ column, population }) => [column, population]),
  ].filter((name) => name !== null);
}

/**
 * Finds every column by its name in the header (spaces around a name do not count), and says which are missing, there
 * twice, or known to nobody.
 */
export function csvHeader(record: readonly string[], survey: CsvSurvey, findings: CsvFindings): CsvHeader {
  const places = new Map<string, number>();
  record.forEach((field, place) => {
    const name = field.trim();
    if (!places.has(name)) places.set(name, place);
    else
      findings.add({
        code: 'duplicate-header',
        where: `row 1, column ${shownName(name)}`,
        message: {
          ja: `列名「${shownName(name)}」が${(places.get(name) as number) + 1}列目と${place + 1}列目にあります。どちらかを除くか、名前を変えてください。`,
          en: `The columns ${(places.get(name) as number) + 1} and ${place + 1} have the same name; take one out or rename it.`,
        },
      });
  });
  const needed = [...survey.columns.map(({ variable }) => variable.id), ...designColumns(survey)];
  for (const name of new Set(needed.filter((one) => !places.has(one))))
    findings.add({
      code: 'missing-column',
      where: `row 1, column ${name}`,
      message: {
        ja: `列「${name}」がありません。列名を確かめるか、コードブックからこの項目を除いてください。`,
        en: `There is no column ${name}; check the names in the header, or take it out of the codebook.`,
      },
    });
  const known = new Set([...needed, ...computedVariables(survey).map(({ id }) => id), ...survey.ignored]);
  for (const [name, place] of places) {
    if (known.has(name)) continue;
    findings.add({
      code: 'extra-column',
      where: `row 1, column ${shownName(name)}`,
      message: {
        ja: `${place + 1}列目の「${shownName(name)}」はコードブックにありません。使わない列は、除外する列として指定してください。`,
        en: `Column ${place + 1} is not in the codebook; name it among the ignored columns if it is not wanted.`,
      },
    });
  }
  const placeOf = (column: string) => places.get(column) ?? -1;
  return {
    width: record.length,
    variables: survey.columns.map(({ variable }) => placeOf(variable.id)),
    placeOf,
  };
}
