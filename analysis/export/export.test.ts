import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type MadeSurvey, madeFamily } from '../disclosure/attack/made-family.ts';
import { SAMPLE_RULE } from '../disclosure/disclosure-rules.ts';
import { protectItem, viewOf } from '../disclosure/protect-tables.ts';
import type { ProtectedTable } from '../disclosure/protected-table.ts';
import { percentTextOfProportion } from '../estimates/percent.ts';
import { csvText } from './csv-text.ts';
import type { ExportFacts } from './export-facts.ts';
import { machineCsv } from './machine-csv.ts';
import { lintMachineCsv, MachineCsvError } from './machine-csv-lint.ts';
import { MACHINE_COLUMNS } from './machine-layout.ts';
import { plainCharacters } from './plain-characters.ts';
import { reportCsv } from './report-csv.ts';

const FACTS: ExportFacts = {
  surveyTitle: { ja: '人々のつながりに関する基礎調査', en: 'Survey of connections' },
  organisation: { ja: '試験県', en: 'Test prefecture' },
  stem: { ja: 'あなたはどの程度、孤独であると感じることがありますか。', en: 'How often do you feel lonely?' },
  fold: null,
  areaSchemeStatus: 'proposed',
  window: { opens: '2023-01-17', closes: '2023-02-10' },
  madeOn: '2026-11-22',
  notes: [{ ja: '標本誤差のみ', en: 'Sampling error only' }],
};

/** Two areas with people to spare, one with a cell of one person, one with nobody. */
function survey(weighted: boolean): MadeSurvey {
  const counts = [
    [40, 30, 20, 5],
    [60, 25, 10, 4],
    [30, 20, 1, 3],
    [0, 0, 0, 0],
  ];
  return {
    persons: counts.flatMap((row, area) =>
      row.flatMap((count, answer) =>
        Array.from({ length: count }, () => ({
          groups: { area: area + 1 },
          chosen: answer < 3 ? [answer + 1] : [],
          weight: weighted ? 1 + area / 10 : 1,
        })),
      ),
    ),
    multiple: false,
    codes: [1, 2, 3],
    nets: [{ id: 'net', codes: [1, 2] }],
    axes: [{ id: 'area', codes: [1, 2, 3, 4], folds: [] }],
    weighted,
    places: ['in-base', 'out-of-base'],
  };
}

function view(weighted: boolean, noAnswer: 'in-base' | 'out-of-base' = 'in-base'): ProtectedTable {
  const family = protectItem(madeFamily(survey(weighted)), SAMPLE_RULE, {
    dataset: 'made-up',
    alreadyReleased: [],
  });
  return viewOf(family, { axis: 'area', fold: null, noAnswer, nets: 'with' });
}

const parsed = (text: string) =>
  Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true });

describe('machineCsv', () => {
  it('is UTF-8 with byte order mark, header in line 1, CRLF, and passes its own lint', () => {
    const text = machineCsv(view(true), FACTS);
    expect(text.startsWith(`\uFEFF${MACHINE_COLUMNS.join(',')}\r\n`)).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(lintMachineCsv(text)).toEqual([]);
  });

  it('holds every shown figure of the table, read back by papaparse, and x without a value for every hidden one', () => {
    for (const weighted of [true, false]) {
      for (const place of ['in-base', 'out-of-base'] as const) {
        const table = view(weighted, place);
        const { data, errors } = parsed(machineCsv(table, FACTS));
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
    const { data } = parsed(machineCsv(view(true), FACTS));
    expect(data.length).toBeGreaterThan(20);
    for (const { note } of data) {
      expect(note).toContain('合成データ');
      expect(note).toContain('県の確認前');
    }
    const real = { ...view(true), synthetic: false } as ProtectedTable;
    const notes = parsed(machineCsv(real, { ...FACTS, areaSchemeStatus: 'confirmed' })).data.map(
      ({ note }) => note,
    );
    expect(notes.filter((note) => note?.includes('合成データ') || note?.includes('県の確認前'))).toEqual([]);
    expect(notes).toContain('なし');
  });

  it('refuses a file that breaks the rules, with every finding', () => {
    const table = view(true);
    const broken = { ...table, surveyId: '' } as ProtectedTable;
    expect(() => machineCsv(broken, FACTS)).toThrow(MachineCsvError);
    expect(() => machineCsv(broken, FACTS)).toThrow(/L2-02 survey_id is empty/);
  });
});

describe('lintMachineCsv', () => {
  const [header, first, ...rest] = machineCsv(view(true), FACTS).split('\r\n') as [
    string,
    string,
    ...string[],
  ];
  const fields = first.split(',');
  const withField = (column: (typeof MACHINE_COLUMNS)[number], value: string) => {
    const changed = [...fields];
    changed[MACHINE_COLUMNS.indexOf(column)] = value;
    return [header, changed.join(','), ...rest].join('\r\n');
  };

  it.each([
    ['L1-02', [header, `${first},extra`].join('\r\n')],
    ['L1-03', [header, '', first].join('\r\n')],
    ['L1-03', header],
    ['L1-06', withField('category_label', ' 名')],
    ['L1-07', withField('value', '123 (45.6%)')],
    ['L1-08', withField('category_label', '①')],
    ['L1-08', withField('category_label', '4〜6点')],
    ['L1-09', withField('value', '')],
    ['L1-14', withField('category_label', '"二\n行"')],
    ['L2-01', withField('value', '"1,234"')],
    ['L2-01', withField('value', '12.3%')],
    ['L2-02', withField('axis1_label', '')],
    ['L2-06', withField('category_label', '=1+1')],
    ['L3-01', ['表題', header, first].join('\r\n')],
    ['L3-03', withField('status', '?')],
    ['L3-04', withField('unit', '円')],
  ])('finds %s', (rule, text) => {
    expect(lintMachineCsv(text).map((finding) => finding.rule)).toContain(rule);
  });
});

describe('reportCsv', () => {
  it('prints n and one percentage a category, x for what is hidden, *** where nobody stands in the base', () => {
    const table = view(true);
    const { data } = Papa.parse<string[]>(reportCsv(table, FACTS).replace(/^\uFEFF/, ''));
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
    const text = reportCsv(view(true), FACTS);
    expect(text).toContain('2023年1月17日(令和5年1月17日)から2023年2月10日(令和5年2月10日)まで');
    expect(text).toContain('合成データ');
    expect(text).toContain('県の確認前');
    expect(text).toContain('小数第2位を四捨五入');
    expect(text).toContain('標本誤差のみ');
    expect(reportCsv(view(true, 'out-of-base'), FACTS)).toContain('無回答を除く');
  });
});

describe('csvText', () => {
  it.each(['=1+1', '+1', '-1', '@x', '＝1+1', '＋1', '－1', '＠x'])(
    'does not let %s run as a formula',
    (text) => {
      expect(csvText([[text]])).toBe(`\uFEFF"'${text}"\r\n`);
    },
  );

  it('leaves numbers alone, takes breaks out and space off the ends', () => {
    expect(csvText([[-1.5, ' 二\r\n行\t目　', 'a,b', 'say "x"']])).toBe(
      '\uFEFF-1.5,二 行 目,"a,b","say ""x"""\r\n',
    );
    expect(csvText([['\t=1']])).toBe('\uFEFF"\'=1"\r\n');
  });
});

describe('plainCharacters', () => {
  it('replaces what platforms read differently and nothing else', () => {
    expect(plainCharacters('①㈱Ⅲ㎡№4〜6～（全角）髙𠮷')).toBe('1(株)IIIm2No4-6-（全角）髙𠮷');
  });
});
