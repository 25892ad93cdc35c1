import { Unsupported } from '../unsupported.ts';
import { type Formula, type Frame, levelsOf, numbersOf, type Vector } from './values.ts';

/** A column of a model, under the name R gives it: `(Intercept)`, `age`, or `sex2` for the code 2 of sex. */
export interface ModelColumn {
  readonly name: string;
  readonly values: Float64Array;
}

function indicators(name: string, column: Vector, levels: readonly string[]): ModelColumn[] {
  const missing = column.values.indexOf(null);
  if (missing >= 0) throw new Unsupported(`column ${name} has no value in row ${missing + 1}`);
  return levels.map((level) => ({
    name: `${name}${level}`,
    values: Float64Array.from(column.values, (value) => (String(value) === level ? 1 : 0)),
  }));
}

/**
 * Columns of a model: ones, numbers as they are, codes as 0/1 without their first one (with it for the first codes of
 * a formula without ones). Throws Unsupported for terms that are not names, and for missing values.
 */
export function modelColumns({ terms, intercept }: Formula, frame: Frame): readonly ModelColumn[] {
  const ones = { name: '(Intercept)', values: new Float64Array(frame.size).fill(1) };
  let full = !intercept;
  const columns = terms.flatMap((term): readonly ModelColumn[] => {
    const name = term.kind === 'name' ? term.name : '';
    const column = frame.columns.get(name);
    if (column === undefined) throw new Unsupported(`a model with a term that is not a column ${name}`);
    const codes = column.levels !== undefined || column.values.some((value) => typeof value === 'string');
    if (!codes) return [{ name, values: numbersOf(column, name) }];
    const levels = levelsOf(column);
    const kept = full ? levels : levels.slice(1);
    full = false;
    return indicators(name, column, kept);
  });
  return intercept ? [ones, ...columns] : columns;
}
