import type { Instrument } from '../definition/instrument.ts';
import { breach, type Law, nameOf, partsOf } from './law.ts';
import { longestPath } from './longest-path.ts';

/**
 * The cover promises no less time than the longest way through the questionnaire takes (answering-time.ts has the
 * method). Whoever was promised three minutes and needs ten does not come back.
 */
export const minutesAsPromised: Law = {
  code: 'minutes-as-promised',
  check: ({ instruments, forms }) =>
    forms.flatMap(({ recipe, pages }) => {
      if (recipe?.promisedMinutes === undefined) return [];
      const path = longestPath(pages, audienceOf(partsOf(recipe, instruments)));
      if (!path) return [];
      const minutes = path.seconds / 60;
      if (minutes <= recipe.promisedMinutes) return [];
      const estimate = (Math.ceil(minutes * 10) / 10).toFixed(1);
      return [
        breach(
          nameOf(recipe),
          `所要時間の約束は ${recipe.promisedMinutes} 分ですが、最も長い道筋は約 ${estimate} 分かかります${path.exact ? '' : '（すべてたずねた場合）'}。promisedMinutes を ${Math.ceil(minutes)} 以上にするか、設問を減らしてください。`,
          `It promises ${recipe.promisedMinutes} minutes, but the longest way through takes about ${estimate}${path.exact ? '' : ' (if everything is asked)'}; promise ${Math.ceil(minutes)} or more, or ask less.`,
        ),
      ];
    }),
};

/** Children read slower: one part for them is enough. */
export function audienceOf(parts: readonly Instrument[]): Instrument['audience'] {
  return parts.some(({ audience }) => audience === 'children')
    ? 'children'
    : (parts[0]?.audience ?? 'residents');
}
