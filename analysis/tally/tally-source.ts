import type { Tally, TallyAxis } from './tally.ts';

/** A column, by its id, and the places that its codes take. */
export interface ColumnAxis {
  readonly column: string;
  readonly axis: TallyAxis;
}

/** Tallies of many items by one or many row sides. */
export interface TallyRequest {
  /** row sides: each one axis, or several crossed (47 areas × 8 bands), the first changing slowest; none: one row with everybody */
  readonly rows: readonly (readonly ColumnAxis[])[];
  readonly columns: readonly ColumnAxis[];
}

/** For each row side the tallies of all columns. */
export type Tallies = readonly (readonly Tally[])[];

/**
 * Whatever fills the tallies of one dataset: its columns (tally-many.ts), a packed copy (tally-packed.ts), worker threads
 * or a database (server/tally). Estimates take a Tally and never ask where it came from.
 */
export interface TallySource {
  tallies(request: TallyRequest): Promise<Tallies>;
}
