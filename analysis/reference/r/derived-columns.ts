import { type Frame, type Scalar, type Vector, vector } from './values.ts';

/**
 * The preparation that the cases on the made-up survey share under the names `derive` and `usable_rows`, from the
 * words in each case's setup: age_band and age3 from age; lonely, often from q1; ucla from its three items with
 * bands and a cut at 10; each missing where its source is missing.
 */

/** Bands of age_band. */
export const AGE_BANDS = ['16-19', '20-29', '30-39', '40-49', '50-59', '60-69', '70-79', '80+'] as const;
/** Areas of the made-up prefecture, in official order. */
export const AREAS = ['中央', '西部', '東部', '北部', '秩父'] as const;
/** Bands of age3. */
export const AGE_THIRDS = ['16-39', '40-59', '60+'] as const;
const UCLA_BANDS = ['3', '4-6', '7-9', '10-12'] as const;

function column(from: Frame, name: string): readonly Scalar[] {
  return from.columns.get(name)?.values ?? Array.from({ length: from.size }, () => null);
}

function each(values: readonly Scalar[], rule: (value: number) => Scalar): Scalar[] {
  return values.map((value) => (value === null ? null : rule(Number(value))));
}

/** The label whose lower limit is the last one not above the value; missing below the first. */
function band(values: readonly Scalar[], limits: readonly number[], labels: readonly string[]): Vector {
  return vector(
    each(values, (value) => labels[limits.filter((limit) => value >= limit).length - 1] ?? null),
    labels,
  );
}

function codes(values: readonly Scalar[], highest: number): Vector {
  const levels = Array.from({ length: highest }, (_, index) => String(index + 1));
  return vector(
    each(values, (value) => String(value)),
    levels,
  );
}

/** `derive(s)`: the answers with the derived columns beside them. */
export function derive(from: Frame): Frame {
  const age = column(from, 'age');
  const q1 = column(from, 'q1');
  const items = ['ucla1', 'ucla2', 'ucla3'].map((name) => column(from, name));
  const ucla = q1.map((_, row) => {
    const answers = items.map((item) => item[row] ?? null);
    return answers.includes(null) ? null : answers.reduce<number>((sum, answer) => sum + Number(answer), 0);
  });
  const derived: [string, Vector][] = [
    ['age_band', band(age, [16, 20, 30, 40, 50, 60, 70, 80], AGE_BANDS)],
    ['age3', band(age, [16, 40, 60], AGE_THIRDS)],
    ['lonely', vector(each(q1, (code) => Number(code >= 4)))],
    ['often', vector(each(q1, (code) => Number(code === 5)))],
    ['ucla', vector(ucla)],
    ['ucla10', vector(each(ucla, (score) => Number(score >= 10)))],
    ['ucla_band', band(ucla, [3, 4, 7, 10], UCLA_BANDS)],
    ['q1f', codes(q1, 5)],
    ['outf', codes(column(from, 'outing'), 8)],
  ];
  return { ...from, columns: new Map([...from.columns, ...derived]) };
}

/** `usable_rows(s)`: rows with sex 1 or 2 and an age. */
export function usableRows(from: Frame): readonly boolean[] {
  const age = column(from, 'age');
  return column(from, 'sex').map((sex, row) => (sex === '1' || sex === '2') && age[row] !== null);
}
