import { categoryValues, OUTSIDE } from '../comparison/category-values.ts';
import { type DifferenceOfShares, differenceOfShares } from '../comparison/difference-of-shares.ts';
import { type NotTestedReason, tooFewAnswers } from '../comparison/enough-answers.ts';
import {
  combinedFigure,
  covarianceOfFigures,
  type LinearFigure,
  shareFigure,
  uncertainShare,
  varianceOfFigure,
} from '../comparison/linear-figure.ts';
import type { NoAnswerPlace } from '../crosstab/cross-tab.ts';
import { crossTabCell, rowFigures } from '../crosstab/cross-tab-cells.ts';
import type { CrossTabMenu } from '../crosstab/cross-tab-menu.ts';
import { hasErrors } from '../crosstab/make-cross-tab.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { studentTQuantile } from '../distributions/student-t.ts';
import { shareInterval } from '../estimates/share-interval.ts';
import { degreesOfFreedomOfCells } from '../estimates/tally-estimates.ts';
import { sumOverCells, type TableCells, tableCells } from '../tally/table-cells.ts';
import { type Tally, tally, tallyAxis } from '../tally/tally.ts';
import type { TallyFrame } from '../tally/tally-frame.ts';
import type { Indicator } from './indicators.ts';
import { type ProfileRows, UNPLACED } from './profile-rows.ts';
import type { ProfileCell, StandardisedShare } from './risk-profile.ts';
import { SMALLEST_STANDARD_CELL, type StandardPopulation } from './standard-population.ts';

export interface ProfileCellsInput {
  readonly dataset: Dataset;
  readonly menu: CrossTabMenu;
  readonly frame: TallyFrame;
  readonly rows: ProfileRows;
  /** null: rows are compared as they are */
  readonly standard: StandardPopulation | null;
  readonly indicator: Indicator;
  readonly noAnswer: NoAnswerPlace;
  /** by place of the group: its figures will not be shown, and stand in nobody's rest */
  readonly hidden: readonly boolean[];
}

const LEVEL = 0.95;

/** One pass over the data for an indicator: rows × (cell of the standard × answer). */
interface Counted {
  readonly tally: Tally;
  readonly standard: StandardPopulation | null;
  /** positions of the people of some rows; `answer` 1: in the category, 0: not; `cell` null: whatever their cell */
  readonly cellsOf: (rows: readonly number[], answer: 0 | 1 | null, cell: number | null) => TableCells;
  /** places of the groups, and of the people in no group */
  readonly groups: readonly number[];
  readonly unplaced: number;
}

/** Cells of one indicator before p is corrected: that of the whole, then those of the rows. */
export function profileCells(input: ProfileCellsInput): readonly ProfileCell[] {
  const counted = count(input);
  const { groups, unplaced } = counted;
  const errors = hasErrors(input.dataset);
  const open = input.dataset.design.kind === 'open';
  const whole = plainCell(counted, [...groups, unplaced], errors);
  const total: ProfileCell = { ...whole, verdict: null, reason: null };
  const compared = groups.filter((row) => !input.hidden[row] && people(counted, [row]) > 0);
  return [
    total,
    ...groups.map((row): ProfileCell => {
      const plain = plainCell(counted, [row], errors);
      if (open) return { ...plain, verdict: 'not-tested', reason: 'open-survey' };
      if (!errors) return { ...plain, verdict: 'not-tested', reason: 'no-error' };
      if (plain.base === 0 || input.hidden[row]) {
        return { ...plain, verdict: 'not-tested', reason: 'small-base' };
      }
      const alike = standardisedFigure(counted, [row]);
      const own = {
        ...plain,
        standardised: alike === null ? null : standardisedShare(counted, [row], alike),
      };
      const rest = compared.filter((other) => other !== row);
      if (rest.length === 0) return { ...own, verdict: 'not-tested', reason: 'no-rest' };
      return comparedCell(counted, own, row, rest);
    }),
  ];
}

function count({ dataset, menu, frame, rows, standard, indicator, noAnswer }: ProfileCellsInput): Counted {
  const { values } = categoryValues(dataset, menu, indicator, noAnswer);
  const cells = standard?.cells.length ?? 0;
  const columns = values.map((value, row) => {
    if (value === OUTSIDE) return OUTSIDE;
    const own = standard?.cell[row] as number | undefined;
    return 2 * (own !== undefined && own < cells ? own : cells) + value;
  });
  const groups = rows.groups.map((_, place) => place);
  const sums = tally(
    frame,
    { values: rows.places, axis: tallyAxis([...groups.map((place) => [place]), [UNPLACED]]) },
    { values: columns, axis: tallyAxis(Array.from({ length: 2 * cells + 2 }, (_, code) => [code])) },
  );
  const allCells = Array.from({ length: cells + 1 }, (_, cell) => cell);
  return {
    tally: sums,
    standard,
    cellsOf: (own, answer, cell) =>
      tableCells(
        sums,
        own,
        (cell === null ? allCells : [cell]).flatMap((c) =>
          answer === null ? [2 * c, 2 * c + 1] : [2 * c + answer],
        ),
      ),
    groups,
    unplaced: groups.length,
  };
}

type PlainCell = Omit<ProfileCell, 'verdict' | 'reason'>;

