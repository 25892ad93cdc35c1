import type { Finding } from '../../instruments/definition/finding.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { MarginCounts } from './margin.ts';
import { weightingFinding } from './weighting-error.ts';

/** The values that one axis of a margin can have, as the survey knows them. */
export interface AxisValues {
  /** what the axis is of, in a sentence */
  readonly label: LocalizedText;
  readonly values: ReadonlySet<string>;
  /** whether each value needs a count; answers without one can be kept as unknown */
  readonly complete: boolean;
}

/** Code of the findings. */
export const OTHER_VALUES = 'counts-of-other-values';
/** Values and places that one finding names. */
const MOST_NAMED = 5;

/**
 * Where counts and survey do not know the same values of an axis: a band that is spelt otherwise, a total among the
 * parts, a stratum without a row. One finding an axis, with what stands on either side; null: an axis whose values the
 * survey does not list.
 */
export function valueFindings(
  name: LocalizedText,
  cells: MarginCounts['cells'],
  axes: readonly (AxisValues | null)[],
): readonly Finding[] {
  return axes.flatMap((axis, place) => {
    if (axis === null) return [];
    const origins = new Map<string, string | undefined>();
    for (const { key, also = [], origin } of cells)
      for (const each of [key, ...also]) {
        const value = each[place] as string;
        if (!origins.has(value)) origins.set(value, origin);
      }
    const unknown = [...origins.keys()].filter((value) => !axis.values.has(value));
    const uncounted = [...axis.values].filter((value) => !origins.has(value));
    const missing = axis.complete || unknown.length > 0 ? uncounted : [];
    if (unknown.length + missing.length === 0) return [];
    const rows = unknown.flatMap((value) => origins.get(value) ?? []).slice(0, MOST_NAMED);
    const { ja, en } = axis.label;
    const next =
      unknown.length === 0
        ? {
            ja: 'その行を加えてください（誰もいなければ0人）。',
            en: 'add their rows (0 where nobody lives).',
          }
        : missing.length === 0
          ? {
              ja: '合計の行や、調査にない区分の行を除いてください。',
              en: 'take out totals and what was not surveyed.',
            }
          : { ja: '同じ書き方にそろえてください。', en: 'spell them alike.' };
    return [
      weightingFinding(
        OTHER_VALUES,
        rows.length > 0 ? rows.join('; ') : name.ja,
        `「${name.ja}」の人口の${ja}が調査と合いません。${side('人口にだけある値', unknown)}${side('調査にだけある値', missing)}${next.ja}`,
        `margin ${name.en} does not fit the survey by ${en}: ${[
          ...list('only in the counts', unknown),
          ...list('only in the survey', missing),
        ].join('; ')}; ${next.en}`,
      ),
    ];
  });
}

function side(title: string, values: readonly string[]): string {
  if (values.length === 0) return '';
  const named = values.slice(0, MOST_NAMED).map((value) => `「${value}」`);
  return `${title}：${named.join('')}${values.length > MOST_NAMED ? `ほか${values.length - MOST_NAMED}個` : ''}。`;
}

function list(title: string, values: readonly string[]): readonly string[] {
  if (values.length === 0) return [];
  const more = values.length > MOST_NAMED ? ` and ${values.length - MOST_NAMED} more` : '';
  return [`${title} ${values.slice(0, MOST_NAMED).join(', ')}${more}`];
}
