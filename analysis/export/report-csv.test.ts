import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { percentTextOfProportion } from '../estimates/percent.ts';
import { INVENTED_FACTS, inventedTable, relabelled } from './invented-table.ts';
import { reportCsv } from './report-csv.ts';

describe('reportCsv', () => {
  it('prints n and one percentage a category, x for what is hidden, *** where nobody stands in the base', () => {
    const table = inventedTable(true);
    const { data } = Papa.parse<string[]>(reportCsv(table, INVENTED_FACTS).replace(/^\uFEFF/, ''));
    const at = data.findIndex(([first]) => first === '区分');
    expect(data[at]).toEqual(['区分', 'n', '選択肢1', '選択肢2', '選択肢3', '無回答', 'net', '備考']);
    table.rows.forEach((row, index) => {
      const line = data[at + 1 + index] as string[];
      expect(line[0]).toBe(row.group.label.ja);
      expect(line[1]).toBe(String(row.base));
      row.cells.forEach((cell, place) => {
        let expected = 'x';
        if (!cell.hidden)
          expected = cell.proportion === null ? '***' : percentTextOfProportion(cell.proportion);
        expect(line[2 + place]).toBe(expected);
      });
    });
    expect(data.slice(at + 1, at + 6).flat()).toContain('x');
    expect(data.slice(at + 1, at + 6).flat()).toContain('***');
  });

  it('says what it is, when it was asked in both calendars, and what the figures mean', () => {
    const text = reportCsv(inventedTable(true), INVENTED_FACTS);
    expect(text).toContain('2023年1月17日(令和5年1月17日)から2023年2月10日(令和5年2月10日)まで');
    expect(text).toContain('合成データ');
    expect(text).toContain('県の確認前');
    expect(text).toContain('小数第2位を四捨五入');
    expect(text).toContain('標本誤差のみ');
    expect(reportCsv(inventedTable(true, 'out-of-base'), INVENTED_FACTS)).toContain('無回答を除く');
  });

  it('keeps hostile words in one cell, on one line, and runs none', () => {
    const words = '\u202E\r\n=cmd|"/c calc"!A0,1';
    const facts = {
      ...INVENTED_FACTS,
      organisation: { ja: words, en: words },
      stem: { ja: words, en: words },
    };
    const table = relabelled(inventedTable(true), words);
    const { data, errors } = Papa.parse<string[]>(reportCsv(table, facts).replace(/^\uFEFF/, ''));
    expect(errors).toEqual([]);
    const sound = Papa.parse<string[]>(reportCsv(inventedTable(true), INVENTED_FACTS));
    expect(data.map((row) => row.length)).toEqual(sound.data.map((row) => row.length));
    const guarded = `'=cmd|"/c calc"!A0,1`;
    expect(data.find(([first]) => first === '実施者')).toEqual(['実施者', guarded, guarded]);
    for (const cell of data.flat()) expect(cell).not.toMatch(/^[=＝]|[\r\n\u202E]/);
  });

  it('says that figures are interim where responses are still accepted', () => {
    const interim = { ...INVENTED_FACTS, interim: true };
    expect(reportCsv(inventedTable(true), interim)).toContain('注意,中間集計(回答の受付中)');
    expect(reportCsv(inventedTable(true), INVENTED_FACTS)).not.toContain('中間集計');
  });

  it('leaves the period out where it is not known', () => {
    expect(reportCsv(inventedTable(true), { ...INVENTED_FACTS, window: null })).not.toContain('調査期間');
  });
});
