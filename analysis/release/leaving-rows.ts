import type { DraftRelease, DraftRows } from './draft-rows.ts';
import type { Identifying } from './identifying.ts';
import {
  type ReleasedColumn,
  type ReleasedDesign,
  type ReleasedWeight,
  WITHHELD,
} from './released-dataset.ts';
import { contentOrder, shuffled, taken } from './row-order.ts';
import type { TreatedColumn } from './treated-column.ts';

/** Rows as they leave. */
export interface LeavingRows {
  readonly columns: readonly ReleasedColumn[];
  readonly design: ReleasedDesign | null;
  readonly weight: ReleasedWeight | null;
  readonly identifying: readonly Identifying[];
  /** rows in which something was withheld */
  readonly withheldRespondents: number;
}

/**
 * Puts the rows of a draft into the order of the seed, each value with what it needs to be read. They are sorted by what
 * leaves first: a draft stands in the order of what was withheld or averaged, too, and whoever learned the seed could
 * read it from the places.
 */
export function leavingRows(
  { size, columns, quasiIdentifiers, design, weight }: DraftRelease,
  { values, withheld, stratum, cell, weights, identifying }: DraftRows,
  seed: string,
): LeavingRows {
  const content = contentOrder(
    [...values, stratum, cell, weights].filter((column) => column !== null),
    size,
  );
  const order = shuffled(size, seed).map((place) => content[place] as number);
  const leaving = columns.map((column, place) =>
    releasedColumn(
      column,
      taken(values[place] as Uint8Array, order),
      quasiIdentifiers.has(column.id),
      withheld[place] === true,
    ),
  );
  const leavingDesign =
    design &&
    stratum &&
    Object.freeze({
      ...design,
      stratum: taken(stratum, order),
      cells: design.cells && cell && Object.freeze({ ...design.cells, cell: taken(cell, order) }),
    });
  const leavingWeight = weight && weights && Object.freeze({ ...weight, values: taken(weights, order) });
  return {
    columns: Object.freeze(leaving),
    design: leavingDesign,
    weight: leavingWeight,
    identifying: identifying.map(({ id, values: own }) => ({
      id,
      values: Float64Array.from(order, (row) => own[row] as number),
    })),
    withheldRespondents: rowsWithheld(leaving, size),
  };
}

function rowsWithheld(columns: readonly ReleasedColumn[], size: number): number {
  const touched = columns.filter(({ withheld }) => withheld > 0);
  let rows = 0;
  for (let row = 0; row < size; row++) {
    if (touched.some(({ values }) => values[row] === WITHHELD)) rows += 1;
  }
  return rows;
}

function releasedColumn(
  column: TreatedColumn,
  values: Uint8Array,
  quasiIdentifier: boolean,
  mayBeWithheld: boolean,
): ReleasedColumn {
  const { id, kind, item, label, measure, exactness, sensitive, strictDisclosure, codes, treatment } = column;
  const withheld = mayBeWithheld ? values.reduce((rows, code) => rows + (code === WITHHELD ? 1 : 0), 0) : 0;
  const told =
    withheld > 0
      ? Object.freeze([...codes, { code: WITHHELD, label: { ja: '秘匿', en: 'Withheld' } }])
      : codes;
  return Object.freeze({
    ...{ id, kind, item, label, measure, exactness, sensitive, strictDisclosure },
    ...{ codes: told, treatment, quasiIdentifier, withheld, values },
  });
}
