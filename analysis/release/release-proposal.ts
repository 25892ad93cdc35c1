import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CodeFold } from '../dataset/fold-column.ts';
import type { ReleaseRequest, SmallClasses } from './release-request.ts';

/** One thing to give away less of. */
export type ProposedChange =
  | { readonly kind: 'fold'; readonly column: string; readonly fold: CodeFold }
  | { readonly kind: 'leave-out'; readonly column: string }
  | { readonly kind: 'weights-by-class' }
  | { readonly kind: 'without-strata' };

/** Changes to a request that make its smallest class large enough, none of them without need. */
export interface ReleaseProposal {
  readonly changes: readonly ProposedChange[];
  readonly smallestClass: number;
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
      const { quasiIdentifiers, exceptions, smallClasses } = request;
      return {
        ...request,
        columns: request.columns.filter(({ id }) => id !== change.column),
        quasiIdentifiers: quasiIdentifiers?.filter((id) => !isOf(id, change.column)),
        exceptions: exceptions?.filter(({ id }) => !isOf(id, change.column)),
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
      const { label } = change.fold;
      return { ja: `${ja}を「${label.ja}」にまとめる`, en: `fold ${en} into ${label.en}` };
    }
    case 'leave-out': {
      const { ja, en } = labelOf(change.column);
      return { ja: `${ja}を外す`, en: `leave out ${en}` };
    }
    case 'weights-by-class':
      return {
        ja: 'ウェイトを、組合せが同じ行の平均にする',
        en: 'give each row the mean weight of the rows that look the same',
      };
    case 'without-strata':
      return { ja: '層を外す', en: 'leave out the strata' };
  }
}
