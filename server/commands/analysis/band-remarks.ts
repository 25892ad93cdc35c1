import type { Finding } from '../../../instruments/definition/finding.ts';
import type { SurveyFile } from './survey-file.ts';

/**
 * Bands of the weighting whose names give other ages than they have: `16-39` that ends at 44. Either may be meant, and
 * counts are found by the name, so that it is said and not mended.
 */
export function bandRemarks({ weighting }: Pick<SurveyFile, 'weighting'>): readonly Finding[] {
  const bands = weighting.method === 'base' ? [] : weighting.ageBands;
  return bands.flatMap(({ id, label, from, to }) => {
    const odd = [...new Set([id, label.ja, label.en])].filter((name) => !names(name, from, to));
    if (odd.length === 0) return [];
    const [ja, en] =
      to === null ? [`${from}歳以上`, `${from} and over`] : [`${from}～${to}歳`, `${from} to ${to}`];
    return [
      {
        code: 'band-named-otherwise',
        where: `weighting.ageBands.${id}`,
        message: {
          ja: `区分の名前（${odd.join('、')}）の数字と範囲（${ja}）が違います。from と to を確かめてください。`,
          en: `The name (${odd.join(', ')}) has other ages than the band (${en}); check from and to.`,
        },
      },
    ];
  });
}

/** Whether the ages in a name can be those of the band; a name without ages is right. */
function names(name: string, from: number, to: number | null): boolean {
  const ages = (name.normalize('NFKC').match(/\d{2,3}/g) ?? []).map(Number);
  const [first, second] = ages;
  if (first === undefined || ages.length > 2) return true;
  if (second !== undefined) return first === from && second === to;
  // 65+; up to 39; under 40
  return first === from || (to !== null && (first === to || first === to + 1));
}
