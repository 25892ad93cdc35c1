import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from '@uwdata/flechette';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Variable } from '../../../instruments/codebook/codebook.ts';
import { codebookCsv } from '../../../instruments/codebook/codebook-csv.ts';
import { OWN_MISSING_TEXTS } from '../../dataset/csv/csv-survey.ts';
import { readCsv } from '../../dataset/csv/read-csv.ts';
import { arrowFile } from './arrow-file.ts';
import { LEFT_OUT, MADE_UP_FACTS, madeUpRelease } from './made-up-release.ts';
import { microdataCodebook } from './microdata-codebook.ts';
import { microdataColumns } from './microdata-column.ts';
import { microdataCsv } from './microdata-csv.ts';
import { microdataNotes } from './microdata-notes.ts';
import { CODEBOOK_KEY, parquetFile } from './parquet-file.ts';

const RELEASED = madeUpRelease();
const COLUMNS = microdataColumns(RELEASED);
const CODEBOOK = microdataCodebook(RELEASED, [], MADE_UP_FACTS);

describe('parquetFile', () => {
  const bytes = parquetFile(RELEASED, CODEBOOK);
  const { buffer } = bytes;

  it('is read back by hyparquet, codes, weights and codebook', async () => {
    const rows = await parquetReadObjects({ file: buffer as ArrayBuffer });
    expect(rows.length).toBe(RELEASED.size);
    for (const { id, values } of COLUMNS) expect(rows.map((row) => row[id])).toEqual([...values]);
    const { key_value_metadata: entries } = parquetMetadata(buffer as ArrayBuffer);
    expect(JSON.parse(entries?.find(({ key }) => key === CODEBOOK_KEY)?.value ?? '')).toEqual(CODEBOOK);
  });

  it('is read by DuckDB, with the same counts and sums', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parquet-'));
    const file = join(folder, 'rows.parquet');
    writeFileSync(file, bytes);
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const counted = await connection.runAndReadAll(
      `SELECT q, count(*)::INT AS n, sum(weight) AS w FROM read_parquet('${file}') GROUP BY q ORDER BY q`,
    );
    const q = COLUMNS.find(({ id }) => id === 'q')?.values ?? [];
    const weights = RELEASED.weight?.values ?? [];
    const expected = [...new Set(q)]
      .sort((a, b) => a - b)
      .map((code) => {
        const rows = [...q.keys()].filter((row) => q[row] === code);
        return [code, rows.length, rows.reduce((sum, row) => sum + (weights[row] as number), 0)];
      });
    counted.getRows().forEach((row, place) => {
      expect(row.slice(0, 2)).toEqual(expected[place]?.slice(0, 2));
      expect(row[2]).toBeCloseTo(expected[place]?.[2] as number, 4);
    });
    expect(counted.currentRowCount).toBe(expected.length);
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true });
  });
});

describe('arrowFile', () => {
  it('is read back: codes as bytes, weights, codebook', () => {
    const table = tableFromIPC(arrowFile(RELEASED, CODEBOOK));
    expect(table.numRows).toBe(RELEASED.size);
    for (const { id, values } of COLUMNS) {
      expect(table.getChild(id).toArray()).toEqual(values);
    }
    expect(JSON.parse(table.schema.metadata?.get(CODEBOOK_KEY) ?? '')).toEqual(CODEBOOK);
  });
});

