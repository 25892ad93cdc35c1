import { inflateRawSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { ProtectedTable } from '../disclosure/protected-table.ts';
import { displayWidth } from './display-width.ts';
import { INVENTED_FACTS, inventedTable, relabelled } from './invented-table.ts';
import { reportLayout } from './report-layout.ts';
import { reportXlsx } from './report-xlsx.ts';
import { xlsxText } from './xlsx-text.ts';
import { withFixedDates } from './zip-dates.ts';

/** The files of a zip archive by its directory, unpacked by Node's own zlib. */
function unzipped(bytes: Uint8Array): Map<string, string> {
  const buffer = Buffer.from(bytes);
  const end = buffer.length - 22;
  expect(buffer.readUInt32LE(end)).toBe(0x06054b50);
  const files = new Map<string, string>();
  let at = buffer.readUInt32LE(end + 16);
  for (let file = 0; file < buffer.readUInt16LE(end + 10); file++) {
    const [method, size] = [buffer.readUInt16LE(at + 10), buffer.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => buffer.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = buffer.readUInt32LE(at + 42);
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const packed = buffer.subarray(start, start + size);
    const path = buffer.toString('utf8', at + 46, at + 46 + name);
    files.set(path, (method === 0 ? packed : inflateRawSync(packed)).toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return files;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
};
const decoded = (xml: string) => xml.replaceAll(/&[^;]+;/g, (entity) => entities[entity] ?? entity);

/** Cells of one sheet, row by row: numbers as numbers, shared strings as text. */
function cellsOf(files: Map<string, string>, sheet: number): (string | number)[][] {
  const strings = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(
    (match) => decoded(match[1] as string),
  );
  const xml = files.get(`xl/worksheets/sheet${sheet}.xml`) ?? '';
  return [...xml.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
    [...(row as string).matchAll(/<c ([^>]*)><v>([^<]*)<\/v><\/c>/g)].map(([, attributes, value]) =>
      /t="s"/.test(attributes as string) ? (strings[Number(value)] as string) : Number(value),
    ),
  );
}

const read = async (table: ProtectedTable) => {
  const files = unzipped(await reportXlsx(table, INVENTED_FACTS));
  return { files, table: cellsOf(files, 1), notes: cellsOf(files, 2) };
};

afterEach(() => {
  vi.useRealTimers();
});

describe('reportXlsx', () => {
  it('holds the figures of the layout as numbers, x and *** as text', async () => {
    for (const weighted of [true, false]) {
      const protectedTable = inventedTable(weighted);
      const layout = reportLayout(protectedTable, INVENTED_FACTS);
      const { table } = await read(protectedTable);
      const at = table.findIndex(([first]) => first === '区分');
      expect(table[at]).toEqual(layout.header);
      const rows = layout.rows.map(({ label, base, cells, remark }) => [
        label.ja,
        base ?? 'x',
        ...cells.map((cell) => (cell === 'x' || cell === '***' ? cell : Number(cell))),
        remark,
      ]);
      expect(table.slice(at + 1)).toEqual(rows);
      expect(rows.flat()).toContain('x');
      expect(rows.flat()).toContain('***');
    }
  });

  it('says over the table what it is and what x means, and in its notes all that the CSV says', async () => {
    const protectedTable = inventedTable(true);
    const { table, notes } = await read(protectedTable);
    const over = table
      .slice(
        0,
        table.findIndex(([first]) => first === '区分'),
      )
      .flat()
      .join('\n');
    for (const part of ['合成データ', '県の確認前', 'x:秘匿', '試験県', 'nは人、ほかは%'])
      expect(over).toContain(part);
    const layout = reportLayout(protectedTable, INVENTED_FACTS);
    const all = [...layout.facts, ...layout.warnings, layout.unit, ...layout.notes, layout.madeOn];
    expect(notes[0]).toEqual(['項目', '内容', 'English']);
    expect(notes.slice(2).map(([name, ja]) => [name, ja])).toEqual(all.map(({ name, ja }) => [name, ja]));
    expect(notes.flat()).toContain('2023年1月17日(令和5年1月17日)から2023年2月10日(令和5年2月10日)まで');
  });

  it('keeps rules L1-10 to L1-13 and L2-06: no object, colour, merge, hidden row or column, formula', async () => {
    const { files } = await read(inventedTable(true));
    expect([...files.keys()].filter((path) => /drawing|media|vba|comments|externalLink/i.test(path))).toEqual(
      [],
    );
    for (const sheet of [1, 2]) {
      const xml = files.get(`xl/worksheets/sheet${sheet}.xml`) as string;
      expect(xml).not.toMatch(/<f[ >]|<mergeCell|hidden=|outlineLevel=|<drawing|<conditionalFormatting/);
    }
    expect(files.get('xl/workbook.xml')).not.toMatch(/state="(very)?hidden"/i);
    const styles = files.get('xl/styles.xml') as string;
    expect(styles.match(/<patternFill patternType="(?!none|gray125)[^"]*"/g)).toBeNull();
  });

  it('is printed on A4, one page wide, with its header on every page and frozen on screen', async () => {
    const { files, table } = await read(inventedTable(true));
    const header = table.findIndex(([first]) => first === '区分') + 1;
    const workbook = files.get('xl/workbook.xml') as string;
    expect(workbook).toContain(`'集計表'!$${header}:$${header}</definedName>`);
    expect(workbook).toContain(`'注記'!$1:$1</definedName>`);
    const [first, second] = [1, 2].map((sheet) => files.get(`xl/worksheets/sheet${sheet}.xml`) as string);
    for (const xml of [first, second]) {
      expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/);
      expect(xml).toContain('<pageSetUpPr fitToPage="1"/>');
      expect(xml).toContain('<oddFooter>&amp;L合成データ');
    }
    expect(first).toMatch(new RegExp(`<pane [^>]*ySplit="${header}"[^>]*state="frozen"`));
    // the order that the format demands of what stands in a sheet
    const order = [
      '<sheetPr',
      '<sheetViews',
      '<cols',
      '<sheetData',
      '<pageMargins',
      '<pageSetup',
      '<headerFooter',
    ];
    const places = order.map((element) => (first as string).indexOf(element));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThan(0);
  });

  it('is the same bytes whenever it is made', async () => {
    const table = inventedTable(true);
    const now = await reportXlsx(table, INVENTED_FACTS);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-06T07:08:09Z') });
    expect(Buffer.from(await reportXlsx(table, INVENTED_FACTS)).equals(Buffer.from(now))).toBe(true);
  });

  it('writes hostile text as text and stays well-formed', async () => {
    const hostile = "<script>&amp;\"'=cmd|'/c calc'!A0\u0000\u202E ]]> _x0041_ 𠮷\r\n二行目";
    const { files, table } = await read(relabelled(inventedTable(true), hostile));
    const shown = "<script>&amp;\"'=cmd|'/c calc'!A0 ]]> _x005F_x0041_ 𠮷 二行目";
    expect(table.flat()).toContain(shown);
    const { errors, valid } = await validateXML({
      xml: [...files].map(([path, contents]) => ({ fileName: path.replaceAll('/', '-'), contents })),
      normalization: 'c14n',
    });
    expect(errors.map(({ rawMessage }) => rawMessage)).toEqual([]);
    expect(valid).toBe(true);
  });
});

describe('xlsxText', () => {
  it('cuts what Excel cannot hold, and says so', () => {
    const cut = xlsxText('𠮷'.repeat(20_000));
    expect(cut.length).toBeLessThanOrEqual(32_767);
    expect(cut.endsWith('𠮷…(以下省略)')).toBe(true);
    expect(xlsxText('あ'.repeat(32_767))).toBe('あ'.repeat(32_767));
  });
});

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['n=12', 4],
    ['中央', 4],
    ['ｶﾅ', 2],
    ['𠮷野', 4],
    ['16～29歳', 8],
  ])('of %s is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('withFixedDates', () => {
  it('refuses what is no zip archive', () => {
    expect(() => withFixedDates(new Uint8Array(5))).toThrow(RangeError);
    expect(() => withFixedDates(new Uint8Array(500))).toThrow(/requires a zip archive/);
  });
});
