import { LARGEST_CODE } from '../../instruments/codebook/reserved-codes.ts';
import type { Finding } from '../../instruments/definition/finding.ts';
import { bandColumn } from '../dataset/band-column.ts';
import type { CodedColumn } from '../dataset/dataset.ts';
import { type CodeFold, foldColumn } from '../dataset/fold-column.ts';
import { RecodingError } from '../dataset/recoding-error.ts';
import { releaseFinding } from './release-error.ts';
import type { ColumnTreatment } from './release-request.ts';

/** A column as it will leave, rows still in the order of the dataset. */
export interface TreatedColumn extends CodedColumn {
  readonly treatment: ColumnTreatment;
}

/** Applies a treatment to a column; where it does not fit, the column as it was and everything that is wrong. */
export function treatColumn(
  column: CodedColumn,
  treatment: ColumnTreatment,
): { readonly column: TreatedColumn; readonly findings: readonly Finding[] } {
  try {
    return { column: { ...treated(column, treatment), item: column.item, treatment }, findings: [] };
  } catch (cause) {
    if (!(cause instanceof RecodingError)) throw cause;
    const findings = cause.findings.map((finding) => ({ ...finding, where: column.id }));
    return { column: { ...column, treatment }, findings };
  }
}

function treated(column: CodedColumn, treatment: ColumnTreatment): CodedColumn {
  switch (treatment.kind) {
    case 'as-coded':
      return column;
    case 'fold':
      return folded(column, treatment.fold);
    case 'bands':
      return bandColumn(column, { id: column.id, label: column.label, bands: treatment.bands });
    case 'limits':
      return limited(column, treatment);
  }
}

/** Under the column's own name, with the fold's beside it: a reader must see that it is not the column of the tables. */
function folded(column: CodedColumn, fold: CodeFold): CodedColumn {
  const label = {
    ja: `${column.label.ja}（${fold.label.ja}）`,
    en: `${column.label.en} (${fold.label.en})`,
  };
  return { ...foldColumn(column, fold, column.id), label };
}

/** Top and bottom coding: numbers beyond a limit become the limit. */
function limited(
  column: CodedColumn,
  { lowest, highest }: Extract<ColumnTreatment, { kind: 'limits' }>,
): CodedColumn {
  const [from, to] = [lowest ?? 0, highest ?? LARGEST_CODE];
  const whole = [from, to].every((end) => Number.isInteger(end) && end >= 0 && end <= LARGEST_CODE);
  if (column.kind !== 'number' || !whole || from >= to || (lowest === null && highest === null)) {
    throw new RecodingError([
      releaseFinding(
        'limits-unsound',
        column.id,
        `下限 ${lowest ?? 'なし'}、上限 ${highest ?? 'なし'} は使えません。数値の列に、0から${LARGEST_CODE}までの整数を、下限が上限より小さくなるように指定してください。`,
        `cannot be kept between ${lowest ?? 'nothing'} and ${highest ?? 'nothing'}; limits are whole numbers from 0 to ${LARGEST_CODE}, the lower one first, and only for numbers.`,
      ),
    ]);
  }
  return {
    ...column,
    codes: [
      ...(lowest === null ? [] : [{ code: from, label: { ja: `${from}以下`, en: `${from} or less` } }]),
      ...(highest === null ? [] : [{ code: to, label: { ja: `${to}以上`, en: `${to} or more` } }]),
    ],
    values: column.values.map((code) => (code > LARGEST_CODE ? code : Math.min(to, Math.max(from, code)))),
  };
}
