import type { BarSeriesOption, CustomSeriesOption } from 'echarts/charts';
import type {
  AriaComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TitleComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { ChartBar } from './chart-bars.ts';
import { drawInterval } from './draw-interval.ts';

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | CustomSeriesOption
  | AriaComponentOption
  | GridComponentOption
  | LegendComponentOption
  | TitleComponentOption
>;

export interface ChartRequest {
  readonly bars: readonly ChartBar[];
  readonly names: Readonly<Record<ChartBar['kind'], string>>;
  /** synthetic and provisional marks, drawn into the picture so that a copy of it carries them */
  readonly marks: readonly string[];
  readonly description: string;
  /** stands behind the numbers of the axis */
  readonly percentSign: string;
}

const kinds: readonly ChartBar['kind'][] = ['total', 'national', 'group'];

// Light fills with dark edges: told apart by lightness and pattern in every kind of colour vision and in grey print,
// and the black interval lines stay visible on all of them.
const looks = {
  total: { fill: '#b3b3b3', edge: '#1a1a1a', decal: null },
  national: {
    fill: '#ffd43d',
    edge: '#6e5600',
    decal: { symbol: 'circle', symbolSize: 0.5, color: '#6e5600' },
  },
  group: {
    fill: '#97d3ff',
    edge: '#00316a',
    decal: {
      symbol: 'rect',
      dashArrayX: [1, 0],
      dashArrayY: [2, 5],
      rotation: -Math.PI / 4,
      color: '#00428c',
    },
  },
} as const;

const fontFamily = "'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', sans-serif";
const text = { color: '#333333', fontSize: 14, fontFamily };

/** Ends whose quarters are round numbers: five labels find room on a phone. */
const axisEnds = [2, 4, 8, 12, 20, 40, 60, 80, 100];

/** Percent at which the axis ends: at or above the largest figure or interval end. */
export function axisEnd(bars: readonly ChartBar[]): number {
  const largest = Math.max(0, ...bars.map(({ percent, upper }) => Math.max(percent ?? 0, upper ?? 0)));
  return axisEnds.find((end) => end >= largest) ?? 100;
}

/** Height in CSS pixels that gives every bar room for its label. */
export const chartHeight = (bars: readonly ChartBar[]): number => 112 + bars.length * 38;

/** The drawing of one category: horizontal bars in the table's order with 95 % intervals and figures as text. */
export function chartOption({ bars, names, marks, description, percentSign }: ChartRequest): ChartOption {
  const end = axisEnd(bars);
  const shown = kinds.filter((kind) => bars.some((bar) => bar.kind === kind));
  return {
    animation: false,
    aria: { enabled: true, label: { description }, decal: { show: true } },
    textStyle: { fontFamily },
    title: { text: marks.join('　'), right: 8, bottom: 0, textStyle: { ...text, fontWeight: 'bold' } },
    legend: { top: 0, left: 0, selectedMode: false, data: shown.map((kind) => names[kind]), textStyle: text },
    grid: {
      top: 44,
      bottom: 56,
      left: 8,
      right: 72,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'value',
      min: 0,
      max: end,
      interval: end / 4,
      axisLabel: { ...text, formatter: `{value}${percentSign}` },
      splitLine: { lineStyle: { color: '#cccccc' } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(axisLabel),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#666666' } },
      axisLabel: { ...text, lineHeight: 18, interval: 0, width: 112, overflow: 'break' },
    },
    media: [
      // a phone: the legend may need two lines, and every second percent has room
      {
        query: { maxWidth: 400 },
        option: { grid: { top: 72 }, xAxis: { interval: end / 2 }, yAxis: { axisLabel: { width: 80 } } },
      },
    ],
    series: [...shown.map((kind) => barSeries(kind, names[kind], bars)), intervalSeries(bars)],
  };
}

/** The nation's year stands on a line of its own: no other label is as long. */
function axisLabel({ kind, label }: ChartBar): string {
  return kind === 'national' ? label.replace(/ ?([（(])/, '\n$1') : label;
}

function barSeries(kind: ChartBar['kind'], name: string, bars: readonly ChartBar[]): BarSeriesOption {
  const { fill, edge, decal } = looks[kind];
  return {
    type: 'bar',
    name,
    silent: true,
    barWidth: 22,
    // the three kinds share one place in each row, where only one of them has a figure
    barGap: '-100%',
    itemStyle: {
      color: fill,
      borderColor: edge,
      borderWidth: 1,
      decal: decal === null ? { symbol: 'none' } : copyOfDecal(decal),
    },
    data: bars.map((bar) => (bar.kind === kind && bar.percent !== null ? bar.percent : '-')),
  };
}

function copyOfDecal(decal: NonNullable<(typeof looks)[keyof typeof looks]['decal']>) {
  return 'dashArrayX' in decal
    ? { ...decal, dashArrayX: [...decal.dashArrayX], dashArrayY: [...decal.dashArrayY] }
    : { ...decal };
}

function intervalSeries(bars: readonly ChartBar[]): CustomSeriesOption {
  return {
    type: 'custom',
    silent: true,
    clip: false,
    z: 10,
    itemStyle: { color: '#000000', decal: { symbol: 'none' } },
    data: bars.map(({ percent, lower, upper }, index) => [
      percent ?? 0,
      index,
      lower ?? Number.NaN,
      upper ?? Number.NaN,
    ]),
    encode: { x: 0, y: 1 },
    renderItem: (params, api) => drawInterval(bars[params.dataIndex], api, text),
  };
}
