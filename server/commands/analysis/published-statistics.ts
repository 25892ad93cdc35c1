import type { ProtectedPublishedComparison } from '../../../analysis/comparison/protect-published.ts';
import { VERDICT_WORDS } from '../../../analysis/comparison/verdict.ts';
import type { StatisticRow } from '../../../analysis/export/statistics-csv.ts';
import { differenceLines, type FigurePlace, figureLine, shareLines } from './figure-lines.ts';

/** A comparison with published figures in the machine layout: our share of each category, then how far from theirs. */
export function publishedStatistics(comparison: ProtectedPublishedComparison): readonly StatisticRow[] {
  const { item, axis, fold, year, survey, categories, rows } = comparison;
  const published = {
    code: `published_${year}`,
    label: { ja: `公表値(${year}年) ${survey.ja}`, en: `Published (${year}), ${survey.en}` },
  };
  return rows.flatMap(({ group, base, cells }) =>
    cells.flatMap((cell, at) => {
      const { id, label } = categories[at] as (typeof categories)[number];
      const place: FigurePlace = {
        tableId: ['compare', item.id, fold ?? axis.id, 'published'].join('/'),
        question: { id: item.id, label: item.label },
        category: { code: id, label },
        axis1: { id: fold ?? axis.id, code: group.id, label: group.label },
        axis2: null,
      };
      const share = shareLines(place, base, cell);
      if (cell.hidden || cell.difference === null) return share;
      const { difference, p, adjustedP, verdict } = cell;
      return [
        ...share,
        ...differenceLines(
          figureLine(place),
          published,
          { ...difference, p, adjustedP },
          VERDICT_WORDS[verdict],
        ),
      ];
    }),
  );
}
