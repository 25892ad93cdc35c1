import type { PrintedDifference } from '../comparison/printed-difference.ts';
import { VERDICT_WORDS } from '../comparison/verdict.ts';
import type { ProfileGroup } from '../profile/profile-rows.ts';
import type { PrintedShare, ProtectedProfile, ProtectedProfileCell } from '../profile/protect-profile.ts';
import { othersOf } from '../profile/verdict-sentence.ts';
import type { MachineMeasureId } from './machine-measures.ts';
import { FLAG_REMARKS } from './remarks.ts';
import type { StatisticRow } from './statistics-csv.ts';

type Section = ProtectedProfile['sections'][number];
type Place = Omit<StatisticRow, 'reference' | 'measure' | 'figure' | 'remarks'>;

const WHOLE = { ja: '全体', en: 'Total' };

/**
 * A risk profile as figures of the machine profile (statisticsCsv): one table for each section, in it row by row and
 * indicator by indicator n, share, standardised share, differences from the rest, p, each with error and interval. What is
 * not there has no line; a hidden figure has one, its share, with the reason. The verdict stands in the note of the share.
 */
export function profileStatistics({ sections, indicators }: ProtectedProfile): readonly StatisticRow[] {
  return sections.flatMap((section) =>
    section.groups.flatMap(({ group, cells }) =>
      cells.flatMap((cell, index) => {
        const { item, category, label } = indicators[index] as (typeof indicators)[number];
        const { axis, fold, bySex } = section.rows;
        const place: Place = {
          tableId: ['profile', fold ?? axis, ...(bySex ? ['sex'] : [])].join('/'),
          question: { id: item, label },
          category: { code: category, label },
          axis1: { id: fold ?? axis, code: group.id, label: group.labels.group },
          axis2: bySex ? sexOf(group) : null,
        };
        return linesOf(place, section, cell);
      }),
    ),
  );
}

function sexOf({ sex, labels }: ProfileGroup): StatisticRow['axis2'] {
  return { id: 'sex', code: sex === null ? 'total' : String(sex), label: labels.sex ?? WHOLE };
}

function linesOf(place: Place, section: Section, cell: ProtectedProfileCell): StatisticRow[] {
  const line = (
    measure: MachineMeasureId,
    value: number | null | undefined,
    remarks: readonly string[],
    reference: StatisticRow['reference'] = null,
  ): StatisticRow[] =>
    value === null || value === undefined
      ? []
      : [{ ...place, reference, measure, figure: { hidden: false, value }, remarks }];
  const base = line('base_n', cell.base, []);
  if (cell.hidden) {
    const figure = { hidden: true, reason: cell.reason } as const;
    return [...base, { ...place, reference: null, measure: 'percent', figure, remarks: [] }];
  }
  const { verdict, standardised, difference, standardisedDifference, p, adjustedP } = cell;
  const said = verdict === null ? [] : [`判定:${VERDICT_WORDS[verdict].ja}`];
  const rest = { code: 'rest', label: othersOf(section.rows) };
  const share = (
    [value, error, low, high]: readonly [
      MachineMeasureId,
      MachineMeasureId,
      MachineMeasureId,
      MachineMeasureId,
    ],
    { proportion, standardError, interval, flags }: PrintedShare,
    more: readonly string[],
  ) => {
    const remarks = flags.map((flag) => FLAG_REMARKS[flag]);
    return [
      ...line(value, proportion, [...remarks, ...more]),
      ...line(error, standardError, remarks),
      ...line(low, interval?.lower, remarks),
      ...line(high, interval?.upper, remarks),
    ];
  };
  const gap = (measure: 'difference' | 'difference_standardised', from: PrintedDifference | null) => [
    ...line(measure, from?.difference, [], rest),
    ...line(`${measure}_se`, from?.standardError, [], rest),
    ...line(`${measure}_ci_low`, from?.lower, [], rest),
    ...line(`${measure}_ci_high`, from?.upper, [], rest),
  ];
  return [
    ...base,
    ...share(['percent', 'se', 'ci_low', 'ci_high'], cell, said),
    ...(standardised === null
      ? []
      : share(
          [
            'percent_standardised',
            'percent_standardised_se',
            'percent_standardised_ci_low',
            'percent_standardised_ci_high',
          ],
          standardised,
          [],
        )),
    ...gap('difference', difference),
    ...gap('difference_standardised', standardisedDifference),
    ...line('p', p, [], rest),
    ...line('p_adjusted', adjustedP, [], rest),
  ];
}
