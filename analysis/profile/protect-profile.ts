import { deepFreeze } from '../../instruments/definition/deep-freeze.ts';
import { ComparisonError } from '../comparison/comparison-error.ts';
import type { DifferenceOfShares } from '../comparison/difference-of-shares.ts';
import { printedDifference, printedP } from '../comparison/printed-difference.ts';
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
import type { ProfileGroup, ProfileRowsRequest } from './profile-rows.ts';
import {
  type ProfileCell,
  type ProfileFacts,
  type ProfileRequest,
  type ProfileSection,
  type RiskProfile,
  riskProfile,
} from './risk-profile.ts';

/** A difference with the digits that leave. */
export type PrintedDifference = Pick<DifferenceOfShares, 'difference' | 'standardError' | 'lower' | 'upper'>;

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
  const { noAnswer } = request;
  const shown = shownRows(request, tableOf);
  const profile = riskProfile(
    dataset,
    weights,
    menu,
    request,
    (section, group, indicator) => shown(section, group, indicator.item, indicator.category).cell.hidden,
  );
  const sections = profile.sections.map(
    (section, place): ProfileSection<ProtectedProfileCell> => ({
      ...section,
      groups: section.groups.map(({ group, cells }) => ({
        group,
        cells: cells.map((cell, index) => {
          const { item, category } = profile.indicators[index] as (typeof profile.indicators)[number];
          const found = shown(place, group, item, category);
          requireSame(profile, found, cell, { group, item, noAnswer });
          return protectedCell(found, cell);
        }),
      })),
    }),
  );
  const all = sections.flatMap(({ groups }) => groups.flatMap(({ cells }) => cells));
  const { rules: _, ...facts } = profile;
  const result: Omit<ProtectedProfile, typeof protectedBrand> = {
    ...facts,
    sections,
    disclosure: profile.indicators.map(({ item }) => shownTable(request, tableOf, item).rule),
    hiddenCells: all.filter(({ hidden }) => hidden).length,
  };
  return deepFreeze(result) as ProtectedProfile;
}

interface ShownFigure {
  readonly table: ProtectedTable;
  readonly row: ProtectedRow;
  readonly cell: ProtectedRow['cells'][number];
}

function shownTable(
  { sections, noAnswer }: ProfileRequest,
  tableOf: (table: ProfileTableRequest) => ProtectedTable,
  item: string,
): ProtectedTable {
  const { axis, fold } = sections[0] as ProfileRowsRequest;
  return tableOf({ item, axis, fold, sex: null, noAnswer });
}

/** Looks a figure up in the protected tables, each of which is asked for once. */
function shownRows(
  { sections, noAnswer }: ProfileRequest,
  tableOf: (table: ProfileTableRequest) => ProtectedTable,
): (section: number, group: ProfileGroup, item: string, category: string) => ShownFigure {
  const known = new Map<string, ProtectedTable>();
  return (section, { id, sex }, item, category) => {
    const { axis, fold } = sections[section] as ProfileRowsRequest;
    const key = JSON.stringify([item, axis, fold, sex]);
    const table = known.get(key) ?? tableOf({ item, axis, fold, sex, noAnswer });
    known.set(key, table);
    const row = table.rows.find(({ group }) => group.id === id);
    const cell = row?.cells[table.categories.findIndex((own) => own.id === category)];
    if (row === undefined || cell === undefined) {
      throw otherTables(`row ${id} and category ${category} of ${item} by ${fold ?? axis}`, 'none');
    }
    return { table, row, cell };
  };
}

/** A table of another dataset, item or base would hide other figures than those that are printed. */
function requireSame(
  profile: RiskProfile,
  { table, row, cell }: ShownFigure,
  own: ProfileCell,
  {
    group,
    item,
    noAnswer,
  }: { readonly group: ProfileGroup; readonly item: string; readonly noAnswer: NoAnswerPlace },
): void {
  const what = `the table of ${item} of ${profile.surveyId} with no answer ${noAnswer}, row ${group.id} with n ${own.base}`;
  if (
    table.surveyId !== profile.surveyId ||
    table.questionnaire.sha256 !== profile.questionnaire.sha256 ||
    table.item.id !== item ||
    table.noAnswer !== noAnswer ||
    table.weighting !== profile.weighting ||
    (row.base !== null && row.base !== own.base)
  ) {
    throw otherTables(
      what,
      `${table.item.id} of ${table.surveyId}, ${table.noAnswer}, weighting ${table.weighting}, n ${row.base}`,
    );
  }
  if (cell.hidden || cell.proportion === null || own.proportion === null) return;
  if (cell.proportion !== printedProportion(own.proportion)) {
    throw otherTables(`${what} and the share ${own.proportion}`, cell.proportion);
  }
}

function otherTables(needed: string, got: unknown): ComparisonError {
  return new ComparisonError(
    'other-tables',
    `protectProfile requires ${needed} among the protected tables, got ${String(got)}; protect the tables of this dataset`,
  );
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
    difference: printed(own.difference),
    standardisedDifference: withheld ? null : printed(own.standardisedDifference),
    p: withheld || own.p === null ? null : printedP(own.p),
    adjustedP: withheld || own.adjustedP === null ? null : printedP(own.adjustedP),
    verdict: own.verdict,
    reason: own.reason,
  };
}

function printed(difference: DifferenceOfShares | null): PrintedDifference | null {
  if (difference === null) return null;
  const { lower, upper } = difference;
  return {
    difference: printedDifference(difference.difference),
    standardError: printedDifference(difference.standardError),
    lower: lower === null ? null : printedDifference(lower),
    upper: upper === null ? null : printedDifference(upper),
  };
}