function people({ tally: sums, cellsOf }: Counted, rows: readonly number[]): number {
  return sumOverCells(sums, sums.count, cellsOf(rows, null, null));
}

/** The share as a cross-tab has it, with nothing compared yet. */
function plainCell(counted: Counted, rows: readonly number[], errors: boolean): PlainCell {
  const { tally: sums, cellsOf } = counted;
  const base = cellsOf(rows, null, null);
  const quantile = errors ? (df: number) => studentTQuantile((1 + LEVEL) / 2, df) : null;
  const figures = rowFigures(sums, base, quantile);
  const cell = crossTabCell(sums, cellsOf(rows, 1, null), base, figures);
  return {
    ...cell,
    base: figures.base,
    standardised: null,
    difference: null,
    standardisedDifference: null,
    p: null,
    adjustedP: null,
  };
}

/** Σ share of the standard · share in the cell; null where a cell of the standard has too few respondents here. */
function standardisedFigure(
  { tally: sums, standard, cellsOf }: Counted,
  rows: readonly number[],
): LinearFigure | null {
  if (standard === null) return null;
  const inStandard = standard.cells.flatMap(({ share }, cell) => (share > 0 ? [{ share, cell }] : []));
  const figures = inStandard.flatMap(({ cell }) => {
    const base = cellsOf(rows, null, cell);
    const figure = shareFigure(sums, cellsOf(rows, 1, cell), base);
    return figure === null || sumOverCells(sums, sums.count, base) < SMALLEST_STANDARD_CELL ? [] : [figure];
  });
  if (figures.length < inStandard.length) return null;
  return combinedFigure(
    figures,
    inStandard.map(({ share }) => share),
  );
}

function standardisedShare(
  counted: Counted,
  rows: readonly number[],
  figure: LinearFigure,
): StandardisedShare {
  const proportion = figure.value;
  const { tally: sums } = counted;
  const base = counted.cellsOf(rows, null, null);
  const variance = varianceOfFigure(sums, figure);
  const share = {
    proportion,
    variance,
    respondents: sumOverCells(sums, sums.count, base),
    degreesOfFreedom: degreesOfFreedomOfCells(sums, base),
  };
  const interval = variance > 0 ? shareInterval('logit', share, LEVEL) : null;
  return { proportion, standardError: Math.sqrt(variance), interval };
}

/** A row held against all others together. */
function comparedCell(counted: Counted, plain: PlainCell, row: number, rest: readonly number[]): ProfileCell {
  const { tally: sums, cellsOf, standard } = counted;
  const degreesOfFreedom = degreesOfFreedomOfCells(sums, cellsOf([row, ...rest], null, null));
  const share = (rows: readonly number[]) =>
    shareFigure(sums, cellsOf(rows, 1, null), cellsOf(rows, null, null));
  const difference = differenceOf(sums, share([row]), share(rest), degreesOfFreedom);
  const standardisedDifference = differenceOf(
    sums,
    standardisedFigure(counted, [row]),
    standardisedFigure(counted, rest),
    degreesOfFreedom,
  );
  const decisive = standard === null ? difference : standardisedDifference;
  const reason = reasonOf(counted, row, rest, decisive);
  const p = reason === null ? (decisive?.p ?? null) : null;
  return {
    ...plain,
    difference,
    standardisedDifference,
    p,
    verdict: 'not-tested',
    reason: reason ?? (p === null ? withoutTest(decisive) : null),
  };
}

/** Why a comparison of enough answers has no p: standardised shares leave out whose sex or age is not known. */
function withoutTest(decisive: DifferenceOfShares | null): NotTestedReason {
  return decisive !== null && decisive.standardError > 0 ? 'share-of-0-or-1' : 'no-error';
}

function differenceOf(
  sums: Tally,
  own: LinearFigure | null,
  others: LinearFigure | null,
  degreesOfFreedom: number,
): DifferenceOfShares | null {
  if (own === null || others === null) return null;
  const variances = [varianceOfFigure(sums, own), varianceOfFigure(sums, others)] as const;
  return differenceOfShares(
    uncertainShare(sums, own, variances[0], degreesOfFreedom),
    uncertainShare(sums, others, variances[1], degreesOfFreedom),
    covarianceOfFigures(sums, own, others, variances),
    degreesOfFreedom,
    LEVEL,
  );
}

function reasonOf(
  counted: Counted,
  row: number,
  rest: readonly number[],
  decisive: DifferenceOfShares | null,
): NotTestedReason | null {
  const { tally: sums, cellsOf } = counted;
  const together = shareFigure(
    sums,
    cellsOf([row, ...rest], 1, null),
    cellsOf([row, ...rest], null, null),
  )?.value;
  for (const rows of [[row], rest]) {
    const few = tooFewAnswers(people(counted, rows), together ?? 0);
    if (few !== null) return few;
  }
  const gave = (rows: readonly number[]) => sumOverCells(sums, sums.count, cellsOf(rows, 1, null));
  for (const rows of [[row], rest]) {
    if (gave(rows) === 0 || gave(rows) === people(counted, rows)) return 'share-of-0-or-1';
  }
  return decisive === null ? 'standard-not-covered' : null;
}
