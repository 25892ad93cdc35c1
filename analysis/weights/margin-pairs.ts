import type { Finding } from '../../instruments/definition/finding.ts';
import type { DatasetMargin, MarginAxis } from './dataset-margin.ts';
import { nameOfKey } from './margin.ts';
import { weightingFinding } from './weighting-error.ts';

/** Counts of the same people may differ by this part: rounding of scaled counts. */
const SAME = 1e-9;
/** Cells of one pair of margins that are named. */
const MOST_NAMED = 5;

/** What an axis is by, as a text: axes of the same text count the same. */
function idOf(axis: MarginAxis): string {
  if (axis.kind === 'stratum') return 'stratum';
  if (axis.kind === 'codes') return `codes:${axis.column}`;
  return `age:${axis.ageBands.map(({ id, from, to }) => JSON.stringify([id, from, to])).join()}`;
}

/** Counts by the named axes only, summed over all others; null: a cell joins several of their values. */
function summedBy(
  { by, cells }: DatasetMargin,
  axes: readonly string[],
): ReadonlyMap<string, { readonly name: string; readonly population: number }> | null {
  const places = axes.map((axis) => by.findIndex((own) => idOf(own) === axis));
  const sums = new Map<string, { readonly name: string; readonly population: number }>();
  for (const { key, also = [], population } of cells) {
    const [own, ...others] = [key, ...also].map((each) => places.map((place) => each[place] as string));
    const id = JSON.stringify(own);
    if (others.some((other) => JSON.stringify(other) !== id)) return null;
    sums.set(id, {
      name: nameOfKey(own as string[]),
      population: (sums.get(id)?.population ?? 0) + population,
    });
  }
  return sums;
}

/**
 * Where two margins count the same thing otherwise: area × sex and sex × age that do not have the same men. No weights
 * can meet both. Cells of neighbours that were joined are left to the adjustment, which says what it missed.
 */
export function pairFindings(margins: readonly DatasetMargin[]): readonly Finding[] {
  return margins.flatMap((first, at) =>
    margins.slice(at + 1).flatMap((second) => {
      const others = new Set(second.by.map(idOf));
      const shared = first.by.map(idOf).filter((axis) => others.has(axis));
      const [a, b] = [summedBy(first, shared), summedBy(second, shared)];
      if (shared.length === 0 || a === null || b === null) return [];
      const differing = [...a].flatMap(([id, { name, population }]) => {
        const other = b.get(id)?.population ?? 0;
        return Math.abs(population - other) > SAME * Math.max(population, other)
          ? [{ name, population, other }]
          : [];
      });
      if (differing.length === 0) return [];
      const named = differing.slice(0, MOST_NAMED);
      const more = differing.length - named.length;
      return [
        weightingFinding(
          'margins-contradict',
          `${first.name}, ${second.name}`,
          `「${first.name}」と「${second.name}」の人口が合いません：${named.map(({ name, population, other }) => `「${name}」は${population}人と${other}人`).join('、')}${more > 0 ? `、ほか${more}個` : ''}。同じ日の同じ資料から作ってください。`,
          `margins ${first.name} and ${second.name} contradict each other: ${named.map(({ name, population, other }) => `${name} has ${population} and ${other}`).join(', ')}${more > 0 ? ` and ${more} more` : ''}; take both from the same source of the same day.`,
        ),
      ];
    }),
  );
}
