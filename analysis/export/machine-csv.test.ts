import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { ProtectedTable } from '../disclosure/protected-table.ts';
import { percentTextOfProportion } from '../estimates/percent.ts';
import { INVENTED_FACTS, inventedTable, relabelled } from './invented-table.ts';
import { MachineCsvError } from './lint-finding.ts';
import { machineCsv } from './machine-csv.ts';
import { lintMachineCsv } from './machine-csv-lint.ts';
import { MACHINE_COLUMNS } from './machine-layout.ts';

const parsed = (text: string) =>
  Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true });

describe('machineCsv', () => {
  it('is UTF-8 with byte order mark, header in line 1, CRLF, and passes its own lint', () => {
    const text = machineCsv(inventedTable(true), INVENTED_FACTS);
    expect(text.startsWith(`\uFEFF${MACHINE_COLUMNS.join(',')}\r\n`)).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(lintMachineCsv(text)).toEqual([]);
  });

  it('holds every shown figure of the table, read back by papaparse, and x without a value for every hidden one', () => {
    for (const weighted of [true, false]) {
      for (const place of ['in-base', 'out-of-base'] as const) {
        const table = inventedTable(weighted, place);
        const { data, errors } = parsed(machineCsv(table, INVENTED_FACTS));
        expect(errors).toEqual([]);
        const find = (group: string, category: string, measure: string) =>
          data.find(
            (row) => row.axis1_code === group && row.category_code === category && row.measure === measure,
          );
        let hidden = 0;
        for (const row of table.rows) {
          const base = find(row.group.id, 'base', 'base_n');
          expect(base?.value).toBe(row.base === null ? '' : String(row.base));
          row.cells.forEach((cell, index) => {
            const category = table.categories[index]?.id as string;
            const percent = find(row.group.id, category, 'percent');
            if (cell.hidden) {
              hidden++;
              expect(percent).toMatchObject({ value: '', status: 'x' });
            } else if (cell.proportion === null) {
              expect(percent).toBeUndefined();
            } else {
              expect(percent).toMatchObject({
                value: percentTextOfProportion(cell.proportion),
                status: 'ok',
                unit: '%',
              });
              const error = find(row.group.id, category, 'se')?.value;
              expect(error).toBe(percentTextOfProportion(cell.standardError as number));
            }
          });
        }
        expect(hidden).toBeGreaterThan(0);
        expect(
          data.filter(({ status, value }) => status === 'ok' && !/^\d+(\.\d)?$/.test(value as string)),
        ).toEqual([]);
      }
    }
  });

  it('says in every row that the data are synthetic and the areas not confirmed', () => {
    const { data } = parsed(machineCsv(inventedTable(true), INVENTED_FACTS));
    expect(data.length).toBeGreaterThan(20);
    for (const { note } of data) {
      expect(note).toContain('合成データ');
      expect(note).toContain('県の確認前');
    }
    const interim = parsed(machineCsv(inventedTable(true), { ...INVENTED_FACTS, interim: true })).data;
    for (const { note } of interim) expect(note).toContain('中間集計');
    const real = { ...inventedTable(true), synthetic: false } as ProtectedTable;
    const notes = parsed(machineCsv(real, { ...INVENTED_FACTS, areaSchemeStatus: 'confirmed' })).data.map(
      ({ note }) => note,
    );
    expect(notes.filter((note) => note?.includes('合成データ') || note?.includes('県の確認前'))).toEqual([]);
    expect(notes).toContain('なし');
  });

  it('refuses a file that breaks the rules, with every finding', () => {
    const table = inventedTable(true);
    const broken = { ...table, surveyId: '' } as ProtectedTable;
    expect(() => machineCsv(broken, INVENTED_FACTS)).toThrow(MachineCsvError);
    expect(() => machineCsv(broken, INVENTED_FACTS)).toThrow(/L2-02 survey_id is empty/);
  });

  it.each([
    ["=cmd|'/c calc'!A0"],
    ['+1'],
    ['-1+1'],
    ['@SUM(1)'],
    ['\t=1'],
    ['\r\n=1'],
    ['＝1'],
    [' 　=1'],
    ['二\n行'],
    ['say "x", y'],
    ['\uFEFF=1'],
    ['a\0b'],
    ['\u202Ecod.exe'],
    ['\uE000\uE001'],
    ['①〜㎡　二  三'],
    ['-5'],
  ])('holds %j as a label without breaking a rule, one field, no formula', (words) => {
    const text = machineCsv(relabelled(inventedTable(true), words), {
      ...INVENTED_FACTS,
      surveyTitle: { ja: words, en: words },
    });
    expect(lintMachineCsv(text)).toEqual([]);
    const { data, errors } = parsed(text);
    expect(errors).toEqual([]);
    for (const { question_label, category_label, axis1_label } of data)
      for (const label of [question_label, category_label, axis1_label])
        expect(label).not.toMatch(/^[\s]*[=+@＝]|[\p{Cc}\u202E\uFEFF]/u);
  });
});
