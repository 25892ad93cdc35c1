import { Problem, type ProblemDetails } from '../problems/problem.ts';
import { type ProblemCode, problemCatalogue } from '../problems/problem-catalogue.ts';
import { TaskFailedError } from '../tally/worker-errors.ts';
import { WorkerPool } from '../tally/worker-pool.ts';
import type { AskedTable } from './asked-table.ts';
import type { Tables } from './tables.ts';
import type { TablesTask, TablesThreadData } from './tables-task.ts';

export interface TablesApartOptions extends TablesThreadData {
  /** compiled tables-worker.ts */
  readonly entry: URL;
}

/**
 * Codes, weights and protects in a thread of its own that reads the store beside this one, so that the first look at a
 * table after a batch holds no submission up. One thread: tables of one survey are made one after the other in any case,
 * because what is printed of one item binds the next. Starts with the first table that is asked for.
 */
export function tablesApart({ entry, ...data }: TablesApartOptions): Tables {
  let pool: WorkerPool | null = null;
  return {
    async ask({ survey, closedOn }, asked) {
      pool ??= new WorkerPool({ entry, threads: 1, data });
      try {
        return (await pool.run({ surveyId: survey.id, closedOn, asked } satisfies TablesTask)) as AskedTable;
      } catch (cause) {
        throw asProblem(cause);
      }
    },
    async close() {
      await pool?.close();
    },
  };
}

/** A problem stays one across the thread; anything else is a fault and keeps its own story as the cause. */
function asProblem(cause: unknown): unknown {
  if (!(cause instanceof TaskFailedError) || cause.thrown.name !== 'Problem') return cause;
  const { code, details } = cause.thrown.details as { code?: unknown; details?: ProblemDetails };
  if (typeof code !== 'string' || !Object.hasOwn(problemCatalogue, code)) return cause;
  return new Problem(code as ProblemCode, { ...details, cause });
}
