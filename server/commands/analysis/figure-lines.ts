import type { HiddenReason, ReliabilityFlag } from '../../../analysis/disclosure/protected-table.ts';
import type { MachineMeasureId } from '../../../analysis/export/machine-measures.ts';
import { FLAG_REMARKS } from '../../../analysis/export/remarks.ts';
import type { StatisticRow } from '../../../analysis/export/statistics-csv.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';

/** Where figures of a comparison stand. */
export type FigurePlace = Omit<StatisticRow, 'reference' | 'measure' | 'figure' | 'remarks'>;

/** Gives the line of one figure; none where the figure does not exist. */
export type FigureLine = (
  measure: MachineMeasureId,
  value: number | null | undefined,
  reference?: StatisticRow['reference'],
  remarks?: readonly string[],
) => readonly StatisticRow[];

export function figureLine(place: FigurePlace): FigureLine {
  return (measure, value, reference = null, remarks = []) =>
    value === null || value === undefined
      ? []
      : [{ ...place, reference, measure, figure: { hidden: false, value }, remarks }];
}

/** A share as it may leave: with its flags, or hidden with the reason. */
export type ShownShare =
  | {
      readonly hidden: false;
      readonly proportion: number | null;
      readonly interval?: { readonly lower: number; readonly upper: number } | null;
      readonly flags: readonly ReliabilityFlag[];
    }
  | { readonly hidden: true; readonly reason: HiddenReason };

/** The n and the share of one group, 参考値 said in the remarks; a hidden share is a line that says so. */
export function shareLines(
  place: FigurePlace,
  base: number | null,
  share: ShownShare,
): readonly StatisticRow[] {
  const line = figureLine(place);
  const n = line('base_n', base);
  if (share.hidden) {
    const figure = { hidden: true, reason: share.reason } as const;
    return [...n, { ...place, reference: null, measure: 'percent', figure, remarks: [] }];
  }
  const remarks = share.flags.map((flag) => FLAG_REMARKS[flag]);
  return [
    ...n,
    ...line('percent', share.proportion, null, remarks),
    ...line('ci_low', share.interval?.lower, null, remarks),
    ...line('ci_high', share.interval?.upper, null, remarks),
  ];
}

/** A difference with its error, its p and what is said of it. */
export function differenceLines(
  line: FigureLine,
  reference: NonNullable<StatisticRow['reference']>,
  {
    difference,
    standardError,
    lower,
    upper,
    p,
    adjustedP,
  }: {
    readonly difference: number | null;
    readonly standardError: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
    readonly p: number | null;
    readonly adjustedP: number | null;
  },
  words: LocalizedText,
): readonly StatisticRow[] {
  return [
    ...line('difference', difference, reference, [`判定:${words.ja}`]),
    ...line('difference_se', standardError, reference),
    ...line('difference_ci_low', lower, reference),
    ...line('difference_ci_high', upper, reference),
    ...line('p', p, reference),
    ...line('p_adjusted', adjustedP, reference),
  ];
}
