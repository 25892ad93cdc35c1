import type { Finding } from '../../instruments/definition/finding.ts';
import type { CodedColumn, Dataset } from '../dataset/dataset.ts';
import { isKnownQuasiIdentifier } from './known-quasi-identifiers.ts';
import { releaseFinding } from './release-error.ts';
import type { ReleaseRequest } from './release-request.ts';

export interface QuasiIdentifiers {
  /** ids among the released columns */
  readonly ids: ReadonlySet<string>;
  readonly exceptions: readonly { readonly id: string; readonly reason: string }[];
  readonly findings: readonly Finding[];
}

/**
 * Which of the released columns find people: those known as such, those that the request names, and every derived
 * column that follows from one of these alone (an age group made from an age that is itself left out). The request can
 * take a known one out only with a reason. In a survey none of whose items are known here the request must name them, or
 * say that there are none.
 */
export function quasiIdentifiers(
  dataset: Dataset,
  columns: readonly CodedColumn[],
  request: ReleaseRequest,
): QuasiIdentifiers {
  const { quasiIdentifiers: named = [], exceptions = [] } = request;
  const findings: Finding[] = [];
  const bears = (name: string) => (column: CodedColumn) => column.id === name || column.item === name;
  for (const id of named) {
    if (!columns.some(bears(id)))
      findings.push(
        releaseFinding(
          'quasi-identifier-unknown',
          id,
          '識別につながる列として挙げられましたが、提供する列にありません。idを確かめてください。',
          'named as a quasi-identifier, but not among the released columns; check the id.',
        ),
      );
  }
  for (const { id, reason } of exceptions) {
    if (reason.trim() === '')
      findings.push(
        releaseFinding(
          'exception-without-reason',
          id,
          '識別につながらないとする理由がありません。理由を書いてください。',
          'excepted from the quasi-identifiers without a reason; give the reason.',
        ),
      );
    if (!columns.some(bears(id)))
      findings.push(
        releaseFinding(
          'exception-unknown',
          id,
          '例外とする列が提供する列にありません。idを確かめてください。',
          'excepted, but not among the released columns; check the id.',
        ),
      );
  }
  const sources = [...dataset.columns.values()].filter(
    (column) => isKnownQuasiIdentifier(column.item) || named.some((name) => bears(name)(column)),
  );
  const found = columns.filter(
    (column) =>
      sources.includes(column) ||
      (column.kind === 'derived' && sources.some((source) => settles(source, column))),
  );
  const kept = found.filter((column) => !exceptions.some(({ id }) => bears(id)(column)));
  if (sources.length === 0 && request.quasiIdentifiers === undefined) {
    findings.push(
      releaseFinding(
        'quasi-identifiers-missing',
        dataset.surveyId,
        'このデータには、識別につながると分かっている列がありません。人を特定する手掛かりになる列（地域・性別・年齢など）をquasiIdentifiersに挙げてください。なければ空の一覧を指定してください。',
        'no column of this dataset is known as a quasi-identifier; name in quasiIdentifiers those by which a person could be found (area, sex, age …), or give an empty list.',
      ),
    );
  }
  return { ids: new Set(kept.map(({ id }) => id)), exceptions, findings };
}

/** Whether each code of one column always goes with the same code of the other, and the other says anything at all. */
function settles(source: CodedColumn, derived: CodedColumn): boolean {
  if (source === derived) return false;
  const goesWith = new Int16Array(256).fill(-1);
  const told = new Set<number>();
  for (let row = 0; row < derived.values.length; row++) {
    const code = source.values[row] as number;
    const other = derived.values[row] as number;
    if (goesWith[code] === -1) goesWith[code] = other;
    else if (goesWith[code] !== other) return false;
    told.add(other);
  }
  return told.size > 1;
}
