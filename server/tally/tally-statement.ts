import {
  type CompiledQuery,
  type Dialect,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { ColumnAxis, TallyRequest } from '../../analysis/tally/tally-source.ts';

/** How a database writes names: SQLite, or PostgreSQL and what reads its language (DuckDB). */
export type TallyDialect = 'sqlite' | 'postgres';

/** A table with a row for each respondent and a column of codes for each item. */
export interface TallyTable {
  readonly table: string;
  /**
   * Columns with the number of the stratum (from 0), of the calibration cell (-1: takes no part), base weight and weight;
   * null: volunteers
   */
  readonly weighted: {
    readonly stratum: string;
    readonly cell: string;
    readonly base: string;
    readonly weight: string;
  } | null;
}

const DIALECTS: Readonly<Record<TallyDialect, Dialect>> = {
  sqlite: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
  postgres: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
};

/** Names of the answer's columns: `row_0`, `row_1` … hold the codes of a row side's axes. */
export const rowColumn = (axis: number): string => `row_${axis}`;

/** A column of the table, qualified: an id may be one of the names that the answer has. */
const from = (column: string): RawBuilder<unknown> => sql.id('t', column);

function select(
  { table, weighted }: TallyTable,
  place: { readonly side: number; readonly column: number },
  rows: readonly ColumnAxis[],
  column: ColumnAxis,
  axes: number,
): RawBuilder<unknown> {
  const code = from(column.column);
  const codes = Array.from({ length: axes }, (_, axis) => {
    const own = rows[axis];
    return sql`${own === undefined ? sql`0` : from(own.column)} as ${sql.id(rowColumn(axis))}`;
  });
  const { facts, groups, sums } = weighted === null ? volunteers : drawn(weighted);
  const list = [
    sql`${sql.lit(place.side)} as side`,
    sql`${sql.lit(place.column)} as item`,
    ...facts,
    ...codes,
    sql`${code} as code`,
    sql`count(*) as respondents`,
    ...sums,
  ];
  const by = [...groups, ...rows.map(({ column: id }) => from(id)), code];
  return sql`select ${sql.join(list)} from ${sql.id(table)} as t group by ${sql.join(by)}`;
}

/** What says who was drawn how: parts of the list, of `group by`, and sums. */
interface DesignParts {
  readonly facts: readonly RawBuilder<unknown>[];
  readonly groups: readonly RawBuilder<unknown>[];
  readonly sums: readonly RawBuilder<unknown>[];
}

const volunteers: DesignParts = {
  facts: [sql`0 as stratum`, sql`-1 as cell`, sql`0 as zero`],
  groups: [],
  sums: [sql`count(*) as base`, sql`count(*) as weight`, sql`count(*) as squared_weight`],
};

function drawn(columns: NonNullable<TallyTable['weighted']>): DesignParts {
  const [stratum, cell, weight] = [from(columns.stratum), from(columns.cell), from(columns.weight)];
  const zero = sql`case when ${weight} = 0 then 1 else 0 end`;
  return {
    facts: [sql`${stratum} as stratum`, sql`${cell} as cell`, sql`${zero} as zero`],
    groups: [stratum, cell, zero],
    sums: [
      sql`sum(${from(columns.base)}) as base`,
      sql`sum(${weight}) as weight`,
      sql`sum(${weight} * ${weight}) as squared_weight`,
    ],
  };
}

/**
 * One statement that fills all tallies of a request from a table, by `group by`: a database then counts what the packed
 * columns would. Names are quoted whatever stands in them; no value of the data is in the text. tallyFromRows makes the
 * tallies of its answer.
 * Throws RangeError for a request without a row side or without a column.
 */
export function tallyStatement(
  table: TallyTable,
  { rows, columns }: TallyRequest,
  dialect: TallyDialect,
): CompiledQuery<Record<string, unknown>> {
  if (rows.length === 0 || columns.length === 0) {
    throw new RangeError(
      `tallyStatement requires a row side and a column, got ${rows.length} and ${columns.length}`,
    );
  }
  const axes = rows.reduce((most, side) => Math.max(most, side.length), 0);
  const selects = rows.flatMap((side, place) =>
    columns.map((column, item) => select(table, { side: place, column: item }, side, column, axes)),
  );
  const database = new Kysely<unknown>({ dialect: DIALECTS[dialect] });
  return sql<Record<string, unknown>>`${sql.join(selects, sql` union all `)}`.compile(database);
}
