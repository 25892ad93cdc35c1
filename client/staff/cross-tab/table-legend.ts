import type { CrossTabView } from '../../../server/contract/api.ts';

type Cell = CrossTabView['rows'][number]['cells'][number];
export type HiddenReason = Extract<Cell, { hidden: true }>['reason'];
export type ReliabilityFlag = Extract<Cell, { hidden: false }>['flags'][number];

/** Reasons in the order of their numbers: x1, x2, x3 mean the same in every table. */
export const hiddenReasons: readonly HiddenReason[] = ['small-base', 'small-cell', 'complementary'];
export const reliabilityFlags: readonly ReliabilityFlag[] = [
  'base-under-50',
  'relative-error-over-30-percent',
];

/** Which symbols stand in a table, and so need their meaning beside it. */
export interface TableLegend {
  readonly hidden: readonly HiddenReason[];
  readonly flags: readonly ReliabilityFlag[];
  readonly noFigure: boolean;
  readonly notPublished: boolean;
}

/** Only symbols that occur, each once, in a fixed order. */
export function tableLegend({ rows, categories, national }: CrossTabView): TableLegend {
  const cells = rows.flatMap((row) => row.cells);
  const reasons = new Set(cells.flatMap((cell) => (cell.hidden ? [cell.reason] : [])));
  // a hidden base is a symbol too, although all of its row's cells say why
  const flags = new Set(cells.flatMap((cell) => (cell.hidden ? [] : cell.flags)));
  return Object.freeze({
    hidden: hiddenReasons.filter((reason) => reasons.has(reason)),
    flags: reliabilityFlags.filter((flag) => flags.has(flag)),
    noFigure: cells.some((cell) => !cell.hidden && cell.percent === null),
    notPublished: national.available && categories.some(({ id }) => national.percent[id] === undefined),
  });
}
