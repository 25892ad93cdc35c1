import { deepFreeze } from '../../instruments/definition/deep-freeze.ts';
import { type PrintedDifference, printedDifferenceOf, printedP } from '../comparison/printed-difference.ts';
import { shownFigure } from '../comparison/shown-figure.ts';
import type { NoAnswerPlace } from '../crosstab/cross-tab.ts';
import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { printedProportion } from '../disclosure/printed-figures.ts';
import type {
  DisclosureRule,
  HiddenReason,
  ProtectedRow,
  ProtectedTable,
  ReliabilityFlag,
} from '../disclosure/protected-table.ts';
import type { Interval } from '../estimates/share-interval.ts';
import type { Weights } from '../weights/weights.ts';
import type { Indicator } from './indicators.ts';
import type { ProfileRowsRequest } from './profile-rows.ts';
import {
  type ProfileCell,
  type ProfileFacts,
  type ProfileRequest,
  type ProfileSection,
  riskProfile,
} from './risk-profile.ts';

/** A share with the digits that leave, and its flags (参考値 where not empty). */
export interface PrintedShare {
  readonly proportion: number | null;
  readonly standardError: number | null;
  readonly interval: Interval | null;
  readonly flags: readonly ReliabilityFlag[];
}

/** One indicator of one row as it may leave: all that its own table shows, or nothing and the reason. */
export type ProtectedProfileCell =
  | ({
      readonly hidden: false;
      /** unweighted n */
      readonly base: number;
      /** null also where fewer than the smallest base gave the answer, or did not: it would tell their ages and sexes */
      readonly standardised: PrintedShare | null;
      readonly difference: PrintedDifference | null;
      readonly standardisedDifference: PrintedDifference | null;
    } & PrintedShare &
      Pick<ProfileCell, 'p' | 'adjustedP' | 'verdict' | 'reason'>)
  | { readonly hidden: true; readonly reason: HiddenReason; readonly base: number | null };

type ProfileRow = ProfileSection<ProfileCell>['groups'][number];

declare const protectedBrand: unique symbol;

/** A risk profile that may leave the server. Only protectProfile can make one. */
export interface ProtectedProfile extends ProfileFacts {
  readonly [protectedBrand]: true;
  readonly sections: readonly ProfileSection<ProtectedProfileCell>[];
  /** the rule that each indicator stands under, in their order */
  readonly disclosure: readonly DisclosureRule[];
  readonly hiddenCells: number;
}

/** The table that a profile's figures stand in; `sex`: of people of that sex only (a code of the item `sex`). */
export interface ProfileTableRequest extends Pick<ProfileRowsRequest, 'axis' | 'fold'> {
  readonly item: string;
  readonly sex: number | null;
  readonly noAnswer: NoAnswerPlace;
}

/**
 * A risk profile made of what may be shown. `tableOf` gives the protected tables that its figures stand in, with nets;
 * rows by sex stand in tables filtered to one sex, which the gate protects beside the others. A figure hidden there is
 * hidden here with everything made of it. Such a row is also left out of the rest that the others are held against, so that no
 * difference holds a hidden figure, and out of the correction of p.
 *
 * Throws ComparisonError where a table is not of this dataset and request, and as riskProfile.
 */
