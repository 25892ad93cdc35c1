import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import { municipalityItemOf } from '../../instruments/areas/municipality-item.ts';
import type { Score } from '../../instruments/definition/instrument.ts';
import type { CompiledDerived } from '../../instruments/derived/compile-derived.ts';
import { type AgeBand, ageBandColumn } from './age-bands.ts';
import type { CodedColumn } from './dataset.ts';
import { deriveAreas } from './derive-area.ts';
import { derivedColumn, derivedVariableColumn, scoreColumns } from './derived-columns.ts';

export interface DerivedColumnsInput {
  /** number of rows */
  readonly size: number;
  /** stratum of each row; null: an open survey */
  readonly stratumOf: ((row: number) => string | null) | null;
  /** null: no column `area` is made */
  readonly areaScheme: AreaScheme | null;
  /** bands of the survey's own; absent: those of the national tables */
  readonly ageBands?: readonly AgeBand[] | undefined;
  readonly scores: readonly Score[];
  readonly derived: readonly CompiledDerived[];
}

/**
 * Puts `area` (derive-area.ts), `age_band` (age-bands.ts), for each score its bands and `<score>.points`, and the
 * derived variables beside the columns that were asked. A column `age_band` that is there already stays.
 *
 * Gives the respondents whose answered municipality lies in another area than the one their letter went to.
 * Throws RangeError where a score or a derived variable lacks an input.
 */
export function addDerivedColumns(
  columns: Map<string, CodedColumn>,
  { size, stratumOf, areaScheme, ageBands, scores, derived }: DerivedColumnsInput,
): number {
  let disagreeing = 0;
  if (areaScheme !== null) {
    const strata = Array.from({ length: size }, (_, row) => stratumOf?.(row) ?? null);
    const areas = deriveAreas(
      areaScheme,
      strata,
      columns.get(municipalityItemOf(areaScheme))?.values ?? null,
    );
    const codes = areaScheme.areas.map(({ code, label }) => ({ code, label }));
    const column = derivedColumn('area', areaScheme.title, codes, areas.values);
    columns.set('area', { ...column, measure: 'nominal' });
    disagreeing = areas.disagreeing;
  }
  const age = columns.get('age');
  if (age !== undefined && !columns.has('age_band')) columns.set('age_band', ageBandColumn(age, ageBands));
  for (const score of scores)
    for (const column of scoreColumns(score, columns, size)) columns.set(column.id, column);
  for (const compiled of derived) {
    const column = derivedVariableColumn(compiled, columns, size);
    columns.set(column.id, column);
  }
  return disagreeing;
}
