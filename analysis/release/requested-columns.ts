import type { Finding } from '../../instruments/definition/finding.ts';
import type { CodedColumn, Dataset } from '../dataset/dataset.ts';
import { neverReleased } from './never-released.ts';
import { releaseFinding } from './release-error.ts';
import type { ReleaseRequest } from './release-request.ts';

/** Names that the file itself uses for what is no answer. */
export const FILE_COLUMNS: readonly string[] = ['stratum', 'calibration_cell', 'weight'];

/** The columns that a request names, in its order, by entry; findings for those that cannot leave. */
export function requestedColumns(
  { columns, domain }: Dataset,
  request: ReleaseRequest,
): { readonly entries: readonly (readonly CodedColumn[])[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const entries = request.columns.map(({ id }) => {
    const one = columns.get(id);
    const found =
      one === undefined
        ? [...columns.values()].filter(({ item, kind }) => item === id && kind === 'option')
        : [one];
    if (found.length === 0)
      findings.push(
        releaseFinding(
          'column-unknown',
          id,
          'この名前の列はデータにありません。idを確かめてください。',
          'is no column of the dataset; check the id.',
        ),
      );
    for (const column of found) {
      const reason = neverReleased(column);
      if (reason !== null)
        findings.push(
          releaseFinding(
            'column-never',
            column.id,
            `この列は行のデータとしては提供できません：${reason.ja}。columnsから外してください。`,
            `never leaves as rows: ${reason.en}; take it out of columns.`,
          ),
        );
      if (seen.has(column.id))
        findings.push(
          releaseFinding(
            'column-twice',
            column.id,
            'この列が2回挙げられています。1回にしてください。',
            'is asked for twice; name it once.',
          ),
        );
      if (FILE_COLUMNS.includes(column.id))
        findings.push(
          releaseFinding(
            'name-taken',
            column.id,
            'この名前はファイルの層・セル・ウェイトの列に使います。列の名前を変えてください。',
            'is the name of a column that the file makes itself; rename the column.',
          ),
        );
      seen.add(column.id);
    }
    return found;
  });
  for (const { column: id } of domain?.terms ?? []) {
    const column = columns.get(id);
    const reason = column === undefined ? null : neverReleased(column);
    if (reason !== null)
      findings.push(
        releaseFinding(
          'column-never',
          `domain ${id}`,
          `データがこの列で絞り込まれているため、行のデータから分かってしまいます：${reason.ja}。この列で絞り込まずに提供してください。`,
          `is what the dataset was filtered by, so that its rows would tell it: ${reason.en}; release without this filter.`,
        ),
      );
  }
  return { entries, findings };
}
