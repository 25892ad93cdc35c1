import type { Dataset } from '../dataset/dataset.ts';
import type { DraftRelease } from './draft-rows.ts';
import type { Identifying } from './identifying.ts';
import { WITHHELD } from './released-dataset.ts';
import { tells, toldRows } from './telling-columns.ts';

/** A column whose values were to be withheld or taken together, and what stays in the file and says them all the same. */
export interface ToldAnyway {
  readonly column: string;
  /** as in the report: ids of columns, `stratum`, `calibration_cell`, `weight`, `domain`, `asked:` and an id */
  readonly by: readonly string[];
}

/** What stays in a file and tells the withheld values of a column. */
export interface TellingWithheld {
  /** what goes with the column in all rows, one way or the other: an area and its stratum */
  readonly by: readonly string[];
  /** something tells it in some rows: which, and where, is known from their answers only */
  readonly inPart: boolean;
}

/** Which of those that stay tell the withheld values of a column, of all rows or of some. */
export function tellingWithheld(
  asItWas: Uint8Array,
  withheld: Uint8Array,
  staying: readonly Identifying[],
): TellingWithheld {
  if (asItWas.every((code, row) => code === withheld[row])) return { by: [], inPart: false };
  const telling = staying.filter(({ values }) => {
    const told = toldRows([values], asItWas);
    return told.some((one, row) => one === 1 && withheld[row] === WITHHELD);
  });
  const whole = telling.filter(
    ({ values }) => tells([values], asItWas) || (values instanceof Uint8Array && tells([asItWas], values)),
  );
  return { by: whole.map(({ id }) => id), inPart: telling.length > whole.length };
}

/** Which columns are folded, or cut into bands, while something else of the file tells what they were before. */
export function toldUnfolded({ columns: all }: Dataset, draft: DraftRelease): readonly ToldAnyway[] {
  const { columns, routes, domain, design, weight } = draft;
  const staying: Identifying[] = [
    ...columns,
    ...routes,
    ...(domain ? [{ id: 'domain', values: domain }] : []),
    ...(design ? [{ id: 'stratum', values: design.stratum }] : []),
    ...(design?.cells ? [{ id: 'calibration_cell', values: design.cells.cell }] : []),
    ...(weight?.treatment === 'as-made' ? [{ id: 'weight', values: weight.values }] : []),
  ];
  return columns.flatMap(({ id, treatment }) => {
    const before = all.get(id)?.values;
    if (treatment.kind === 'as-coded' || before === undefined) return [];
    const by = staying.filter((one) => one.id !== id && tells([one.values], before));
    return by.length === 0 ? [] : [{ column: id, by: by.map((one) => one.id) }];
  });
}
