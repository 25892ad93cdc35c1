import type { AskedRoute } from './asked-of-some.ts';
import { equivalenceClasses } from './equivalence-classes.ts';
import { giveBack } from './give-back.ts';
import type { Identifying } from './identifying.ts';
import type { SmallClasses } from './release-request.ts';
import type { ReleasedDesign, ReleasedWeight } from './released-dataset.ts';
import { classMeanWeights } from './released-weights.ts';
import { contentOrder, taken } from './row-order.ts';
import { type ToldAnyway, tellingWithheld } from './told-anyway.ts';
import type { TreatedColumn } from './treated-column.ts';
import { withholdValues } from './withhold-values.ts';

/** What is to leave, rows in the order of the dataset. */
export interface DraftRelease {
  readonly size: number;
  readonly columns: readonly TreatedColumn[];
  readonly quasiIdentifiers: ReadonlySet<string>;
  readonly routes: readonly AskedRoute[];
  /** 1 for each row of the part that is looked at; null: everybody */
  readonly domain: Uint8Array | null;
  readonly design: ReleasedDesign | null;
  /** weights as made, rounded */
  readonly weight: ReleasedWeight | null;
  readonly smallClasses: SmallClasses;
  readonly smallestClass: number;
}

/** Rows as they would leave, but for their order: sorted by content. */
export interface DraftRows {
  /** place in the dataset of each of these rows */
  readonly order: Uint32Array;
  readonly values: readonly Uint8Array[];
  readonly withheld: readonly boolean[];
  readonly stratum: Uint8Array | null;
  readonly cell: Int16Array | null;
  readonly weights: Float64Array | null;
  readonly identifying: readonly Identifying[];
  /** columns that were to be withheld, where it would hide nothing */
  readonly toldAnyway: readonly ToldAnyway[];
  /** something else tells a withheld value of some rows */
  readonly toldInPart: boolean;
  /** smallest class of the file together with those released before it */
  readonly jointSmallestClass: number;
  /** some class is under the rule: how many are is never told, so it is not counted */
  readonly hasSmallClasses: boolean;
}

/**
 * Sorts the rows by content, takes values out of small classes and averages weights, as asked. `earlier` are the
 * quasi-identifiers of files released before, in the order of the dataset: who holds both files can join them by the
 * answers, so that classes are those of all files together.
 */
export function draftRows(draft: DraftRelease, earlier: readonly ArrayLike<number>[]): DraftRows {
  const { size, columns, quasiIdentifiers, routes, domain, design, weight, smallestClass } = draft;
  const raw = [
    ...columns.map(({ values }) => values),
    ...(domain ? [domain] : []),
    ...(design ? [design.stratum] : []),
    ...(design?.cells ? [design.cells.cell] : []),
    ...(weight ? [weight.values] : []),
  ];
  const order = contentOrder([...raw, ...earlier], size);
  const before = earlier.map((values) => taken(Float64Array.from(values), order));
  const values = columns.map((column) => taken(column.values, order));
  const stratum = design && taken(design.stratum, order);
  const cell = design?.cells ? taken(design.cells.cell, order) : null;
  const made = weight && taken(weight.values, order);
  // what is told of a row whatever is withheld of its answers
  const told = [
    ...(domain ? [{ id: 'domain', values: taken(domain, order) }] : []),
    ...routes.map((route) => ({ id: route.id, values: taken(route.values, order) })),
    ...(stratum ? [{ id: 'stratum', values: stratum }] : []),
    ...(cell ? [{ id: 'calibration_cell', values: cell }] : []),
  ];

  const identifies = columns.map(({ id }) => quasiIdentifiers.has(id));
  const withheld = columns.map((column, place) => identifies[place] === true && isNamed(column, draft));
  const places = [...withheld.keys()].filter((place) => withheld[place]);
  const toldAnyway: ToldAnyway[] = [];
  let toldInPart = false;
  if (places.length > 0) {
    const fixed = [
      ...values.filter((_, place) => identifies[place] && !withheld[place]),
      ...told.map((each) => each.values),
      ...(made && weight?.treatment === 'as-made' ? [made] : []),
      ...before,
    ];
    const ranked = inOrderOfRequest(places, draft);
    const asAsked = ranked.map((place) => values[place] as Uint8Array);
    const after = withholdValues(asAsked, fixed, smallestClass);
    const staying = [
      ...columns.flatMap(({ id }, place) =>
        withheld[place] ? [] : [{ id, values: values[place] as Uint8Array }],
      ),
      ...told,
      ...(made && weight?.treatment === 'as-made' ? [{ id: 'weight', values: made }] : []),
    ];
    for (const [index, place] of ranked.entries()) {
      const { by, inPart } = tellingWithheld(
        asAsked[index] as Uint8Array,
        after[index] as Uint8Array,
        staying,
      );
      toldInPart ||= inPart;
      if (by.length > 0) toldAnyway.push({ column: (columns[place] as TreatedColumn).id, by });
    }
    giveBack(after, asAsked, fixed).forEach((column, index) => {
      values[ranked[index] as number] = column;
    });
  }
  const found = columns.flatMap(({ id }, place) =>
    identifies[place] ? [{ id, values: values[place] as Uint8Array }] : [],
  );
  const looks = [...found, ...told];
  const weights =
    weight?.treatment === 'class-mean' && made
      ? classMeanWeights(
          made,
          looks.map((each) => each.values),
        )
      : made;
  const identifying = [...looks, ...(weights ? [{ id: 'weight', values: weights }] : [])];
  const { sizes } = equivalenceClasses([...identifying.map((each) => each.values), ...before], size);
  return {
    order,
    values,
    withheld,
    stratum,
    cell,
    weights,
    identifying,
    toldAnyway,
    toldInPart,
    jointSmallestClass: sizes.reduce((smallest, rows) => Math.min(smallest, rows), Infinity),
    hasSmallClasses: sizes.some((rows) => rows < smallestClass),
  };
}

function namesOf({ smallClasses }: DraftRelease): readonly string[] {
  return smallClasses.kind === 'refuse' ? [] : smallClasses.columns;
}

function isNamed({ id, item }: TreatedColumn, draft: DraftRelease): boolean {
  return namesOf(draft).some((name) => name === id || name === item);
}

/** Places of columns in the order in which the request wants them withheld. */
function inOrderOfRequest(places: readonly number[], draft: DraftRelease): readonly number[] {
  const rank = (place: number) => {
    const { id, item } = draft.columns[place] as TreatedColumn;
    return namesOf(draft).findIndex((name) => name === id || name === item);
  };
  return [...places].sort((a, b) => rank(a) - rank(b) || a - b);
}
