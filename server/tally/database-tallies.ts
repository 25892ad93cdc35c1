import type { Kysely } from 'kysely';
import type { Tallies, TallyRequest, TallySource } from '../../analysis/tally/tally-source.ts';
import { type TallyDesign, tallyFromRows } from './tally-from-rows.ts';
import { type TallyDialect, type TallyTable, tallyStatement } from './tally-statement.ts';

/**
 * Tallies that a database counts: for data that are too large for this process's memory, or that live there anyway.
 * Rejects as tallyStatement and tallyFromRows throw, and with the database's own errors (a column that is not there).
 */
export function databaseTallies<Tables>(
  database: Pick<Kysely<Tables>, 'executeQuery'>,
  dialect: TallyDialect,
  table: TallyTable,
  design: TallyDesign | null,
): TallySource {
  return {
    async tallies(request: TallyRequest): Promise<Tallies> {
      const { rows } = await database.executeQuery(tallyStatement(table, request, dialect));
      return tallyFromRows(design, request, rows);
    },
  };
}
