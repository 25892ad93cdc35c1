import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CodedColumn, Dataset } from '../dataset/dataset.ts';
import type { CodeFold } from '../dataset/fold-column.ts';
import type { DraftRelease } from './draft-rows.ts';
import { isKnownQuasiIdentifier } from './known-quasi-identifiers.ts';
import {
  type ProposedChange,
  proposalWords,
  type ReleaseProposal,
  withProposal,
} from './release-proposal.ts';
import type { ColumnRequest, ReleaseRequest } from './release-request.ts';
import { treatColumn } from './treated-column.ts';

/**
 * What could be given away less of, one step each: for every column that is known or named as a quasi-identifier the
 * next of its folds, or else to leave it out; weights as made; strata. In the order of the request.
 *
 * Made from the request and the names, codes and folds of the dataset, and never from anybody's answer: steps that were
 * chosen because they are enough would tell how many people stand where. So none of them promises to be enough.
 */
export function nextSteps(
  dataset: Dataset,
  { weight, design }: Pick<DraftRelease, 'weight' | 'design'>,
  request: ReleaseRequest,
  named: readonly string[],
  folds: ReadonlyMap<string, readonly CodeFold[]>,
): readonly ReleaseProposal[] {
  const labels = new Map<string, LocalizedText>();
  const changes: ProposedChange[] = [];
  for (const entry of request.columns) {
    const columns = columnsOf(dataset, entry.id).filter((column) => isNamed(column, request, named));
    if (columns.length === 0) continue;
    const own = dataset.columns.get(entry.id);
    if (own !== undefined) labels.set(entry.id, own.label);
    const fold = own && nextFold(own, entry, folds.get(entry.id) ?? []);
    changes.push(
      fold === undefined ? { kind: 'leave-out', column: entry.id } : { kind: 'fold', column: entry.id, fold },
    );
  }
  if (weight?.treatment === 'as-made') changes.push({ kind: 'weights-by-class' });
  if (design !== null) changes.push({ kind: 'without-strata' });
  return changes
    .map((change) => ({ changes: [change], words: proposalWords([change], labels) }))
    .filter((proposal) => withProposal(request, proposal).columns.length > 0);
}

function columnsOf({ columns }: Dataset, id: string): readonly CodedColumn[] {
  const own = columns.get(id);
  return own === undefined ? [...columns.values()].filter(({ item }) => item === id) : [own];
}

function isNamed(
  { id, item }: CodedColumn,
  { quasiIdentifiers = [], exceptions = [] }: ReleaseRequest,
  named: readonly string[],
): boolean {
  const isIn = (names: readonly string[]) => names.includes(id) || names.includes(item);
  return (
    !isIn(exceptions.map((exception) => exception.id)) &&
    (isKnownQuasiIdentifier(item) || isIn(quasiIdentifiers) || isIn(named))
  );
}

/** The first fold that takes more together than what was asked for; undefined: none is offered. */
function nextFold(
  column: CodedColumn,
  { treatment = { kind: 'as-coded' } }: ColumnRequest,
  offered: readonly CodeFold[],
): CodeFold | undefined {
  if (treatment.kind !== 'as-coded' && treatment.kind !== 'fold') return undefined;
  const groups = treatment.kind === 'fold' ? treatment.fold.groups.length : column.codes.length;
  return offered
    .filter((fold) => fold.groups.length < groups)
    .filter((fold) => treatColumn(column, { kind: 'fold', fold }).findings.length === 0)
    .toSorted((a, b) => b.groups.length - a.groups.length)[0];
}
