import { deepFreeze } from '../../instruments/definition/deep-freeze.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type {
  HiddenReason,
  ProtectedCell,
  ProtectedTable,
  ReliabilityFlag,
} from '../disclosure/protected-table.ts';
import type { Interval } from '../estimates/share-interval.ts';
import { adjustPValues } from '../tests/adjust-p-values.ts';
import {
  type PrintedDifference,
  printedDifference,
  printedDifferenceOf,
  printedP,
} from './printed-difference.ts';
import { shownFigure } from './shown-figure.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import type { TrendWave, WaveTrend } from './wave-trend.ts';

/** A wave as it may leave. */
export type ProtectedWave = Pick<TrendWave, 'code' | 'label' | 'year'> & { readonly base: number | null } & (
    | {
        readonly hidden: false;
        readonly proportion: number | null;
        readonly standardError: number | null;
        readonly interval: Interval | null;
        readonly flags: readonly ReliabilityFlag[];
      }
    | { readonly hidden: true; readonly reason: HiddenReason }
  );

/** From one shown wave to the next. */
export interface ProtectedChange extends PrintedDifference {
  readonly from: number;
  readonly to: number;
  readonly p: number | null;
  readonly adjustedP: number | null;
  readonly verdict: Verdict;
}

declare const protectedBrand: unique symbol;

/** A trend that may leave the server. Only protectTrend can make one. */
export interface ProtectedTrend
  extends Pick<WaveTrend, 'item' | 'category' | 'label' | 'noAnswer' | 'weighting'>,
    Pick<ProtectedTable, 'surveyId' | 'questionnaire' | 'synthetic' | 'rule'> {
  readonly [protectedBrand]: true;
  readonly waves: readonly ProtectedWave[];
  readonly changes: readonly ProtectedChange[];
  /** change a year, in thousandths; null where a wave is hidden too */
  readonly slope:
    | (Omit<PrintedDifference, 'difference'> & { readonly slope: number; readonly p: number | null })
    | null;
  /** p of no change at all; null where a wave is hidden too */
  readonly anyChange: { readonly p: number } | null;
}

const ALPHA = 0.05;

/**
 * A trend as far as the protected table by wave and the tables of each wave alone show it. A hidden wave takes the
 * changes to and from it with it, and what is made of all waves.
 * @param hiddenAlone wave → why its own table hides the figure (hidden-in-wave.ts)
 *
 * Throws ComparisonError where the table is not of the trend.
 */
export function protectTrend(
  { surveyId, questionnaire }: Pick<Dataset, 'surveyId' | 'questionnaire'>,
  trend: WaveTrend,
  table: ProtectedTable,
  hiddenAlone: ReadonlyMap<number, HiddenReason>,
): ProtectedTrend {
  const { item, category, label, noAnswer, weighting } = trend;
  const of = { surveyId, questionnaire, weighting, noAnswer, item: { id: item } };
  const found = trend.waves.map((wave) => {
    const figure = { row: String(wave.code), category, base: wave.base, proportion: wave.proportion };
    const { row, cell } = shownFigure('protectTrend', of, table, figure);
    const reason = hiddenAlone.get(wave.code);
    if (reason === undefined) return { wave, base: row.base, cell };
    return {
      wave,
      base: reason === 'small-base' ? null : row.base,
      cell: { hidden: true as const, reason: cell.hidden ? cell.reason : reason },
    };
  });
  const hidden = new Set(found.filter(({ cell }) => cell.hidden).map(({ wave }) => wave.code));
  const changes = trend.changes.filter(({ from, to }) => !hidden.has(from) && !hidden.has(to));
  const adjusted = adjustPValues(
    changes.map(({ p }) => p),
    'holm',
  );
  const { slope } = trend;
  const result: Omit<ProtectedTrend, typeof protectedBrand> = {
    ...{ item, category, label, noAnswer, weighting, surveyId, questionnaire },
    synthetic: table.synthetic,
    rule: table.rule,
    waves: found.map(({ wave: { code, label: own, year }, base, cell }) => ({
      ...{ code, label: own, year, base },
      ...shownPart(cell),
    })),
    changes: changes.map((change, at) => {
      const adjustedP = adjusted[at] as number | null;
      return {
        from: change.from,
        to: change.to,
        ...(printedDifferenceOf(change) as PrintedDifference),
        p: change.p === null ? null : printedP(change.p),
        adjustedP: adjustedP === null ? null : printedP(adjustedP),
        verdict: verdictOf(change.difference, adjustedP, ALPHA),
      };
    }),
    slope:
      slope === null || hidden.size > 0
        ? null
        : {
            slope: printedDifference(slope.estimate),
            standardError: printedDifference(slope.standardError),
            lower: slope.lower === null ? null : printedDifference(slope.lower),
            upper: slope.upper === null ? null : printedDifference(slope.upper),
            p: slope.p === null ? null : printedP(slope.p),
          },
    anyChange: trend.anyChange === null || hidden.size > 0 ? null : { p: printedP(trend.anyChange.p) },
  };
  return deepFreeze(result) as ProtectedTrend;
}

function shownPart(cell: ProtectedCell) {
  if (cell.hidden) return { hidden: true, reason: cell.reason } as const;
  const { proportion, standardError, interval, flags } = cell;
  return { hidden: false, proportion, standardError, interval, flags } as const;
}
