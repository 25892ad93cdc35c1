/**
 * Columns that a dataset has beside its variables, whatever was asked: where people live by the area scheme, their
 * age in bands, and, in pooled data, the wave. Nothing else takes one of these names.
 */
export const MADE_COLUMNS: readonly string[] = ['area', 'age_band', 'wave'];
