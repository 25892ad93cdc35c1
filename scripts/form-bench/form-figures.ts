import { type RoundTimes, timesOf } from '../../server/bench/rounds.ts';
import { KINDS, type Kind, type VisitFigures } from './measure-visit.ts';
import type { FormName } from './two-forms.ts';

export const VISITS = ['first', 'second'] as const;
/** Of a browser that was never there, and of one that was. */
export type VisitName = (typeof VISITS)[number];

/** Figures that are times or sizes, of one visit. */
export interface SummedVisit
  extends Pick<
    VisitFigures,
    | 'firstPaint'
    | 'largestPaint'
    | 'readable'
    | 'answerable'
    | 'wholeForm'
    | 'shift'
    | 'longestTask'
    | 'blocked'
  > {
  /** bytes over the wire of everything that the first page's own HTML names, with the page */
  readonly firstPageBytes: number;
  /** bytes over the wire until the whole form was there */
  readonly allBytes: number;
  /** the same without the page itself, which is never kept */
  readonly fileBytes: number;
  readonly kinds: Readonly<Record<Kind, number>>;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

export function summedVisit(visit: VisitFigures): SummedVisit {
  const { transfers, firstPage, ...times } = visit;
  const bytes = (chosen: typeof transfers): number => sum(chosen.map((one) => one.bytes));
  return {
    ...times,
    firstPageBytes: bytes(transfers.filter(({ url }) => firstPage.includes(url))),
    allBytes: bytes(transfers),
    fileBytes: bytes(transfers.filter(({ kind }) => kind !== 'page')),
    kinds: Object.fromEntries(
      KINDS.map((kind) => [kind, bytes(transfers.filter((one) => one.kind === kind))]),
    ) as Record<Kind, number>,
  };
}

/** All runs of the measurement, in the order in which they were made. */
export type FormRuns = Readonly<Record<FormName, Readonly<Record<VisitName, readonly SummedVisit[]>>>>;

/** Median, best and worst of a figure over all runs. */
export function over(visits: readonly SummedVisit[], figure: (visit: SummedVisit) => number): RoundTimes {
  return timesOf(visits.map(figure));
}
