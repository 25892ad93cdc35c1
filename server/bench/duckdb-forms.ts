import type { DuckDBConnection } from '@duckdb/node-api';
import { BENCH_BANDS, codesOfQuestion } from './tally-bench-data.ts';
import { BENCH_ROWS } from './tally-bench-request.ts';

/** Counts by question: row place · codes + code − 1, only of those who answered. */
export type Counts = readonly Float64Array[];

/** A way to ask DuckDB for the bare counts of all questions. */
export interface DuckDbForm {
  readonly name: string;
  /** whether its rows are the counts; joint codes and packed counters have to be spread over the items first */
  readonly isPlain: boolean;
  /** runs all statements and fetches all chunks of the answers, without looking at a value */
  readonly fetch: () => Promise<void>;
  /** the counts themselves */
  readonly counts: () => Promise<Counts>;
}

function emptyCounts(questions: number): Float64Array[] {
  return Array.from(
    { length: questions },
    (_, index) => new Float64Array(BENCH_ROWS * codesOfQuestion(index + 1)),
  );
}

type TakeRow = (columns: readonly (readonly unknown[])[], row: number) => void;

/** Runs a statement and calls back for each row of its answer, which comes as columns of chunks, never as objects. */
async function eachRow(connection: DuckDBConnection, statement: string, take: TakeRow): Promise<void> {
  const result = await connection.run(statement);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    const columns = chunk.getColumns();
    for (let row = 0; row < chunk.rowCount; row++) take(columns, row);
  }
}

async function fetchAll(connection: DuckDBConnection, statements: readonly string[]): Promise<void> {
  for (const statement of statements) {
    const result = await connection.run(statement);
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) break;
    }
  }
}

/** Neighbouring questions whose codes, the missing one included, have at most 256 combinations. */
export function jointQuestions(questions: number): readonly (readonly number[])[] {
  const parts: number[][] = [];
  let combinations = Number.POSITIVE_INFINITY;
  for (let question = 1; question <= questions; question++) {
    const codes = codesOfQuestion(question) + 1;
    if (combinations * codes > 256) {
      parts.push([]);
      combinations = 1;
    }
    combinations *= codes;
    parts.at(-1)?.push(question);
  }
  return parts;
}

/** 0 for no answer, else the code. */
export const digit = (question: number) => `case q${question} when 252 then 0 else q${question}::integer end`;

export function jointExpression(own: readonly number[]): string {
  let unit = 1;
  return own
    .map((question) => {
      const term = `(${digit(question)}) * ${unit}`;
      unit *= codesOfQuestion(question) + 1;
      return term;
    })
    .join(' + ');
}

/** Adds what a joint code stands for to the counts of its questions. */
function spreadJoint(
  counts: Float64Array[],
  own: readonly number[],
  group: number,
  joint: number,
  people: number,
) {
  let rest = joint;
  for (const question of own) {
    const codes = codesOfQuestion(question);
    const code = rest % (codes + 1);
    rest = (rest - code) / (codes + 1);
    if (code === 0) continue;
    const into = counts[question - 1] as Float64Array;
    const at = group * codes + code - 1;
    into[at] = (into[at] as number) + people;
  }
}

/** Counters of 17 bits that one double holds: groups have fewer people than that, which is looked at beforehand. */
export const COUNTERS = 3;
export const COUNTER_SIZE = 2 ** 17;

/** A form as it is written down: its statements, and what one row of the answer to each adds to the counts. */
interface WrittenForm {
  readonly name: string;
  readonly isPlain: boolean;
  readonly statements: readonly string[];
  readonly take: (
    counts: Float64Array[],
    statement: number,
    columns: readonly (readonly unknown[])[],
    row: number,
  ) => void;
}

function setCount(
  counts: Float64Array[],
  question: number,
  group: number,
  code: number,
  people: unknown,
): void {
  if (code < 1 || code > codesOfQuestion(question)) return;
  (counts[question - 1] as Float64Array)[group * codesOfQuestion(question) + code - 1] = Number(people);
}

const setByKey = (counts: Float64Array[], question: number, key: number, people: unknown) =>
  setCount(counts, question, Math.floor(key / 8), key % 8, people);

/** A number of BIGINT would be an object for each row. */
const COUNT = 'count(*)::uinteger';

