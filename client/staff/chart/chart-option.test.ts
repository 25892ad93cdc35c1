import { describe, expect, it } from 'vitest';
import { inventedTable } from '../cross-tab/invented-table.ts';
import { readerOf } from '../page/reader.ts';
import { chartBars } from './chart-bars.ts';
import { axisEnd, type ChartRequest, chartHeight, chartOption } from './chart-option.ts';
import { drawInterval } from './draw-interval.ts';

const bars = chartBars(inventedTable, '5', readerOf('ja'));
const request: ChartRequest = {
  bars,
  names: { total: '全体', group: '地域別', national: '全国' },
  marks: ['デモ：合成データ', '県の確認前'],
  description: '説明',
  percentSign: '％',
};
const option = chartOption(request);
const lettering = { color: '#333333', fontSize: 14, fontFamily: 'sans-serif' };
const api = {
  coord: ([percent, row]: number[]) => [100 + 10 * (percent ?? 0), 40 * (row ?? 0)],
  value: () => 2,
};

describe('the drawing of a chart', () => {
  it('carries its marks and its description inside the picture', () => {
    expect(option.title).toMatchObject({ text: 'デモ：合成データ\n県の確認前' });
    expect(option.aria).toMatchObject({
      enabled: true,
      label: { description: '説明' },
      decal: { show: true },
    });
  });

  it('gives every row a bar of exactly one kind, or none where nothing may be drawn', () => {
    const series = [option.series].flat().filter((one) => one?.type === 'bar');
    const drawn = bars.map(
      (_, row) => series.filter((one) => Array.isArray(one?.data) && one.data[row] !== '-').length,
    );
    expect(drawn).toEqual([1, 1, 1, 1, 0, 0]);
  });

  it('tells the kinds apart by pattern, not by colour alone', () => {
    const decals = [option.series]
      .flat()
      .flatMap((one) => (one?.type === 'bar' ? [JSON.stringify(one.itemStyle?.decal)] : []));
    expect(new Set(decals).size).toBe(3);
  });

  it.each([
    [[], 2],
    [[{ percent: 4.5, upper: 8.41 }], 12],
    [[{ percent: 40.3, upper: 44.7 }], 60],
    [[{ percent: 97, upper: 99.6 }], 100],
    [[{ percent: null, upper: null }], 2],
  ])('ends its axis at a round number', (figures, end) => {
    const rows = figures.map((figure) => ({
      kind: 'group' as const,
      label: '',
      lower: null,
      text: '',
      spoken: '',
      ...figure,
    }));
    expect(axisEnd(rows)).toBe(end);
  });

  it('draws an interval from end to end and its figure beyond it', () => {
    const drawn = drawInterval(bars[2], api, lettering);
    expect(drawn).toMatchObject({
      type: 'group',
      children: [
        { type: 'line', shape: { x1: 123.6, x2: 184.1, y1: 80, y2: 80 } },
        { type: 'line' },
        { type: 'line' },
        { type: 'text', style: { x: 192.1, y: 80, text: '4.5' } },
      ],
    });
  });

  it('leaves room for the widest figure to the right of the axis', () => {
    const widest = { ...bars[0], text: '10.0 reference only' } as (typeof bars)[number];
    const drawn = chartOption({ ...request, bars: [widest] });
    expect(drawn.grid).toMatchObject({ right: expect.closeTo(24 + 19 * 0.56 * 14, 6) });
    expect(drawn.media).toMatchObject([
      { option: { grid: { right: expect.closeTo(24 + 14 * 0.56 * 14, 6) } } },
    ]);
  });

  it('grows with the lines of its longest label and with its marks', () => {
    const named = (label: string) => bars.map((bar) => ({ ...bar, label }));
    const height = (label: string, marks: string[]) => chartHeight({ bars: named(label), marks });
    expect(height('Hokubu (north) and Chichibu', [])).toBeGreaterThan(height('Tobu', []));
    expect(height('Tobu', ['one', 'two']) - height('Tobu', [])).toBe(40);
  });

  it('writes only the sign of a hidden figure', () => {
    expect(drawInterval(bars[4], api, lettering)).toMatchObject({
      children: [{ type: 'text', style: { x: 108, text: 'x（秘匿）' } }],
    });
  });
});
