import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { INVENTED_FACTS, inventedTable, relabelled } from './invented-table.ts';
import { machineCsv } from './machine-csv.ts';
import { lintMachineCsv } from './machine-csv-lint.ts';
import { CODEBOOK_COLUMNS, MACHINE_COLUMNS } from './machine-layout.ts';
import { tableCodebook } from './table-codebook.ts';
import { type MetadataFacts, tableMetadata } from './table-metadata.ts';

const FACTS: MetadataFacts = {
  ...INVENTED_FACTS,
  fileName: 'made_loneliness_area_2026-11-22_machine.csv',
  codebookName: 'made_loneliness_area_2026-11-22_machine.codebook.csv',
  encoding: 'utf-8',
  replaced: [],
  softwareVersion: '0.1.0',
  licence: null,
  dataset: 'a'.repeat(64),
  areaScheme: {
    id: 'made-areas',
    version: '1.0.0',
    title: { ja: '試験の地域', en: 'Areas of a test' },
    source: '試験',
  },
};
const rowsOf = (text: string) =>
  Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data;
const read = (facts = FACTS, weighted = true) => JSON.parse(tableMetadata(inventedTable(weighted), facts));
const noteOf = (document: { notes: { type: string }[] }, type: string) =>
  document.notes.find((note) => note.type === type);

describe('tableCodebook', () => {
  it.each([true, false])(
    'has a row for every code of the table (weighted: %s) and keeps the rules itself',
    (weighted) => {
      const table = inventedTable(weighted);
      const codebook = tableCodebook(table, INVENTED_FACTS);
      expect(lintMachineCsv(codebook)).toEqual([]);
      const described = rowsOf(codebook).map(({ column, code }) => `${column}=${code}`);
      expect(new Set(described).size).toBe(described.length);
      const coded = [
        'survey_id',
        'table_id',
        'question_id',
        'category_code',
        'axis1_id',
        'axis1_code',
        'measure',
      ];
      for (const row of rowsOf(machineCsv(table, INVENTED_FACTS)))
        for (const column of [...coded, 'unit', 'status'])
          expect(described).toContain(`${column}=${row[column]}`);
    },
  );

  it('gives a code the label that the table gives it', () => {
    const table = inventedTable(true);
    const labels = new Map(
      rowsOf(tableCodebook(table, INVENTED_FACTS)).map(({ column, code, label_ja }) => [
        `${column}=${code}`,
        label_ja,
      ]),
    );
    for (const row of rowsOf(machineCsv(table, INVENTED_FACTS))) {
      expect(labels.get(`category_code=${row.category_code}`)).toBe(row.category_label);
      expect(labels.get(`axis1_code=${row.axis1_code}`)).toBe(row.axis1_label);
      expect(labels.get(`question_id=${row.question_id}`)).toBe(row.question_label);
    }
  });

  it.each([['=1+1'], ['①〜\u202E　二'], ['']])('takes the label %j', (words) => {
    expect(lintMachineCsv(tableCodebook(relabelled(inventedTable(true), words), INVENTED_FACTS))).toEqual([]);
  });
});