function plainForms(all: readonly number[]): readonly WrittenForm[] {
  const byKey = (question: number) => `select k${question}, ${COUNT} from keyed group by all`;
  return [
    {
      name: 'a query for each item, by area, band and answer',
      isPlain: true,
      statements: all.map((q) => `select area, age_band, q${q}, ${COUNT} from answers group by all`),
      take: (counts, item, [area = [], band = [], code = [], people = []], row) => {
        const group = (Number(area[row]) - 1) * BENCH_BANDS + Number(band[row]) - 1;
        setCount(counts, item + 1, group, Number(code[row]), people[row]);
      },
    },
    {
      name: 'a query for each item, by a number of the group and the answer, rows sorted by group',
      isPlain: true,
      statements: all.map((q) => `select g, q${q}, ${COUNT} from sorted group by all`),
      take: (counts, item, [group = [], code = [], people = []], row) =>
        setCount(counts, item + 1, Number(group[row]), Number(code[row]), people[row]),
    },
    {
      name: 'a query for each item, by one number of group and answer, rows sorted by group',
      isPlain: true,
      statements: all.map(byKey),
      take: (counts, item, [key = [], people = []], row) =>
        setByKey(counts, item + 1, Number(key[row]), people[row]),
    },
    {
      name: 'the same as one statement with union all',
      isPlain: true,
      statements: [
        all.map((q) => `select ${q}, k${q}, ${COUNT} from keyed group by k${q}`).join(' union all '),
      ],
      take: (counts, _, [question = [], key = [], people = []], row) =>
        setByKey(counts, Number(question[row]), Number(key[row]), people[row]),
    },
    {
      name: 'one statement with grouping sets',
      isPlain: true,
      statements: [
        `select g, ${all.map((q) => `q${q}`).join(', ')}, ${COUNT} from sorted group by grouping sets (${all.map((q) => `(g, q${q})`).join(', ')})`,
      ],
      take: (counts, _, columns, row) => {
        const question = all.find((one) => columns[one]?.[row] !== null) as number;
        const people = columns[all.length + 1]?.[row];
        setCount(counts, question, Number(columns[0]?.[row]), Number(columns[question]?.[row]), people);
      },
    },
    {
      name: 'one statement that turns columns into rows (unpivot)',
      isPlain: true,
      statements: [
        `select item, key, ${COUNT} from (unpivot keyed on ${all.map((q) => `k${q}`).join(', ')} into name item value key) group by all`,
      ],
      take: (counts, _, [item = [], key = [], people = []], row) =>
        setByKey(counts, Number(String(item[row]).slice(1)), Number(key[row]), people[row]),
    },
  ];
}

/** Forms whose rows are not yet the counts. */
function packedForms(all: readonly number[]): readonly WrittenForm[] {
  const joints = jointQuestions(all.length);
  const parts = all.flatMap((question) =>
    Array.from({ length: Math.ceil(codesOfQuestion(question) / COUNTERS) }, (_, part) => ({
      question,
      part,
    })),
  );
  return [
    {
      name: 'a query for several items joined in one number, then spread over the items',
      isPlain: false,
      statements: joints.map((_, place) => `select j${place}, ${COUNT} from joined group by all`),
      take: (counts, place, [key = [], people = []], row) => {
        const value = Number(key[row]);
        const own = joints[place] as readonly number[];
        spreadJoint(counts, own, Math.floor(value / 256), value % 256, Number(people[row]));
      },
    },
    {
      name: 'one statement that sums three counters in one number',
      isPlain: false,
      statements: [
        `select g, ${parts.map(({ question, part }) => `sum(c${question}_${part})`).join(', ')} from counters group by g`,
      ],
      take: (counts, _, columns, row) => {
        parts.forEach(({ question, part }, index) => {
          let rest = Number(columns[index + 1]?.[row]);
          for (let place = 0; place < COUNTERS; place++) {
            const code = part * COUNTERS + place + 1;
            setCount(counts, question, Number(columns[0]?.[row]), code, rest % COUNTER_SIZE);
            rest = Math.floor(rest / COUNTER_SIZE);
          }
        });
      },
    },
  ];
}

/** Every form that was thought of: one row a respondent in all of them, whatever the columns. */
export function duckDbForms(connection: DuckDBConnection, questions: number): readonly DuckDbForm[] {
  const all = Array.from({ length: questions }, (_, index) => index + 1);
  return [...plainForms(all), ...packedForms(all)].map(({ name, isPlain, statements, take }) => ({
    name,
    isPlain,
    fetch: () => fetchAll(connection, statements),
    counts: async () => {
      const counts = emptyCounts(questions);
      for (const [place, statement] of statements.entries()) {
        await eachRow(connection, statement, (columns, row) => take(counts, place, columns, row));
      }
      return counts;
    },
  }));
}
