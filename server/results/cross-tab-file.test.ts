import { describe, expect, test } from 'vitest';
import { INVENTED_FACTS, inventedTable, relabelled } from '../../analysis/export/invented-table.ts';
import { Problem } from '../problems/problem.ts';
import { crossTabFile, type FileChoice, type FileSurvey, type FileTable } from './cross-tab-file.ts';

const DAY = '2026-11-22';
const REGISTERED: FileSurvey = {
  survey: {
    id: 'made',
    title: INVENTED_FACTS.surveyTitle,
    organisation: { ja: '𠮷野町', en: 'Café' },
    window: { opens: '2023-01-17', closes: '2023-02-10' },
  },
  closedOn: '2023-02-13',
};

/** What the files are made from, with one text in place of every label. */
function asked(words: string): FileTable {
  return {
    table: relabelled(inventedTable(true), words),
    family: { dataset: 'a'.repeat(64) },
    request: { axis: 'area', fold: null, noAnswer: 'in-base', nets: 'with' },
    areaScheme: null,
    stem: null,
    notes: [],
  };
}
const make = (words: string, choice: Partial<FileChoice>) =>
  crossTabFile(
    asked(words),
    REGISTERED,
    { file: 'report.csv', encoding: 'cp932', unmappable: 'refuse', ...choice },
    DAY,
  );
const refusal = async (words: string, choice: Partial<FileChoice>) => {
  const error = await make(words, choice).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(Problem);
  return error as Problem;
};
const read = (bytes: Uint8Array) => new TextDecoder('shift_jis', { fatal: true }).decode(bytes);

describe('a file in Shift_JIS', () => {
  test('is refused with the list of what it cannot hold', async () => {
    const { code, details } = await refusal('한', {});
    expect(code).toBe('export.unmappable-characters');
    expect(details.findings?.map(({ where }) => where)).toEqual(['U+D55C', 'U+20BB7', 'U+00E9']);
    for (const { message } of details.findings ?? []) {
      expect(message.ja).toMatch(/^「.+」\(U\+.+\)：\d+行目の\d+文字目など、\d+か所。$/u);
      expect(message.en).toMatch(/\.$/);
    }
    expect((await refusal('한', { file: 'machine.csv' })).code).toBe('export.unmappable-characters');
    expect((await refusal('한', { file: 'machine.metadata.json' })).code).toBe(
      'export.unmappable-characters',
    );
  });

  test('with 〓 says which characters they stand for', async () => {
    const report = read((await make('한', { unmappable: 'geta' })).bytes);
    expect(report).toContain('実施者,〓野町,Caf〓');
    expect(report).toContain('U+D55C、U+20BB7、U+00E9');
    expect(report).not.toContain('?');
    const metadata = await make('한', { file: 'machine.metadata.json', unmappable: 'geta' });
    const { notes } = JSON.parse(new TextDecoder().decode(metadata.bytes));
    const { replaced } = notes.find(({ type }: { type: string }) => type === 'encoding');
    expect(replaced).toMatchObject([{ codePoint: 'U+D55C' }]);
  });

  test('is a matter of text: the workbook has the characters', async () => {
    const { name } = await make('한', { file: 'report.xlsx' });
    expect(name).toBe('made_item_area_2026-11-22_report.xlsx');
  });
});

describe('a file for machines', () => {
  test('that would break the rules is not made, and every breach is named', async () => {
    const { code, details } = await refusal('', { file: 'machine.csv', encoding: 'utf-8' });
    expect(code).toBe('export.rules-broken');
    expect(new Set(details.findings?.map((finding) => finding.code))).toEqual(new Set(['L2-02']));
    expect(details.findings?.length).toBeGreaterThan(10);
  });
});
