import type { Database as Connection, Statement } from 'better-sqlite3';
import type { Compilable } from 'kysely';

/** A place in a query that is filled in at every run. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** Stands for a value of type `T` while a query is built. */
export function slot<T>(name: string): T {
  // The builder only carries it to the list of parameters, where `prepare` takes it out again.
  return new Slot(name) as unknown as T;
}

type Values = Readonly<Record<string, unknown>>;

export interface Prepared<Row> {
  /** rows changed */
  run(values: Values): number;
  get(values: Values): Row | undefined;
}

/**
 * Compiles a query of the builder once and prepares it on the connection: the ingest path pays neither again.
 * Values are given by the names of the query's slots.
 */
export function prepare<Row>(connection: Connection, query: Compilable<Row>): Prepared<Row> {
  const { sql, parameters } = query.compile();
  const statement: Statement<unknown[], Row> = connection.prepare(sql);
  const bind = (values: Values) =>
    parameters.map((parameter) => (parameter instanceof Slot ? values[parameter.name] : parameter));
  return {
    run: (values) => statement.run(...bind(values)).changes,
    get: (values) => statement.get(...bind(values)),
  };
}
