import type { Finding } from '../../instruments/definition/finding.ts';
import type { CodedColumn, Dataset } from '../dataset/dataset.ts';
import { type AskedRoute, askedOfSome } from './asked-of-some.ts';
import { finerColumns } from './finer-columns.ts';
import { isSettled } from './is-settled.ts';
import { isKnownQuasiIdentifier } from './known-quasi-identifiers.ts';
import { releaseFinding } from './release-error.ts';
import type { ReleaseRequest } from './release-request.ts';
import { tells } from './telling-columns.ts';

export interface QuasiIdentifiers {
  /** ids among the released columns */
  readonly ids: ReadonlySet<string>;
  /** who was asked items that find nobody by themselves */
  readonly routes: readonly AskedRoute[];
  readonly exceptions: readonly { readonly id: string; readonly reason: string }[];
  readonly findings: readonly Finding[];
}

/**
 * Which of the released columns find people: those known as such, those that this request or an earlier one of the
 * survey names, every column that follows from one or two of these (an age group made from an age that is itself left
 * out, sex and age in one), and every column that says as much as one of these or more (a district). Of a column that is
 * none of them it still counts whether the person was asked, where that follows likewise: the answers of those at work
 * tell who is at work. The request can take a known one out only with a reason. In a survey none of whose items are
 * known here the request must name them, or say that there are none.
 */
export function quasiIdentifiers(
  dataset: Dataset,
  columns: readonly CodedColumn[],
  request: ReleaseRequest,
  namedBefore: readonly string[],
): QuasiIdentifiers {
  const { exceptions = [] } = request;
  const named = [...(request.quasiIdentifiers ?? []), ...namedBefore];
  const sources = [...dataset.columns.values()].filter(
    (column) => isKnownQuasiIdentifier(column.item) || named.some((name) => bears(name, column)),
  );
  const sourceValues = sources.map(({ values }) => values);
  const isExcepted = (column: CodedColumn) => exceptions.some(({ id }) => bears(id, column));
  const unlisted = columns.filter((column) => !sources.includes(column) && !isExcepted(column));
  const finer = finerColumns(unlisted, sources);
  const kept = columns.filter(
    (column) =>
      !isExcepted(column) &&
      (sources.includes(column) || finer.has(column.id) || followsFrom(sourceValues, column)),
  );
  const others = columns.filter((column) => !kept.includes(column) && !isExcepted(column));
  const findings = nameFindings(columns, request);
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
  return {
    ids: new Set(kept.map(({ id }) => id)),
    routes: askedOfSome(others, sourceValues),
    exceptions,
    findings,
  };
}

/** A derived column is made from others by a rule; of any other it must be more than chance. */
function followsFrom(sources: readonly Uint8Array[], { kind, values }: CodedColumn): boolean {
  if (kind === 'derived') return isSettled(values, sources);
  return sources.some((first, place) =>
    sources.slice(place).some((second) => tells(first === second ? [first] : [first, second], values)),
  );
}

function bears(name: string, { id, item }: CodedColumn): boolean {
  return id === name || item === name;
}

/** Names that no released column bears, and exceptions without a reason. */
function nameFindings(
  columns: readonly CodedColumn[],
  { quasiIdentifiers: named = [], exceptions = [] }: ReleaseRequest,
): Finding[] {
  const findings: Finding[] = [];
  const isReleased = (name: string) => columns.some((column) => bears(name, column));
  for (const id of named) {
    if (!isReleased(id))
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
    if (!isReleased(id))
      findings.push(
        releaseFinding(
          'exception-unknown',
          id,
          '例外とする列が提供する列にありません。idを確かめてください。',
          'excepted, but not among the released columns; check the id.',
        ),
      );
  }
  return findings;
}
