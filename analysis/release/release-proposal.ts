import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CodeFold } from '../dataset/fold-column.ts';
import type { ReleaseRequest, SmallClasses } from './release-request.ts';

/** One thing to give away less of. */
export type ProposedChange =
  | { readonly kind: 'fold'; readonly column: string; readonly fold: CodeFold }
  | { readonly kind: 'leave-out'; readonly column: string }
  | { readonly kind: 'weights-by-class' }
  | { readonly kind: 'without-strata' };

/** A change to a request that tells less; whether it is enough the data would have to say (next-steps.ts). */
export interface ReleaseProposal {
  readonly changes: readonly ProposedChange[];
  readonly words: LocalizedText;
}

/** The request with the changes of a proposal. */
export function withProposal(request: ReleaseRequest, { changes }: ReleaseProposal): ReleaseRequest {
  let changed = request;
  for (const change of changes) changed = withChange(changed, change);
  return changed;
}

function withChange(request: ReleaseRequest, change: ProposedChange): ReleaseRequest {
  switch (change.kind) {
    case 'fold':
      return {
        ...request,
        columns: request.columns.map((column) =>
          column.id === change.column
            ? { id: column.id, treatment: { kind: 'fold', fold: change.fold } }
            : column,
        ),
      };
    case 'leave-out': {
      const { quasiIdentifiers, exceptions, sensitive, smallClasses } = request;
      return {
        ...request,
        columns: request.columns.filter(({ id }) => id !== change.column),
        quasiIdentifiers: quasiIdentifiers?.filter((id) => !isOf(id, change.column)),
        exceptions: exceptions?.filter(({ id }) => !isOf(id, change.column)),
        sensitive: sensitive?.filter(({ id }) => !isOf(id, change.column)),
        smallClasses: smallClasses && withoutColumn(smallClasses, change.column),
      };
    }
    case 'weights-by-class':
      return { ...request, weights: 'class-mean', design: withoutCells(request.design) };
    case 'without-strata':
      return { ...request, design: 'none', strataFolds: [] };
  }
}

/** Whether a name is that of a column, or of one of its options. */
function isOf(name: string, column: string): boolean {
  return name === column || name.startsWith(`${column}.`);
}

function withoutCells(design: ReleaseRequest['design']): ReleaseRequest['design'] {
  return design === 'strata-and-cells' ? 'strata' : design;
}

function withoutColumn(smallClasses: SmallClasses, column: string): SmallClasses {
  if (smallClasses.kind === 'refuse') return smallClasses;
  const columns = smallClasses.columns.filter((id) => !isOf(id, column));
  return columns.length === 0 ? { kind: 'refuse' } : { kind: 'withhold', columns };
}

/** A proposal in words, for the person who asked. */
export function proposalWords(
  changes: readonly ProposedChange[],
  labels: ReadonlyMap<string, LocalizedText>,
): LocalizedText {
  const words = changes.map((change) => changeWords(change, labels));
  return { ja: `${words.map(({ ja }) => ja).join('、')}。`, en: `${words.map(({ en }) => en).join('; ')}.` };
}

function changeWords(change: ProposedChange, labels: ReadonlyMap<string, LocalizedText>): LocalizedText {
  const labelOf = (column: string) => labels.get(column) ?? { ja: column, en: column };
  switch (change.kind) {
    case 'fold': {
      const { ja, en } = labelOf(change.column);
      const { id, label } = change.fold;
      const written = `{"id": "${change.column}", "fold": "${id}"}`;
      return {
        ja: `${ja}を「${label.ja}」にまとめる（columnsに ${written}）`,
        en: `fold ${en} into ${label.en} (in columns: ${written})`,
      };
    }
    case 'leave-out': {
      const { ja, en } = labelOf(change.column);
      return {
        ja: `${ja}をまとめるか、外す（${change.column}）`,
        en: `take ${en} together or leave it out (${change.column})`,
      };
    }
    case 'weights-by-class':
      return {
        ja: 'ウェイトを、組合せが同じ行の平均にする（"weights": "class-mean"）',
        en: 'give each row the mean weight of the rows that look the same ("weights": "class-mean")',
      };
    case 'without-strata':
      return { ja: '層を外す（"design": "none"）', en: 'leave out the strata ("design": "none")' };
  }
}
