import { LARGEST_CODE } from '../../../instruments/codebook/reserved-codes.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import type { NumberBand } from '../number-bands.ts';
import { shownText } from './shown-text.ts';

/** What is wrong with the text of a cell. */
export interface CellProblem {
  readonly code: 'unknown-code' | 'not-a-number' | 'number-out-of-range';
  readonly message: LocalizedText;
}

/** What a program may write of a whole number: leading noughts, a decimal point with nothing behind it. */
export const WHOLE = /^0*(\d{1,15})(?:\.0*)?$/;
export const NUMBER = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/** Why a text is no code of a column. */
export function codeProblem(text: string, kind: string): CellProblem {
  if (kind === 'text') {
    // what people wrote is never repeated
    return {
      code: 'unknown-code',
      message: {
        ja: '自由記述の列には、記入あり（1）か記入なし（0）だけを入れてください。',
        en: 'A column of free text holds 1 (written) or 0 (nothing written) and nothing else.',
      },
    };
  }
  const shown = shownText(text);
  return {
    code: 'unknown-code',
    message: {
      ja: `${shown.ja}はこの列のコードにありません。コードブックを確かめ、無回答などの書き方は設定に加えてください。`,
      en: `${shown.en} is none of the codes of this column; check the codebook, and name texts for missing answers in the settings.`,
    },
  };
}

/** Why a text is no number of a column. */
export function numberProblem(
  text: string,
  range: { readonly min: number; readonly max: number } | undefined,
  bands: readonly NumberBand[] | undefined,
): CellProblem {
  const shown = shownText(text);
  if (!(bands === undefined ? WHOLE : NUMBER).test(text) && !/^-\d+$/.test(text)) {
    return {
      code: 'not-a-number',
      message: {
        ja: `${shown.ja}は数値ではありません。半角の${bands === undefined ? '整数' : '数字'}で書いてください。`,
        en: `${shown.en} is no ${bands === undefined ? 'whole number' : 'number'} in plain digits.`,
      },
    };
  }
  if (bands !== undefined) {
    return {
      code: 'number-out-of-range',
      message: {
        ja: `${shown.ja}はどの区分にも入りません。区分を広げるか、値を直してください。`,
        en: `${shown.en} is in no band; widen the bands or mend the value.`,
      },
    };
  }
  const [least, most] = [range?.min ?? 0, Math.min(range?.max ?? LARGEST_CODE, LARGEST_CODE)];
  return {
    code: 'number-out-of-range',
    message: {
      ja: `${shown.ja}は範囲（${least}～${most}）の外です。値を直してください。${LARGEST_CODE}より大きい数値は、区分を決めれば読めます。`,
      en: `${shown.en} is outside the range from ${least} to ${most}; mend it. Numbers over ${LARGEST_CODE} can be read into bands.`,
    },
  };
}
