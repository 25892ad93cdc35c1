import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { LEFT_OUT, MADE_UP_FACTS, madeUpRelease } from './made-up-release.ts';
import { microdataColumns } from './microdata-column.ts';
import { savCases } from './sav-cases.ts';
import { savFile } from './sav-file.ts';
import { savNames } from './sav-names.ts';
import { cutBytes, linesOfBytes } from './sav-text.ts';

/** What is used of the package sav-reader, which can only be required and has no types for imports. */
interface SavReader {
  open(): Promise<void>;
  readAllRows(): Promise<readonly Readonly<Record<string, number>>[]>;
  readonly meta: {
    readonly header: {
      readonly weight: { readonly name: string } | null;
      readonly encoding: string;
      readonly n_vars: number;
      readonly n_cases: number;
    };
    readonly sysvars: readonly { readonly name: string; readonly label: string; readonly missing: unknown }[];
    getValueLabels(name: string): readonly { readonly val: number; readonly label: string }[];
  };
}
const { SavBufferReader } = createRequire(import.meta.url)('sav-reader') as {
  SavBufferReader: new (bytes: Buffer) => SavReader;
};

async function opened(bytes: Uint8Array): Promise<SavReader> {
  const reader = new SavBufferReader(Buffer.from(bytes));
  await reader.open();
  return reader;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('savFile', () => {
  it('is read back by another reader: every name, label, value label, missing value, weight and row', async () => {
    const released = madeUpRelease();
    const reader = await opened(savFile(released, MADE_UP_FACTS));
    const { meta } = reader;
    const columns = microdataColumns(released);
    expect(meta.header).toMatchObject({ encoding: 'UTF-8', n_vars: columns.length, n_cases: released.size });
    expect(meta.header.weight?.name).toBe('weight');
    expect(meta.sysvars.map(({ name }) => name)).toEqual(columns.map(({ id }) => id));
    for (const [place, column] of columns.entries()) {
      const variable = meta.sysvars[place];
      if (column.id !== 'hostile')
        expect(variable?.label).toBe(column.option ? `${column.label.ja}［m］` : column.label.ja);
      expect(variable?.missing ?? null).toEqual(column.missingFrom === null ? null : { min: 251, max: 255 });
      if (column.codes.length > 0 && column.id !== 'hostile')
        expect(meta.getValueLabels(column.id).map(({ val, label }) => [val, label])).toEqual(
          column.codes.map(({ code, label }) => [code, label.ja]),
        );
    }
    const rows = await reader.readAllRows();
    expect(rows.length).toBe(released.size);
    for (const { id, values } of columns) {
      expect(rows.map((row) => row[id])).toEqual([...values]);
    }
  });

  it('has labels of at most the bytes that SPSS takes, cut between characters, and one line each', async () => {
    const reader = await opened(savFile(madeUpRelease(), MADE_UP_FACTS));
    const hostile = reader.meta.sysvars.find(({ name }) => name === 'hostile');
    const labels = reader.meta.getValueLabels('hostile').map(({ label }) => label);
    for (const [label, limit] of [
      [hostile?.label ?? '', 252] as const,
      ...labels.slice(0, 4).map((each) => [each, 120] as const),
    ]) {
      expect(utf8(label).length).toBeLessThanOrEqual(limit);
      expect(utf8(label).length).toBeGreaterThan(limit - 20);
      expect(label).toMatch(/髙𠮷👨‍👩‍👧 長い.*…$/u);
      expect(label).not.toMatch(/[\p{Cc}\u202e\ufffd]/u);
    }
  });

  it('keeps the item of an option behind a label that had to be cut', async () => {
    const released = madeUpRelease();
    const columns = released.columns.map((column) =>
      column.id === 'm.2' ? { ...column, label: { ja: '選択肢'.repeat(100), en: '' } } : column,
    );
    const reader = await opened(savFile({ ...released, columns }, MADE_UP_FACTS));
    const label = reader.meta.sysvars.find(({ name }) => name === 'm.2')?.label ?? '';
    expect(label).toMatch(/^(選択肢)+選?択?…［m］$/);
    expect(utf8(label).length).toBeLessThanOrEqual(252);
    expect(utf8(label).length).toBeGreaterThan(245);
  });

  it('begins as the format says and is the same for the same release', () => {
    const bytes = savFile(madeUpRelease(), MADE_UP_FACTS);
    const text = new TextDecoder('latin1').decode(bytes.subarray(0, 176));
    expect(text.startsWith('$FL2@(#) SPSS DATA FILE')).toBe(true);
    expect(text.slice(84, 92).length).toBe(8);
    expect(new DataView(bytes.buffer).getFloat64(84, true)).toBe(100);
    expect(text.slice(92, 109)).toBe('22 Nov 2600:00:00');
    expect(Buffer.compare(savFile(madeUpRelease(), MADE_UP_FACTS), bytes)).toBe(0);
  });

  it('says in its document what it was released for, that it is synthetic, and nothing of what was left out', () => {
    const text = new TextDecoder().decode(savFile(madeUpRelease(), MADE_UP_FACTS));
    expect(text).toContain('合成データ');
    expect(text).toContain('孤独感の要因の分析');
    expect(text).not.toContain(LEFT_OUT);
    expect(text).not.toContain('made-up\u0000');
  });

  it('has no weight and no missing range where there is none', async () => {
    const released = madeUpRelease({ weights: 'none', design: 'none' });
    const reader = await opened(savFile(released, MADE_UP_FACTS));
    expect(reader.meta.header.weight ?? null).toBeNull();
    expect(reader.meta.sysvars.map(({ name }) => name)).toEqual([
      'area',
      'q',
      'm.1',
      'm.2',
      'm.3',
      'hostile',
    ]);
  });
});

describe('savNames', () => {
  it.each([
    [
      ['q1', 'm.1', 'Area_2'],
      ['q1', 'm.1', 'Area_2'],
    ],
    [
      ['all', 'NOT', '1st', '_x', 'x.', 'x_'],
      ['v_all', 'v_NOT', 'v_1st', 'v__x', 'x', 'x_2'],
    ],
    [
      ['年齢', '性別', ''],
      ['v', 'v_2', 'v_3'],
    ],
    [
      ['a', 'A', 'a'],
      ['a', 'A_2', 'a_3'],
    ],
    [
      ['a'.repeat(70), `${'a'.repeat(64)}b`],
      ['a'.repeat(64), `${'a'.repeat(62)}_2`],
    ],
  ])('%j', (ids, names) => {
    expect(savNames(ids)).toEqual(names);
    for (const name of names) expect(name).toMatch(/^[A-Za-z]([A-Za-z0-9_.]{0,62}[A-Za-z0-9])?$/);
  });
});

describe('savCases', () => {
  it('holds small whole numbers in a byte and all others as they are', () => {
    const values = [0, 151, 152, -99, -100, 0.5, 255, 1e9, 7];
    const bytes = savCases([values], values.length);
    expect([...bytes.subarray(0, 8)]).toEqual([100, 251, 253, 1, 253, 253, 253, 253]);
    const raw = new DataView(bytes.buffer, bytes.byteOffset);
    expect([8, 16, 24, 32, 40].map((at) => raw.getFloat64(at, true))).toEqual([152, -100, 0.5, 255, 1e9]);
    expect([...bytes.subarray(48)]).toEqual([107, 0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('texts of bytes', () => {
  it('are cut between characters that belong together', () => {
    expect(new TextDecoder().decode(cutBytes('孤独・孤立', 15))).toBe('孤独・孤立');
    expect(new TextDecoder().decode(cutBytes('孤独・孤立', 14))).toBe('孤独・…');
    expect(new TextDecoder().decode(cutBytes('👨‍👩‍👧x', 12))).toBe('…');
    const lines = linesOfBytes('あいうえお', 7).map((line) => new TextDecoder().decode(line));
    expect(lines).toEqual(['あい', 'うえ', 'お']);
  });
});
