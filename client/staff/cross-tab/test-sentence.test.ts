import { describe, expect, it } from 'vitest';
import { readerOf } from '../page/reader.ts';
import { inventedTable } from './invented-table.ts';
import { testSentence } from './test-sentence.ts';

const ja = readerOf('ja');
const withP = (p: number) => ({
  ...inventedTable,
  test: { statistic: 2.3149, numeratorDf: 9.8, denominatorDf: 7652.08, p },
});

describe('the Rao–Scott test in words', () => {
  it('names an association where the test supports it', () => {
    expect(testSentence(withP(0.0123), ja)).toContain(
      '関連があると言えます（Rao–Scott検定、F(9.8, 7,652.1)＝2.31、p＝0.012、有意水準5％）',
    );
  });

  it.each([0.05, 0.4])('names none at p = %f', (p) => {
    expect(testSentence(withP(p), ja)).toContain(
      '関連があるとは言えません。差がないことを示すものではありません。',
    );
  });

  it('does not invent a result where there is none', () => {
    expect(testSentence({ ...inventedTable, test: null, hiddenCells: 0 }, ja)).toContain(
      '検定の結果はありません',
    );
    expect(testSentence({ ...inventedTable, test: null }, ja)).toContain('検定の結果も示しません');
  });

  it.each([0.0001, 0.5])('never names a group (p = %f)', (p) => {
    const sentence = testSentence(withP(p), ja);
    for (const row of inventedTable.rows) expect(sentence).not.toContain(row.label.ja);
  });
});