export function protectProfile(
  dataset: Dataset,
  weights: Weights | null,
  menu: CrossTabMenu,
  request: ProfileRequest,
  tableOf: (table: ProfileTableRequest) => ProtectedTable,
): ProtectedProfile {
  const tables = shownTables(request, tableOf);
  // every figure is computed first, to be found again in the tables that say whether it is shown
  const computed = riskProfile(dataset, weights, menu, request);
  const shown = (section: number, row: number, indicator: number): ShownFigure => {
    const { groups } = computed.sections[section] as ProfileSection<ProfileCell>;
    const { group, cells } = groups[row] as ProfileRow;
    const { item, category } = computed.indicators[indicator] as Indicator;
    const { base, proportion } = cells[indicator] as ProfileCell;
    const table = tables(section, group.sex, item);
    const figure = { row: group.id, category, base, proportion };
    return { table, ...shownFigure('protectProfile', { ...computed, item: { id: item } }, table, figure) };
  };
  const hidden = computed.sections.map(({ groups }, section) =>
    groups.map(({ cells }, row) => cells.map((_, indicator) => shown(section, row, indicator).cell.hidden)),
  );
  const profile = hidden.flat(2).includes(true)
    ? riskProfile(dataset, weights, menu, request, (section, row, indicator) =>
        Boolean(hidden[section]?.[row]?.[indicator]),
      )
    : computed;
  const sections = profile.sections.map(
    (section, place): ProfileSection<ProtectedProfileCell> => ({
      ...section,
      groups: section.groups.map(({ group, cells }, row) => ({
        group,
        cells: cells.map((cell, indicator) => protectedCell(shown(place, row, indicator), cell)),
      })),
    }),
  );
  const all = sections.flatMap(({ groups }) => groups.flatMap(({ cells }) => cells));
  const { rules: _, ...facts } = profile;
  const result: Omit<ProtectedProfile, typeof protectedBrand> = {
    ...facts,
    sections,
    disclosure: profile.indicators.map(({ item }) => tables(0, null, item).rule),
    hiddenCells: all.filter(({ hidden }) => hidden).length,
  };
  return deepFreeze(result) as ProtectedProfile;
}

interface ShownFigure {
  readonly table: ProtectedTable;
  readonly row: ProtectedRow;
  readonly cell: ProtectedRow['cells'][number];
}

/** Looks a figure up in the protected tables, each of which is asked for once. */
function shownTables(
  { sections, noAnswer }: ProfileRequest,
  tableOf: (table: ProfileTableRequest) => ProtectedTable,
): (section: number, sex: number | null, item: string) => ProtectedTable {
  const known = new Map<string, ProtectedTable>();
  return (section, sex, item) => {
    const { axis, fold } = sections[section] as ProfileRowsRequest;
    const key = JSON.stringify([item, axis, fold, sex]);
    const table = known.get(key) ?? tableOf({ item, axis, fold, sex, noAnswer });
    known.set(key, table);
    return table;
  };
}

function protectedCell({ table, row, cell }: ShownFigure, own: ProfileCell): ProtectedProfileCell {
  if (cell.hidden) return { hidden: true, reason: cell.reason, base: row.base };
  const { minimumBase, referenceRelativeError } = table.rule;
  // so few people could be told by age and sex from a share that weighs these
  const toldApart = own.respondents < minimumBase || own.base - own.respondents < minimumBase;
  const alike = toldApart ? null : own.standardised;
  const { proportion, standardError, interval, flags } = cell;
  const restsOnStandard = own.standardised !== null || own.standardisedDifference !== null;
  const withheld = toldApart && restsOnStandard;
  return {
    hidden: false,
    base: own.base,
    proportion,
    standardError,
    interval,
    flags,
    standardised:
      alike === null
        ? null
        : {
            proportion: printedProportion(alike.proportion),
            standardError: printedProportion(alike.standardError),
            interval:
              alike.interval === null
                ? null
                : {
                    lower: printedProportion(alike.interval.lower),
                    upper: printedProportion(alike.interval.upper),
                  },
            flags: [
              ...flags.filter((flag) => flag === 'base-under-50'),
              ...(alike.standardError > referenceRelativeError * alike.proportion
                ? (['relative-error-over-30-percent'] as const)
                : []),
            ],
          },
    difference: printedDifferenceOf(own.difference),
    standardisedDifference: withheld ? null : printedDifferenceOf(own.standardisedDifference),
    p: withheld || own.p === null ? null : printedP(own.p),
    adjustedP: withheld || own.adjustedP === null ? null : printedP(own.adjustedP),
    verdict: own.verdict,
    reason: own.reason,
  };
}
