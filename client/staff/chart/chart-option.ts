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
import { letterSize, linesOf, lineWidth } from './label-space.ts';

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
const text = { color: '#333333', fontSize: letterSize, fontFamily };

/** Ends whose quarters are round numbers: five labels find room on a phone. */
const axisEnds = [2, 4, 8, 12, 20, 40, 60, 80, 100];

/** Percent at which the axis ends: at or above the largest figure or interval end. */
export function axisEnd(bars: readonly ChartBar[]): number {
  const largest = Math.max(0, ...bars.map(({ percent, upper }) => Math.max(percent ?? 0, upper ?? 0)));
  return axisEnds.find((end) => end >= largest) ?? 100;
}

/** A drawing as wide as this or less is a phone's: figures stand in two lines, labels in a narrower column. */
const phoneWidth = 400;
const labelWidth = { phone: 84, wide: 150 };
const labelLine = 18;
/** legend above, in one line or two; axis below */
const above = { phone: 72, wide: 44 };
const axisRoom = 36;
const markLine = 20;

/** What stands at the end of a bar on a phone: the figure, and under it what it is good for. */
const narrowText = (figure: string): string => figure.replace(' ', '\n');

/** Space to the right of the axis, in CSS pixels: the widest figure fits even where its bar ends with the axis. */
function figureRoom(texts: readonly string[]): number {
  return 24 + Math.max(0, ...texts.flatMap((figure) => figure.split('\n')).map(lineWidth));
}

const belowAxis = (marks: readonly string[]): number => axisRoom + marks.length * markLine;

/** Height in CSS pixels that gives every bar room for its label and every mark a line, at any width. */
export function chartHeight({ bars, marks }: Pick<ChartRequest, 'bars' | 'marks'>): number {
  const lines = Math.max(0, ...bars.map((bar) => linesOf(axisLabel(bar), labelWidth.phone)));
  return above.phone + belowAxis(marks) + bars.length * Math.max(38, lines * labelLine + 4);
}

/** The drawing of one category: horizontal bars in the table's order with 95 % intervals and figures as text. */
export function chartOption({ bars, names, marks, description, percentSign }: ChartRequest): ChartOption {
  const end = axisEnd(bars);
  const shown = kinds.filter((kind) => bars.some((bar) => bar.kind === kind));
  return {
    animation: false,
    aria: { enabled: true, label: { description }, decal: { show: true } },
    textStyle: { fontFamily },
    title: {
      // a line each: side by side they do not fit on a phone
      text: marks.join('\n'),
      left: 0,
      bottom: 0,
      padding: 0,
      textStyle: { ...text, fontWeight: 'bold', lineHeight: markLine },
    },
    legend: { top: 0, left: 0, selectedMode: false, data: shown.map((kind) => names[kind]), textStyle: text },
    grid: {
      top: above.wide,
      bottom: belowAxis(marks),
      left: 8,
      right: figureRoom(bars.map((bar) => bar.text)),
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
      axisLabel: { ...text, lineHeight: labelLine, interval: 0, width: labelWidth.wide, overflow: 'break' },
    },
    media: [
      // a phone: the legend may need two lines, and every second percent has room
      {
        query: { maxWidth: phoneWidth },
        option: {
          grid: { top: above.phone, right: figureRoom(bars.map((bar) => narrowText(bar.text))) },
          xAxis: { interval: end / 2 },
          yAxis: { axisLabel: { width: labelWidth.phone } },
        },
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
    renderItem: (params, api) => {
      const bar = bars[params.dataIndex];
      const narrow = bar !== undefined && api.getWidth() <= phoneWidth;
      return drawInterval(narrow ? { ...bar, text: narrowText(bar.text) } : bar, api, text);
    },
  };
}