describe('microdataCsv', () => {
  const bytes = microdataCsv(RELEASED);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

  it('is read back by papaparse: ids, codes, strata by their id, weights', () => {
    expect(text.startsWith('\uFEFFarea,q,')).toBe(true);
    const { data, errors, meta } = Papa.parse<Record<string, string>>(text.slice(1), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(meta.fields).toEqual(COLUMNS.map(({ id }) => id));
    for (const { id, role, values } of COLUMNS) {
      expect(data.map((row) => row[id])).toEqual(
        [...values].map((value) =>
          role === 'stratum' ? RELEASED.design?.strata[value - 1]?.id : String(value),
        ),
      );
    }
  });

  it('is read back by the reader of this project, with its design and weights', async () => {
    const columns = CODEBOOK.variables
      .filter(({ id }) => !['stratum', 'calibration_cell', 'weight'].includes(id))
      .map((variable) => ({
        variable: {
          ...variable,
          kind: variable.kind === 'derived' ? 'single' : variable.kind,
          element: variable.item,
          stem: variable.label,
          refusalCodes: [],
          exclusive: false,
          base: { condition: null, words: variable.base.words },
        } satisfies Variable,
      }));
    const { dataset, weights } = await readCsv([bytes], {
      surveyId: CODEBOOK.release.survey,
      questionnaire: { id: CODEBOOK.id, version: CODEBOOK.version, sha256: CODEBOOK.sha256 ?? '' },
      synthetic: true,
      columns,
      ...{ scores: [], derived: [], areaScheme: null, missing: OWN_MISSING_TEXTS, blankOption: 'no-answer' },
      design: {
        kind: 'invitation',
        strata: CODEBOOK.release.design?.strata ?? [],
        ...{ stratum: 'stratum', weight: 'weight', clusters: [] },
      },
      ignored: ['calibration_cell'],
    });
    expect(dataset.size).toBe(RELEASED.size);
    for (const { id, values, codes } of RELEASED.columns) {
      expect(dataset.columns.get(id)?.values).toEqual(values);
      expect(dataset.columns.get(id)?.codes).toEqual(codes);
    }
    expect(dataset.design).toMatchObject({
      stratum: RELEASED.design?.stratum,
      strata: RELEASED.design?.strata,
    });
    expect(weights).toEqual(RELEASED.weight?.values);
  });
});

describe('microdataCodebook', () => {
  it('describes every column of the files, and only these', () => {
    expect(CODEBOOK.variables.map(({ id }) => id)).toEqual(COLUMNS.map(({ id }) => id));
    expect(CODEBOOK.release).toMatchObject({
      hash: RELEASED.hash,
      respondents: RELEASED.size,
      synthetic: true,
      request: { purpose: '孤独感の要因の分析', requester: '試験大学' },
    });
    expect(CODEBOOK.release.notes.every(({ ja, en }) => ja.endsWith('。') && en.endsWith('.'))).toBe(true);
    const csv = codebookCsv(CODEBOOK);
    expect(csv).toContain('252,無回答,No answer,1,');
    expect(csv).not.toContain(LEFT_OUT);
  });

  it('says how a column was asked, unless it was folded', () => {
    const q = RELEASED.columns.find(({ id }) => id === 'q');
    if (q === undefined) throw new Error('no q');
    const stem = { ja: 'どのくらい感じますか。', en: 'How often?' };
    const variable = { ...q, kind: 'single', stem, source: '報告書', base: { condition: null, words: stem } };
    const asked = microdataCodebook(RELEASED, [variable as unknown as Variable], MADE_UP_FACTS);
    expect(asked.variables.find(({ id }) => id === 'q')).toMatchObject({ question: stem, source: '報告書' });
    const codes = q.codes.map(({ code }) => code);
    const fold = { id: 'two', label: { ja: '2区分', en: 'Two' }, groups: [{ label: stem, codes }] };
    const folded = madeUpRelease({ columns: [{ id: 'q', treatment: { kind: 'fold', fold } }] });
    const other = microdataCodebook(folded, [variable as unknown as Variable], MADE_UP_FACTS);
    expect(other.variables[0]).toMatchObject({ question: null, codes: [{ code: 1, label: stem }] });
  });
});

describe('what was left out', () => {
  it('is in the bytes of no file', () => {
    const files = [
      parquetFile(RELEASED, CODEBOOK),
      arrowFile(RELEASED, CODEBOOK),
      microdataCsv(RELEASED),
      new TextEncoder().encode(JSON.stringify(CODEBOOK)),
    ];
    for (const bytes of files) {
      expect(Buffer.from(bytes).includes(LEFT_OUT)).toBe(false);
      expect(Buffer.from(bytes).includes('comment')).toBe(false);
    }
  });
});

describe('microdataNotes', () => {
  it('say which part of the respondents a file looks at', () => {
    const domain = { terms: [{ column: 'q', codes: [1, 2] }], respondents: RELEASED.size - 7 };
    const notes = microdataNotes({ ...RELEASED, domain }, MADE_UP_FACTS);
    const told = notes.find(({ ja }) => ja.startsWith('絞り込み'));
    expect(told?.ja).toBe(
      `絞り込み：q = 1/2に当てはまる${RELEASED.size - 7}行だけが対象で、ほかの7行はすべての列が「非該当」。`,
    );
    expect(told?.en).toContain('in the other 7 every column is "not asked"');
    expect(microdataNotes(RELEASED, MADE_UP_FACTS).some(({ ja }) => ja.startsWith('絞り込み'))).toBe(false);
  });
});
