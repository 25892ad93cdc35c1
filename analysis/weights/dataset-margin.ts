import type { Finding } from '../../instruments/definition/finding.ts';
import type { Dataset, Stratum } from '../dataset/dataset.ts';
import type { InvitationDesign } from './base-weights.ts';
import { type FramePart, frameFindings } from './frame-agreement.ts';
import type { MarginParts } from './keep-unknown.ts';
import { countFindings, type Margin, type MarginCounts, marginOfRows } from './margin.ts';
import { crowdedFindings, gapFindings } from './margin-shortfalls.ts';
import { type AxisValues, valueFindings } from './margin-values.ts';
import { bandFindings, type WeightingAgeBand } from './post-stratification.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';

/** What a margin counts people by. */
export type MarginAxis =
  /** the design stratum, by its id; counts of strata that were folded are added */
  | { readonly kind: 'stratum' }
  /** codes of a column, as texts; a code without a count is unknown */
  | { readonly kind: 'codes'; readonly column: string }
  /** bands of the column `age`, by their ids; an age outside them is unknown */
  | { readonly kind: 'age'; readonly ageBands: readonly WeightingAgeBand[] };

/** Known counts by one axis, or by several jointly; keys stand in the order of the axes. */
export interface DatasetMargin extends MarginCounts {
  readonly by: readonly MarginAxis[];
}

/** A design before its strata were folded, and after. */
export interface FoldedDesign {
  readonly before: InvitationDesign;
  readonly after: InvitationDesign;
  /** index of the new stratum for each old one */
  readonly membership: readonly number[];
}

/** A margin with the cell of every row, and the strata that it counts one by one. */
export interface PlacedMargin {
  readonly margin: Margin;
  readonly parts: MarginParts | null;
  readonly findings: readonly Finding[];
}

/** Counts whose strata are the folded ones: those that were joined are added. */
function foldCounts(margin: DatasetMargin, design: FoldedDesign): DatasetMargin {
  const place = margin.by.findIndex(({ kind }) => kind === 'stratum');
  if (place < 0 || design.before.strata.length === design.after.strata.length) return margin;
  const { before, after, membership } = design;
  const names = new Map(
    before.strata.map(({ id }, index) => [id, after.strata[membership[index] as number]?.id as string]),
  );
  const cells = new Map<string, DatasetMargin['cells'][number]>();
  for (const cell of margin.cells) {
    const rename = (key: readonly string[]) => key.with(place, names.get(key[place] as string) as string);
    const key = rename(cell.key);
    const id = JSON.stringify(key);
    const known = cells.get(id);
    const folded = { ...cell, key, ...(cell.also === undefined ? {} : { also: cell.also.map(rename) }) };
    cells.set(
      id,
      known === undefined ? folded : { ...known, population: known.population + cell.population },
    );
  }
  return { ...margin, cells: [...cells.values()] };
}

/** What the survey knows of the values of an axis; null: any value may occur. */
function valuesOf(dataset: Dataset, { before }: FoldedDesign, axis: MarginAxis): AxisValues | null {
  if (axis.kind === 'stratum') {
    const values = new Set(before.strata.map(({ id }) => id));
    return { label: { ja: '層', en: 'stratum' }, values, complete: true };
  }
  if (axis.kind === 'age') {
    const values = new Set(axis.ageBands.map(({ id }) => id));
    return { label: { ja: '年齢区分', en: 'age band' }, values, complete: true };
  }
  const column = dataset.columns.get(axis.column);
  if (column === undefined || column.codes.length === 0) return null;
  const values = new Set(column.codes.map(({ code }) => String(code)));
  return { label: { ja: `「${column.label.ja}」`, en: axis.column }, values, complete: false };
}

/** What is wrong with an axis itself, before any count is looked at. */
function axisFindings(dataset: Dataset, axis: MarginAxis): readonly Finding[] {
  if (axis.kind === 'stratum') return [];
  const id = axis.kind === 'age' ? 'age' : axis.column;
  const bands = axis.kind === 'age' ? bandFindings(axis.ageBands) : [];
  if (dataset.columns.has(id)) return bands;
  return [
    ...bands,
    weightingFinding(
      'column-missing',
      id,
      `人口と合わせるには、回答の列「${id}」が要ります。`,
      `a margin needs the column ${id}.`,
    ),
  ];
}

