import { LARGEST_CODE } from '../../instruments/codebook/reserved-codes.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { CodedColumn } from './dataset.ts';
import { derivedColumn } from './derived-columns.ts';
import { bandOf, type NumberBand, numberBandFindings } from './number-bands.ts';
import { RecodingError } from './recoding-error.ts';

/** The column that a banding makes. */
export interface Banding {
  /** name of the new column */
  readonly id: string;
  readonly label: LocalizedText;
  /** rising, without overlap or gap */
  readonly bands: readonly NumberBand[];
}

/**
 * A column of numbers as a column of bands; as sensitive and as strictly kept as what it is made of. Answers that are
 * missing stay missing for the same reason.
 *
 * Throws RecodingError where the bands overlap, leave a gap, are turned round or share a code; where the column is no
 * column of numbers; and where somebody's number is in no band, because nobody leaves a table unseen: widen the bands
 * or look at a part of the respondents (domain-of.ts).
 */
export function bandColumn(column: CodedColumn, { id, label, bands }: Banding): CodedColumn {
  const findings = [...numberBandFindings(bands, id)];
  if (column.kind !== 'number') {
    findings.push({
      code: 'bands-of-codes',
      where: id,
      message: {
        ja: `「${column.id}」は数値の列ではありません。区分に分けるのは数値の列だけです。統合には foldColumn を使ってください。`,
        en: `${column.id} is no column of numbers; only numbers are cut into bands, codes are folded (foldColumn).`,
      },
    });
  }
  if (findings.length > 0) throw new RecodingError(findings);
  const codes = Int16Array.from({ length: 256 }, (_, value) =>
    value > LARGEST_CODE ? value : (bandOf(bands, value)?.code ?? -1),
  );
  const outside = column.values.filter((value) => (codes[value] as number) < 0);
  if (outside.length > 0) {
    const [least, most] = [Math.min(...new Set(outside)), Math.max(...new Set(outside))];
    throw new RecodingError([
      {
        code: 'value-in-no-band',
        where: id,
        message: {
          ja: `「${column.id}」の値がどの区分にも入らない回答者が${outside.length}人います（${least}～${most}）。両端の区分を広げるか、回答者を絞り込んでから区分してください。`,
          en: `${outside.length} respondents have a ${column.id} in no band (from ${least} to ${most}); widen the outer bands, or look at a part of the respondents first.`,
        },
      },
    ]);
  }
  return Object.freeze({
    ...derivedColumn(
      id,
      label,
      Object.freeze(bands.map((band) => Object.freeze({ code: band.code, label: band.label }))),
      column.values.map((value) => codes[value] as number),
    ),
    sensitive: column.sensitive,
    strictDisclosure: column.strictDisclosure,
  });
}
