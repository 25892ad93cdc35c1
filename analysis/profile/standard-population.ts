import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { ComparisonError } from '../comparison/comparison-error.ts';
import { AGE_BANDS, AGE_FOLDS, deriveAgeBands } from '../dataset/age-bands.ts';
import type { CodeLabel, Dataset } from '../dataset/dataset.ts';
import type { Weights } from '../weights/weights.ts';
import type { ProfileRows } from './profile-rows.ts';

/** A population to which every row is made alike in sex and age. */
export type StandardRequest =
  /** the people of the survey itself, by its weights */
  | { readonly kind: 'survey' }
  /** counts from elsewhere, of people of the ages that the survey is about */
  | {
      readonly kind: 'given';
      readonly source: LocalizedText;
      readonly counts: readonly {
        /** code of the item `sex` */
        readonly sex: number;
        /** both ends in; `ageTo` null: open */
        readonly ageFrom: number;
        readonly ageTo: number | null;
        readonly population: number;
      }[];
    }
  /** rows are compared as they are */
  | { readonly kind: 'none' };

/** The standard of one section: its cells with their shares, and the cell of each respondent. */
export interface StandardPopulation {
  /** what rows are made alike in */
  readonly alikeIn: 'sex' | 'age' | 'sex-and-age';
  readonly source: LocalizedText;
  readonly cells: readonly {
    readonly label: LocalizedText /** 0–1 of the standard */;
    readonly share: number;
  }[];
  /** cell of each respondent; NO_CELL where sex or age is not known, or sex is a third answer */
  readonly cell: Uint8Array;
}

export const NO_CELL = 255;
/** Respondents that every cell of a row needs: under it the error of its mean is too small by a fifth or more. */
export const SMALLEST_STANDARD_CELL = 5;
const OWN: LocalizedText = {
  ja: 'この調査の対象者全体（ウェイト付き）',
  en: 'the people of this survey as a whole (weighted)',
};

interface Band {
  readonly label: LocalizedText;
  readonly codes: readonly number[];
}

const WEIGHTING_BANDS: readonly Band[] = AGE_FOLDS.find(({ id }) => id === 'age_4')?.groups ?? [];
/** Ages from the finest to the coarsest that rows can be made alike in. */
const LADDER: readonly (readonly Band[])[] = [
  WEIGHTING_BANDS,
  [
    { label: { ja: '16～49歳', en: '16–49' }, codes: [1, 2, 3, 4] },
    { label: { ja: '50歳以上', en: '50 and over' }, codes: [5, 6, 7, 8] },
  ],
];
const ALL_AGES: readonly Band[] = [
  { label: { ja: '全年齢', en: 'all ages' }, codes: AGE_BANDS.map(({ code }) => code) },
];

/**
 * The cells in which the rows of a section are made alike: sex × age, without what the rows themselves are made of (rows
 * by age band: sex; by sex and band: nothing, null). Ages stand in the four bands of the weighting, or, where a row of
 * `smallestBase` or more would have a cell of fewer than five, in two. The choice looks at who answered, never at what, and is
 * the same for all rows and indicators of the section. Null also where the dataset knows neither.
 *
 * Throws ComparisonError where given counts cut through a band, miss a cell in which people answered, or are negative.
 */
export function standardPopulation(
  dataset: Dataset,
  weights: Weights,
  rows: ProfileRows,
  request: StandardRequest,
  smallestBase: number,
): StandardPopulation | null {
  if (request.kind === 'none') return null;
  const bands = nationalBands(dataset);
  const sexes = rows.request.bySex ? undefined : dataset.columns.get('sex');
  const ladder = bands === null || rows.request.axis === 'age_band' ? [ALL_AGES] : LADDER;
  if (sexes === undefined && ladder[0] === ALL_AGES) return null;
  const known = sexes?.codes.slice(0, 2) ?? [null];
  const layouts = ladder.map((own) => cellsOf(dataset, known, own, ladder[0] === ALL_AGES ? null : bands));
  const filled = layouts.find(({ cell, cells }) => isFilled(rows, cell, cells.length, smallestBase));
  const { cell, cells } = filled ?? (layouts.at(-1) as (typeof layouts)[number]);
  const people =
    request.kind === 'survey' ? ownPeople(weights, cell, cells.length) : givenPeople(request.counts, cells);
  const all = people.reduce((sum, count) => sum + count, 0);
  const empty = cells.find((_, place) => !((people[place] as number) > 0) && cell.includes(place));
  if (!(all > 0) || empty !== undefined) {
    throw new ComparisonError(
      'standard-without-people',
      `standardPopulation requires people in every cell in which somebody answered, got none in ${empty?.label.en ?? 'any'}; give counts of it`,
    );
  }
  const everyAge = ladder[0] === ALL_AGES;
  return Object.freeze({
    alikeIn: everyAge ? ('sex' as const) : sexes === undefined ? ('age' as const) : ('sex-and-age' as const),
    source: request.kind === 'survey' ? OWN : request.source,
    cells: Object.freeze(
      cells.map(({ label }, place) => Object.freeze({ label, share: (people[place] as number) / all })),
    ),
    cell,
  });
}

