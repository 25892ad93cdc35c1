import { csvRecords } from '../../../analysis/dataset/csv/csv-records.ts';
import type { CommandFinding, Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { readBytes } from './open-dataset.ts';

/** Counts of people as a file has them: one row a cell. */
export interface CountsFile {
  readonly path: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    /** of the file, the header being row 1 */
    readonly row: number;
    readonly keys: readonly string[];
    readonly population: number;
  }[];
}

/** People by some columns of such a file, and the rows that they were read from. */
export interface CountedCell {
  readonly key: readonly string[];
  readonly population: number;
  readonly origin: string;
}

const POPULATION = 'population';
const COUNT = /^\d{1,12}(?:\.\d{1,6})?$/;
/** Findings that are shown; the rest is counted. */
const MOST_SHOWN = 20;
/** Rows of one cell that are named. */
const MOST_ROWS = 3;

/**
 * Reads population counts: a CSV file in UTF-8 or CP932 whose header names `population` and what the counts are by.
 * @throws AnalysisProblem naming every row that cannot be used
 */
export async function readCounts(terminal: Terminal, path: string): Promise<CountsFile> {
  const records: (readonly string[])[] = [];
  for await (const batch of csvRecords([await readBytes(terminal, path)], 'detect')) {
    records.push(...batch.records);
    if (batch.fatal !== null) throw unusable(path, [batch.fatal]);
  }
  const written = records
    .map((record, at) => ({ record, row: at + 1 }))
    .filter(({ record }) => record.some((field) => field.trim() !== ''));
  const [{ record: header } = { record: [] }, ...rows] = written;
  const names = header.map((name) => name.trim());
  const place = names.indexOf(POPULATION);
  const findings: CommandFinding[] = [];
  const add = (where: string, ja: string, en: string) => findings.push({ where, message: { ja, en } });
  if (place < 0) add('row 1', `列「${POPULATION}」がありません。`, `There is no column ${POPULATION}.`);
  if (new Set(names).size < names.length)
    add('row 1', '同じ列名が二つあります。', 'A column name stands twice.');
  if (rows.length === 0) add('row 2', '人口の行がありません。', 'There are no rows of counts.');
  const counts = rows.map(({ record, row }) => {
    const text = (record[place] ?? '').trim();
    if (record.length !== names.length)
      add(
        `row ${row}`,
        `値が${record.length}個、列名が${names.length}個です。`,
        `${record.length} values, ${names.length} columns.`,
      );
    else if (place >= 0 && !COUNT.test(text))
      add(
        `row ${row}, column ${POPULATION}`,
        `「${text.slice(0, 20)}」は人数ではありません。カンマや単位を付けない数字にしてください。`,
        `"${text.slice(0, 20)}" is no number of people; write digits without commas or units.`,
      );
    return {
      row,
      keys: record.map((field) => field.trim()).filter((_, column) => column !== place),
      population: Number(text),
    };
  });
  const first = new Map<string, number>();
  for (const { row, keys } of counts) {
    const text = JSON.stringify(keys);
    const before = first.get(text);
    if (before === undefined) first.set(text, row);
    else
      add(
        `row ${row}`,
        `${before}行目と同じ区分（${keys.join('、')}）の人口です。どちらかを除いてください。`,
        `Counts the same people as row ${before} (${keys.join(', ')}); take one of them out.`,
      );
  }
  if (findings.length > 0) throw unusable(path, findings);
  return { path, columns: names.filter((_, column) => column !== place), rows: counts };
}

/** What is wrong with a file of counts, row by row. */
export function unusable(path: string, findings: readonly CommandFinding[]): AnalysisProblem {
  const more = findings.length - MOST_SHOWN;
  return new AnalysisProblem(
    1,
    'counts.unusable',
    {
      ja: `${path}: 人口のファイルを直してください。${more > 0 ? `（ほかに${more}件）` : ''}`,
      en: `Mend the file of counts.${more > 0 ? ` (${more} more)` : ''}`,
    },
    findings.slice(0, MOST_SHOWN),
  );
}

/**
 * The counts of a file by some of its columns, summed over all others, in the order of the file.
 * @throws AnalysisProblem where the file has no such column
 */
export function countsBy({ path, columns, rows }: CountsFile, by: readonly string[]): readonly CountedCell[] {
  const places = by.map((name) => columns.indexOf(name));
  const absent = by.filter((_, at) => (places[at] as number) < 0);
  if (absent.length > 0) {
    throw unusable(path, [
      {
        where: 'row 1',
        message: {
          ja: `列「${absent.join('」「')}」がありません。ある列：${columns.join('、')}。`,
          en: `There is no column ${absent.join(', ')}; there are ${columns.join(', ')}.`,
        },
      },
    ]);
  }
  const sums = new Map<string, { key: readonly string[]; population: number; rows: number[] }>();
  for (const { row, keys, population } of rows) {
    const key = places.map((place) => keys[place] as string);
    const name = JSON.stringify(key);
    const known = sums.get(name);
    sums.set(name, {
      key,
      population: (known?.population ?? 0) + population,
      rows: known === undefined ? [row] : known.rows.length > MOST_ROWS ? known.rows : [...known.rows, row],
    });
  }
  return [...sums.values()].map(({ key, population, rows: own }) => ({
    key,
    population,
    origin: `${path} row ${own.slice(0, MOST_ROWS).join(', ')}${own.length > MOST_ROWS ? ' …' : ''}`,
  }));
}
