import type { LocalizedText } from '../../instruments/definition/localized-text.ts';

/** What a comparison comes to in words. Nothing is called higher or lower that no corrected test supports. */
export type Verdict = 'higher' | 'lower' | 'no-difference' | 'not-tested';

/** As they stand in a table. */
export const VERDICT_WORDS: Readonly<Record<Verdict, LocalizedText>> = {
  higher: { ja: '高い', en: 'higher' },
  lower: { ja: '低い', en: 'lower' },
  'no-difference': { ja: '差があるとはいえない', en: 'no difference shown' },
  'not-tested': { ja: '判定しない', en: 'not tested' },
};

/** The verdict of one comparison by its corrected p; `alpha` is the level of the whole family (0.05). */
export function verdictOf(difference: number, adjustedP: number | null, alpha: number): Verdict {
  if (adjustedP === null) return 'not-tested';
  if (!(adjustedP < alpha) || difference === 0) return 'no-difference';
  return difference > 0 ? 'higher' : 'lower';
}