interface Cell {
  readonly label: LocalizedText;
  readonly sex: number | null;
  readonly bands: readonly number[];
}

/** The national bands of all respondents, whatever bands the rows stand in; null where their ages are not known so finely. */
function nationalBands({ columns }: Dataset): Uint8Array | null {
  const bands = columns.get('age_band');
  const isNational = AGE_BANDS.every(({ label }, at) => bands?.codes[at]?.label.ja === label.ja);
  if (bands !== undefined && isNational) return bands.values;
  const age = columns.get('age');
  return age === undefined || age.codes.length > 0 ? null : deriveAgeBands(age.values);
}

function cellsOf(
  { columns, size }: Dataset,
  sexes: readonly (CodeLabel | null)[],
  bands: readonly Band[],
  /** codes of AGE_BANDS; null: ages are not told apart */
  bandOf: Uint8Array | null,
): { readonly cell: Uint8Array; readonly cells: readonly Cell[] } {
  const cells = sexes.flatMap((sex) =>
    bands.map(({ label, codes }): Cell => {
      if (sex === null) return { label, sex: null, bands: codes };
      return {
        label:
          bandOf === null
            ? sex.label
            : { ja: `${sex.label.ja}・${label.ja}`, en: `${sex.label.en}, ${label.en}` },
        sex: sex.code,
        bands: codes,
      };
    }),
  );
  const sexOf = columns.get('sex')?.values;
  const cell = Uint8Array.from({ length: size }, (_, row) => {
    const place = cells.findIndex(
      (own) =>
        (own.sex === null || sexOf?.[row] === own.sex) &&
        (bandOf === null || own.bands.includes(bandOf[row] as number)),
    );
    return place < 0 ? NO_CELL : place;
  });
  return { cell, cells };
}

function isFilled(rows: ProfileRows, cell: Uint8Array, cells: number, smallestBase: number): boolean {
  const size = rows.groups.length;
  const count = new Uint32Array(size * cells);
  const all = new Uint32Array(size);
  cell.forEach((own, row) => {
    const place = rows.places[row] as number;
    if (place >= size) return;
    all[place] = (all[place] as number) + 1;
    if (own < cells) count[place * cells + own] = (count[place * cells + own] as number) + 1;
  });
  return count.every(
    (people, at) =>
      people >= SMALLEST_STANDARD_CELL || (all[Math.floor(at / cells)] as number) < smallestBase,
  );
}

function ownPeople({ calibrated }: Weights, cell: Uint8Array, cells: number): Float64Array {
  const people = new Float64Array(cells);
  cell.forEach((own, row) => {
    if (own < cells) people[own] = (people[own] as number) + (calibrated[row] as number);
  });
  return people;
}

function givenPeople(
  counts: Extract<StandardRequest, { kind: 'given' }>['counts'],
  cells: readonly Cell[],
): Float64Array {
  const people = new Float64Array(cells.length);
  for (const { sex, ageFrom, ageTo, population } of counts) {
    const place = cells.findIndex(
      (cell) => (cell.sex === null || cell.sex === sex) && holdsAges(cell.bands, ageFrom, ageTo),
    );
    if (place < 0 || !(population >= 0) || !Number.isFinite(population)) {
      throw new ComparisonError(
        'standard-across-cells',
        `standardPopulation requires counts of 0 or more, each within one of the cells ${cells.map(({ label }) => label.en).join('; ')}, got ${population} people of sex ${sex}, ages ${ageFrom} to ${ageTo ?? 'the end'}`,
      );
    }
    people[place] = (people[place] as number) + population;
  }
  return people;
}

/** Whether ages lie within bands that follow each other; the last band of all is open. */
function holdsAges(bands: readonly number[], from: number, to: number | null): boolean {
  const first = AGE_BANDS.findIndex(({ code }) => code === bands[0]);
  const next = AGE_BANDS[AGE_BANDS.findIndex(({ code }) => code === bands.at(-1)) + 1];
  const end = next === undefined ? Number.POSITIVE_INFINITY : next.from - 1;
  return (
    from >= (AGE_BANDS[first]?.from ?? 0) && (to ?? Number.POSITIVE_INFINITY) <= end && from <= (to ?? from)
  );
}
