import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { ProtectedTable } from '../disclosure/protected-table.ts';

/** What a file says beside the figures of its table. */
export interface ExportFacts {
  readonly surveyTitle: LocalizedText;
  readonly organisation: LocalizedText;
  /** wording of the question as it was asked; null for a score */
  readonly stem: LocalizedText | null;
  /** fold of the axis that the rows stand in; null: the axis as it is */
  readonly fold: string | null;
  /** null where the rows are no areas */
  readonly areaSchemeStatus: 'proposed' | 'confirmed' | null;
  /** responses are still accepted */
  readonly interim: boolean;
  /** YYYY-MM-DD, both ends in; null where it is not known */
  readonly window: { readonly opens: string; readonly closes: string } | null;
  /** day on which the file was made, YYYY-MM-DD */
  readonly madeOn: string;
  /** sentences of the method note, in order */
  readonly notes: readonly LocalizedText[];
}

/** The same table of the same survey always has the same id. */
export function tableId(table: ProtectedTable, fold: string | null): string {
  return [table.item.id, fold ?? table.axis.id, table.noAnswer].join('/');
}

export const SYNTHETIC_REMARK = '合成データ(実在の人の回答ではない)';
export const INTERIM_REMARK = '中間集計(回答の受付中)';
export const AREAS_PROPOSED_REMARK = '地域区分は県の確認前';

/** What every row of a file says in its note, before what is said of the row itself. */
export function standingRemarks(
  synthetic: boolean,
  { areaSchemeStatus, interim }: Pick<ExportFacts, 'areaSchemeStatus' | 'interim'>,
): string[] {
  return [
    ...(synthetic ? [SYNTHETIC_REMARK] : []),
    ...(interim ? [INTERIM_REMARK] : []),
    ...(areaSchemeStatus === 'proposed' ? [AREAS_PROPOSED_REMARK] : []),
  ];
}
