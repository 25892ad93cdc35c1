import { describe, expect, it } from 'vitest';
import { inventedTable } from '../cross-tab/invented-table.ts';
import { readerOf } from '../page/reader.ts';
import { chartBars, chartCategory, chartDescription } from './chart-bars.ts';

const ja = readerOf('ja');

describe('the bars of a chart', () => {
  it('stand in the table’s order with the table’s own figures', () => {
    expect(chartBars(inventedTable, '5', ja).map(({ kind, label, text }) => [kind, label, text])).toEqual([
      ['total', '全体', '4.2'],
      ['national', '全国（令和4年）', '4.9'],
      ['group', '中央', '4.5'],
      ['group', '西部', '3.9 参考値'],
      ['group', '秩父', 'x（秘匿）'],
      ['group', '地域不明', '***'],
    ]);
  });

  it('draw nothing for a hidden figure', () => {
    expect(chartBars(inventedTable, '5', ja)[4]).toMatchObject({ percent: null, lower: null, upper: null });
  });

  it('leave out the nation where it published nothing', () => {
    expect(chartBars(inventedTable, 'loneliness_any', ja).map(({ kind }) => kind)).not.toContain('national');
  });

  it('refuse a category that the table has not', () => {
    expect(() => chartBars(inventedTable, 'nothing', ja)).toThrow(
      'requires a category of the table, got "nothing"',
    );
  });

  it('are said in one sentence', () => {
    expect(chartDescription('題', chartBars(inventedTable, '5', ja), ja)).toBe(
      '横棒グラフ。題。全体 4.2％、全国（令和4年） 4.9％、中央 4.5％、西部 3.9％、秩父 秘匿、地域不明 基数が0のため、割合がありません。詳しい数字は表にあります。',
    );
  });
});

describe('the category of a chart', () => {
  it('is the chosen one, else the first net, else the first', () => {
    expect(chartCategory(inventedTable, '5')).toBe('5');
    expect(chartCategory(inventedTable, 'gone')).toBe('loneliness_any');
    expect(
      chartCategory({ ...inventedTable, categories: inventedTable.categories.slice(0, 1) }, undefined),
    ).toBe('5');
    expect(chartCategory({ ...inventedTable, categories: [] }, undefined)).toBeNull();
  });
});
