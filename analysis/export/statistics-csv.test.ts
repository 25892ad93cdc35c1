import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { MachineCsvError } from './lint-finding.ts';
import { lintMachineCsv } from './machine-csv-lint.ts';
import { STATISTICS_COLUMNS } from './machine-layout.ts';
import { MACHINE_MEASURES, type MachineMeasureId } from './machine-measures.ts';
import { statisticsCodebook } from './statistics-codebook.ts';
import { type StatisticRow, statisticsCsv } from './statistics-csv.ts';

const FACTS = { surveyId: 'made', synthetic: true, areaSchemeStatus: 'confirmed', interim: false } as const;
const row = (measure: MachineMeasureId, value: number, more: Partial<StatisticRow> = {}): StatisticRow => ({
  tableId: 'profile/area',
  question: { id: 'loneliness_direct', label: { ja: '孤独感', en: 'Loneliness' } },
  category: { code: 'often', label: { ja: 'しばしばある・常にある', en: 'Often or always' } },
  axis1: { id: 'area', code: '1', label: { ja: '中央', en: 'Centre' } },
  axis2: null,
  reference: { code: 'rest', label: { ja: 'ほかの地域', en: 'Other areas' } },
  measure,
  figure: { hidden: false, value },
  remarks: [],
  ...more,
});
const read = (rows: readonly StatisticRow[]) =>
  Papa.parse<Record<string, string>>(statisticsCsv(rows, FACTS).slice(1), {
    header: true,
    skipEmptyLines: true,
  }).data;

describe('statisticsCsv', () => {
  it('keeps negative figures numbers, in the unit and with the decimals of their measure', () => {
    const data = read([
      row('difference', -0.0325),
      row('difference_ci_low', -0.061),
      row('p_adjusted', 0.01234),
      row('odds_ratio', 1.385),
      row('mean', 5.675),
      row('mean', 41.25, { unit: '歳', category: { code: 'age', label: { ja: '年齢', en: 'Age' } } }),
      row('percent_standardised', 0.3265),
      row('coefficient', -0.5),
      row('effective_n', 812.5),
    ]);
    expect(data.map(({ measure, value, unit, status }) => [measure, value, unit, status])).toEqual([
      ['difference', '-3.3', 'ポイント', 'ok'],
      ['difference_ci_low', '-6.1', 'ポイント', 'ok'],
      ['p_adjusted', '0.0123', 'なし', 'ok'],
      ['odds_ratio', '1.39', '倍', 'ok'],
      ['mean', '5.68', '点', 'ok'],
      ['mean', '41.25', '歳', 'ok'],
      ['percent_standardised', '32.7', '%', 'ok'],
      ['coefficient', '-0.5000', 'なし', 'ok'],
      ['effective_n', '813', '人', 'ok'],
    ]);
    for (const { note } of data) expect(note).toBe('合成データ(実在の人の回答ではない)');
  });

  it('says of a figure that prints as zero that it is none, and leaves a hidden one empty with its reason', () => {
    const [tiny, zero, hidden] = read([
      row('p', 0.00001),
      row('difference', 0),
      row('percent', 0, { figure: { hidden: true, reason: 'small-cell' }, remarks: ['高い'] }),
    ]);
    expect(tiny).toMatchObject({ value: '0.0000', note: expect.stringContaining('0ではない') });
    expect(zero?.note).not.toContain('0ではない');
    expect(hidden).toMatchObject({ value: '', status: 'x', unit: '%' });
    expect(hidden?.note).toMatch(/秘匿\(該当者が少ない\);高い$/);
  });

  it('takes every measure, and its lint knows it', () => {
    const measures = Object.keys(MACHINE_MEASURES) as MachineMeasureId[];
    const text = statisticsCsv(
      measures.map((measure) => row(measure, 0.5)),
      FACTS,
    );
    expect(text.startsWith(`\uFEFF${STATISTICS_COLUMNS.join(',')}\r\n`)).toBe(true);
    expect(lintMachineCsv(text)).toEqual([]);
    for (const measure of measures) {
      const { signed } = MACHINE_MEASURES[measure];
      const negative = text.replaceAll(/,(\d+(?:\.\d+)?),([^,]+),ok/g, ',-$1,$2,ok');
      const lines = lintMachineCsv(negative).map(({ line }) => line - 2);
      expect(lines.includes(measures.indexOf(measure))).toBe(!signed);
    }
  });

  it('has a second axis and no reference where a profile asks for it', () => {
    const [first] = read([
      row('percent', 0.1, {
        reference: null,
        axis2: { id: 'sex', code: '1', label: { ja: '男性', en: 'Men' } },
      }),
    ]);
    expect(first).toMatchObject({ axis2_label: '男性', reference_code: 'none', reference_label: 'なし' });
  });

  it('refuses an unknown measure, another unit, a figure that is no number and an empty id', () => {
    expect(() => statisticsCsv([row('toString' as MachineMeasureId, 1)], FACTS)).toThrow(/got toString/);
    expect(() => statisticsCsv([row('mean', 1, { unit: '%' })], FACTS)).toThrow(/as the unit of mean, got %/);
    expect(() => statisticsCsv([row('mean', Number.NaN)], FACTS)).toThrow(RangeError);
    expect(() => statisticsCsv([row('mean', 1, { tableId: '' })], FACTS)).toThrow(MachineCsvError);
    expect(() => statisticsCsv([row('percent', -0.2)], FACTS)).toThrow(/L2-01/);
  });
});

describe('statisticsCodebook', () => {
  it('has an entry for every code of the rows, each once, and keeps the rules', () => {
    const rows = [
      row('percent', 0.1),
      row('difference', -0.1),
      row('odds_ratio', 2, { reference: null, tableId: 'model' }),
      row('mean', 40, { unit: '歳', axis2: { id: 'sex', code: '1', label: { ja: '男性', en: 'Men' } } }),
    ];
    const text = statisticsCodebook(rows, {
      surveyId: FACTS.surveyId,
      surveyTitle: { ja: '調査', en: 'Survey' },
      axes: { area: { ja: '地域', en: 'Area' } },
      tables: {},
    });
    expect(lintMachineCsv(text)).toEqual([]);
    const entries = Papa.parse<Record<string, string>>(text.slice(1), {
      header: true,
      skipEmptyLines: true,
    }).data;
    const described = entries.map(({ column, code }) => `${column}=${code}`);
    expect(new Set(described).size).toBe(described.length);
    const coded = STATISTICS_COLUMNS.filter((column) => /_(id|code)$|^(measure|unit|status)$/.test(column));
    for (const line of read(rows))
      for (const column of coded) expect(described).toContain(`${column}=${line[column]}`);
    expect(entries).toContainEqual(
      expect.objectContaining({ column: 'axis1_code', label_ja: '中央', description_ja: '地域' }),
    );
  });
});
