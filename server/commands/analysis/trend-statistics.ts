import type { ProtectedTrend } from '../../../analysis/comparison/protect-trend.ts';
import { VERDICT_WORDS } from '../../../analysis/comparison/verdict.ts';
import type { StatisticRow } from '../../../analysis/export/statistics-csv.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { differenceLines, type FigurePlace, figureLine, shareLines } from './figure-lines.ts';

/** A trend in the machine layout: the share of each wave, then each change from the wave before. */
export function trendStatistics(trend: ProtectedTrend, item: LocalizedText): readonly StatisticRow[] {
  const { item: id, category, label, waves, changes } = trend;
  const placeOf = (code: number): FigurePlace => {
    const wave = waves.find((one) => one.code === code) as (typeof waves)[number];
    return {
      tableId: ['compare', id, 'wave', 'waves'].join('/'),
      question: { id, label: item },
      category: { code: category, label },
      axis1: { id: 'wave', code: String(wave.year), label: wave.label },
      axis2: null,
    };
  };
  return [
    ...waves.flatMap((wave) => shareLines(placeOf(wave.code), wave.base, wave)),
    ...changes.flatMap((change) => {
      const { code, label: before } = placeOf(change.from).axis1;
      return differenceLines(
        figureLine(placeOf(change.to)),
        { code, label: before },
        change,
        VERDICT_WORDS[change.verdict],
      );
    }),
  ];
}