describe('tableMetadata', () => {
  it('describes every column by name, in order, and every field fits its description', () => {
    const document = read();
    const { columns, primaryKey } = document.tableSchema;
    expect(columns.map(({ name }: { name: string }) => name)).toEqual([...MACHINE_COLUMNS]);
    const rows = rowsOf(machineCsv(inventedTable(true), INVENTED_FACTS));
    for (const { name, titles, datatype, required } of columns) {
      // W3C: the header's title must be among the titles of its column, in any language
      expect(titles.und).toEqual([name]);
      for (const row of rows) {
        if (required) expect(row[name]).not.toBe('');
        if (datatype === 'decimal') expect(row[name]).toMatch(/^(\d+(\.\d+)?)?$/);
        else if (typeof datatype === 'object')
          expect(row[name]).toMatch(new RegExp(`^(${datatype.format})$`));
      }
    }
    const keys = rows.map((row) => JSON.stringify(primaryKey.map((column: string) => row[column])));
    expect(new Set(keys).size).toBe(rows.length);
  });

  it('names survey, questionnaire, dataset, weighting, rule, areas, window, day, software and licence', () => {
    const table = inventedTable(true);
    const document = read();
    expect(document).toMatchObject({
      '@context': ['http://www.w3.org/ns/csvw', { '@language': 'ja' }],
      url: FACTS.fileName,
      dialect: { encoding: 'utf-8', header: true },
      'dc:created': '2026-11-22',
      'dc:temporal': '2023-01-17/2023-02-10',
    });
    expect(noteOf(document, 'questionnaire')).toEqual({ type: 'questionnaire', ...table.questionnaire });
    expect(noteOf(document, 'dataset')).toMatchObject({ name: FACTS.dataset });
    expect(noteOf(document, 'weighting')).toMatchObject({ method: table.weighting });
    expect(noteOf(document, 'disclosure')).toMatchObject({ rule: 'sample', source: table.rule.source });
    expect(noteOf(document, 'areas')).toMatchObject({
      id: 'made-areas',
      status: 'proposed',
    });
    expect(noteOf(document, 'survey')).toMatchObject({
      synthetic: true,
      remarks: ['合成データ(実在の人の回答ではない)', '地域区分は県の確認前'],
      opens: { day: '2023-01-17', ja: '2023年1月17日(令和5年1月17日)' },
    });
    expect(noteOf(document, 'software')).toEqual({ type: 'software', name: 'Tsunagari', version: '0.1.0' });
    expect(noteOf(document, 'encoding')).toMatchObject({ byteOrderMark: true });
    expect(document['dc:rights']['@value']).toContain('利用条件');
  });

  it('says what else applies: CP932 with its replacements, a licence, no window, no areas', () => {
    const replaced = [{ character: '𠮷', codePoint: 'U+20BB7', count: 1, where: { line: 2, column: 3 } }];
    const document = read({
      ...FACTS,
      encoding: 'cp932',
      replaced,
      window: null,
      areaScheme: null,
      licence: {
        name: { ja: '公共データ利用規約', en: 'Public data licence' },
        url: 'https://example.jp/licence',
      },
    });
    expect(document.dialect.encoding).toBe('windows-31j');
    expect(noteOf(document, 'encoding')).toMatchObject({ byteOrderMark: false, replacedBy: '〓', replaced });
    expect(document['dc:license']).toEqual({ '@id': 'https://example.jp/licence' });
    expect(document).not.toHaveProperty('dc:temporal');
    expect(noteOf(document, 'areas')).toBeUndefined();
    expect(() => new TextDecoder(document.dialect.encoding)).not.toThrow();
  });

  it('stays JSON on lines of its own with hostile words in it, nothing of them unseen', () => {
    const words = '"},\u202E\u2028\n=1\u0000{"value": 1';
    const text = tableMetadata(relabelled(inventedTable(true), words), {
      ...FACTS,
      surveyTitle: { ja: words, en: words },
    });
    expect(text).not.toMatch(/[\u202E\u2028]|\\u0000|\\n/);
    expect(noteOf(JSON.parse(text), 'question')).toMatchObject({ label: { ja: '"}, =1{"value": 1' } });
  });

  it('says which rules the weighting used, and of none how many people it touched', () => {
    const rules = [{ code: 'margins-scaled-to-known', cells: ['chuo'], respondents: 206 }] as const;
    const text = tableMetadata({ ...inventedTable(true), rules }, FACTS);
    expect(noteOf(JSON.parse(text), 'weighting')).toMatchObject({
      rules: [{ code: 'margins-scaled-to-known', cells: ['chuo'] }],
    });
    expect(text).not.toContain('206');
  });

  it('holds no figure of the table', () => {
    for (const weighted of [true, false]) {
      const { rows, ...rest } = inventedTable(weighted);
      const other = { ...rest, rows: [] } as unknown as ReturnType<typeof inventedTable>;
      expect(tableMetadata(other, FACTS)).toBe(tableMetadata(inventedTable(weighted), FACTS));
      expect(rows.length).toBeGreaterThan(0);
    }
    expect(CODEBOOK_COLUMNS).not.toContain('value');
  });
});
