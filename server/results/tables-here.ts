import type { Definitions } from '../../instruments/definition/parse-definitions.ts';
import { askedTable } from './asked-table.ts';
import type { DatasetCache } from './dataset-cache.ts';
import type { Tables } from './tables.ts';

/** Codes, weights and protects in the thread that asks, which does nothing else meanwhile. */
export function tablesHere(datasets: DatasetCache, definitions: Definitions): Tables {
  return {
    ask: (registered, asked) => askedTable(datasets, definitions, registered, asked),
    close: async () => {},
  };
}