/** The text of an axis for each row; null: no value, or one without a count. */
function keysOf(
  dataset: Dataset,
  design: InvitationDesign,
  axis: MarginAxis,
  counted: ReadonlySet<string | undefined>,
): readonly (string | null)[] {
  if (axis.kind === 'stratum')
    return Array.from(design.stratum, (index) => design.strata[index]?.id as string);
  const keyOfCode = Array.from({ length: 256 }, (_, code) => {
    // codes above 250 are reserved: neither an answer nor an age
    if (code > 250) return null;
    if (axis.kind === 'codes') return counted.has(String(code)) ? String(code) : null;
    return axis.ageBands.find(({ from, to }) => code >= from && (to === null || code <= to))?.id ?? null;
  });
  const column = dataset.columns.get(axis.kind === 'age' ? 'age' : axis.column);
  return Array.from(column?.values ?? [], (code) => keyOfCode[code] as string | null);
}

/** The counts beside the people of the design: by stratum where a margin counts strata, else all together. */
function framePartsOf({ name, by, cells }: DatasetMargin, { before }: FoldedDesign): readonly FramePart[] {
  const counts = { ja: name, en: name };
  const place = by.findIndex(({ kind }) => kind === 'stratum');
  const sum = (numbers: readonly number[]) => numbers.reduce((all, value) => all + value, 0);
  if (place < 0) {
    const counted = sum(cells.map(({ population }) => population));
    const frame = sum(before.strata.map(({ population }) => population));
    return [{ counts, stratum: null, counted, frame }];
  }
  return before.strata.map((stratum: Stratum) => {
    const own = cells.filter(({ key }) => key[place] === stratum.id);
    const counted = sum(own.map(({ population }) => population));
    return { counts, stratum, counted, frame: stratum.population };
  });
}

/**
 * Finds the cell of each row of a dataset in counts of its population, and everything that is wrong with the counts
 * beside the survey: sums that are not those of the design, more respondents than people. `dataset` has the strata of
 * `design.after`. Throws WeightingError where counts are so far off that no cell can be found: values that only one
 * side knows, cells that stand twice or hold no number of people, a column that is not there.
 */
export function placeMargin(dataset: Dataset, design: FoldedDesign, margin: DatasetMargin): PlacedMargin {
  const { name, by, cells } = margin;
  const odd = [...by.flatMap((axis) => axisFindings(dataset, axis)), ...countFindings(margin)];
  if (odd.length > 0) throw new WeightingError(odd);
  const frame = frameFindings(framePartsOf(margin, design));
  const strange = valueFindings(
    { ja: name, en: name },
    cells,
    by.map((axis) => valuesOf(dataset, design, axis)),
  );
  if (strange.length > 0) throw new WeightingError([...strange, ...frame]);
  const folded = foldCounts(margin, design);
  const columns = by.map((axis, place) => {
    const counted = folded.cells.flatMap(({ key, also = [] }) => [key, ...also].map((each) => each[place]));
    return keysOf(dataset, design.after, axis, new Set(counted));
  });
  const placed = marginOfRows(folded, columns);
  return Object.freeze({
    margin: placed,
    parts: partsOf(folded, design.after),
    findings: [...frame, ...(frame.length > 0 ? gapFindings(margin) : []), ...crowdedFindings(placed)],
  });
}

/** Strata of a margin that counts something in each of them. */
function partsOf({ by, cells }: DatasetMargin, { strata, stratum }: InvitationDesign): MarginParts | null {
  const place = by.findIndex(({ kind }) => kind === 'stratum');
  if (place < 0 || by.length === 1) return null;
  const names = strata.map(({ id }) => id);
  return { names, ofCell: cells.map(({ key }) => names.indexOf(key[place] as string)), ofRow: stratum };
}
