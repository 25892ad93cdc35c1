import type { CrossTabView } from '../../../server/contract/api.ts';
import { shortYearText } from '../page/date-text.ts';
import { percentTextOfProportion } from '../page/percent-text.ts';
import type { Reader } from '../page/reader.ts';

/** One bar: a group of the table, or the nation, for one category. Percents are 0–100. */
export interface ChartBar {
  readonly kind: 'total' | 'group' | 'national';
  readonly label: string;
  /** null where hidden or without a base */
  readonly percent: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** what stands at the end of the bar: the figure as printed in the table, or the sign of the table */
  readonly text: string;
  readonly spoken: string;
}

/** Which category does the chart show? The chosen one; else the first net; else the first category. */
export function chartCategory(table: CrossTabView, figure: string | undefined): string | null {
  const { categories } = table;
  const chosen = categories.find(({ id }) => id === figure);
  return (chosen ?? categories.find(({ kind }) => kind === 'net') ?? categories[0])?.id ?? null;
}

/** The bars of one category in the table's own order: the whole, the nation, then the groups. */
export function chartBars(table: CrossTabView, categoryId: string, reader: Reader): readonly ChartBar[] {
  const index = table.categories.findIndex(({ id }) => id === categoryId);
  if (index < 0) throw new RangeError(`chartBars requires a category of the table, got "${categoryId}"`);
  return table.rows.flatMap((row) => {
    const cell = row.cells[index];
    if (cell === undefined) throw new RangeError(`Row "${row.id}" has no cell for category "${categoryId}".`);
    const bar = barOf(row, cell, reader);
    const national = row.kind === 'total' ? nationalBar(table, categoryId, reader) : null;
    return national ? [bar, national] : [bar];
  });
}

type Row = CrossTabView['rows'][number];

function barOf(row: Row, cell: Row['cells'][number], { texts, read }: Reader): ChartBar {
  const kind = row.kind === 'total' ? 'total' : 'group';
  const label = read(row.label);
  const none = { kind, label, percent: null, lower: null, upper: null } as const;
  if (cell.hidden) return { ...none, text: texts.chart.hidden, spoken: texts.chart.describeHidden(label) };
  if (cell.percent === null || cell.proportion === null) {
    return { ...none, text: '***', spoken: `${label} ${texts.crossTab.noFigure}` };
  }
  return {
    kind,
    label,
    percent: cell.proportion * 100,
    lower: cell.interval ? cell.interval.lower * 100 : null,
    upper: cell.interval ? cell.interval.upper * 100 : null,
    text: cell.flags.length > 0 ? `${cell.percent} ${texts.crossTab.reference}` : cell.percent,
    spoken: texts.chart.describeBar(label, cell.percent),
  };
}

function nationalBar({ national }: CrossTabView, categoryId: string, reader: Reader): ChartBar | null {
  const percent = national.available ? national.percent[categoryId] : undefined;
  if (!national.available || percent === undefined) return null;
  const label = reader.texts.chart.national(shortYearText(national.year, reader.language));
  const text = percentTextOfProportion(percent / 100);
  const spoken = reader.texts.chart.describeBar(label, text);
  return { kind: 'national', label, percent, lower: null, upper: null, text, spoken };
}

/** The chart in one sentence, for those who listen. */
export function chartDescription(title: string, bars: readonly ChartBar[], { texts }: Reader): string {
  return texts.chart.describe(title, bars.map(({ spoken }) => spoken).join(texts.chart.separator));
}
