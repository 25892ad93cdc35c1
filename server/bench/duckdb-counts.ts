import type { DuckDBConnection } from '@duckdb/node-api';
import type { CodedColumn } from '../../analysis/dataset/dataset.ts';
import {
  COUNTER_SIZE,
  COUNTERS,
  type DuckDbForm,
  digit,
  duckDbForms,
  jointExpression,
  jointQuestions,
} from './duckdb-forms.ts';
import { BENCH_BANDS, codesOfQuestion } from './tally-bench-data.ts';

type DuckDb = typeof import('@duckdb/node-api');

/** DuckDB with the answers of the bench in a table. */
export interface DuckDbCounts {
  readonly version: string;
  readonly threads: number;
  readonly loadMs: number;
  readonly forms: readonly DuckDbForm[];
  set(option: 'perfect_ht_threshold', value: number): Promise<void>;
  close(): void;
}

/** DuckDB is a development dependency: null where it is not installed. */
async function loadDuckDb(): Promise<DuckDb | null> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    return null;
  }
}

async function loadAnswers(
  { DuckDBDataChunk, UTINYINT }: DuckDb,
  connection: DuckDBConnection,
  columns: ReadonlyMap<string, Pick<CodedColumn, 'values'>>,
  names: readonly string[],
): Promise<void> {
  await connection.run(`create table answers (${names.map((name) => `${name} utinyint`).join(', ')})`);
  const appender = await connection.createAppender('answers');
  const values = names.map((name) => (columns.get(name) as CodedColumn).values);
  const rows = values[0]?.length ?? 0;
  const most = 2048;
  for (let from = 0; from < rows; from += most) {
    const size = Math.min(most, rows - from);
    const chunk = DuckDBDataChunk.create(
      names.map(() => UTINYINT),
      size,
    );
    chunk.setColumns(values.map((own) => Array.from(own.subarray(from, from + size))));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** The same answers, one row a respondent, laid out for each of the forms. */
async function layOut(connection: DuckDBConnection, questions: number): Promise<void> {
  const all = Array.from({ length: questions }, (_, index) => index + 1);
  const group = `((area::integer - 1) * ${BENCH_BANDS} + age_band - 1)`;
  await connection.run(
    `create table sorted as select ${group}::usmallint as g, ${all.map((q) => `q${q}`).join(', ')} from answers order by g`,
  );
  const keys = all.map((q) => `(g::integer * 8 + ${digit(q)})::usmallint as k${q}`);
  await connection.run(`create table keyed as select ${keys.join(', ')} from sorted`);
  const joined = jointQuestions(questions).map(
    (own, place) => `(g::uinteger * 256 + ${jointExpression(own)})::uinteger as j${place}`,
  );
  await connection.run(`create table joined as select ${joined.join(', ')} from sorted`);
  const counters = all.flatMap((q) =>
    Array.from({ length: Math.ceil(codesOfQuestion(q) / COUNTERS) }, (_, part) => {
      const whens = Array.from({ length: COUNTERS }, (_, place) => part * COUNTERS + place + 1)
        .filter((code) => code <= codesOfQuestion(q))
        .map((code, place) => `when ${code} then ${COUNTER_SIZE ** place}::double`);
      return `(case q${q} ${whens.join(' ')} else 0 end) as c${q}_${part}`;
    }),
  );
  await connection.run(`create table counters as select g, ${counters.join(', ')} from sorted`);
  const largest = await connection.runAndReadAll(
    'select max(n) from (select count(*) as n from sorted group by g)',
  );
  if (Number(largest.getRows()[0]?.[0]) >= COUNTER_SIZE) {
    throw new Error(`a group has ${COUNTER_SIZE} people or more: the packed counters would run over`);
  }
}

/** DuckDB in memory, on all its threads, with the answers of `questions`; null where it is not installed. */
export async function openDuckDbCounts(
  columns: ReadonlyMap<string, Pick<CodedColumn, 'values'>>,
  questions: number,
): Promise<DuckDbCounts | null> {
  const duckDb = await loadDuckDb();
  if (duckDb === null) return null;
  const instance = await duckDb.DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const names = ['area', 'age_band', ...Array.from({ length: questions }, (_, index) => `q${index + 1}`)];
  const start = performance.now();
  await loadAnswers(duckDb, connection, columns, names);
  await layOut(connection, questions);
  const threads = await connection.runAndReadAll("select current_setting('threads')");
  return {
    version: duckDb.version(),
    threads: Number(threads.getRows()[0]?.[0]),
    loadMs: performance.now() - start,
    forms: duckDbForms(connection, questions),
    async set(option, value) {
      await connection.run(`set ${option} = ${value}`);
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
