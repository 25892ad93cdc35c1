import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { requireInvitation } from './base-weights.ts';
import { type DatasetMargin, type MarginAxis, placeMargin } from './dataset-margin.ts';

/** A cell of a margin: who answered of it, beside how many there are of it. Shares are 0–1. */
export interface CellBeside {
  readonly label: LocalizedText;
  /** unweighted */
  readonly respondents: number;
  /** of all respondents */
  readonly ofSample: number;
  /** of the people of the margin; null: of people whose value is not known */
  readonly ofCounts: number | null;
  /** share of the sample over share of the counts; null: there is none */
  readonly ratio: number | null;
}

export interface MarginBeside {
  readonly margin: string;
  readonly cells: readonly CellBeside[];
}

/** Cells with fewer respondents are joined: who looks at a sample need not read of single people. */
export const SMALLEST_CELL_BESIDE = 10;
const UNKNOWN = { ja: '不明', en: 'not known' };
const SMALL = { ja: '回答の少ない区分（合計）', en: 'cells with few respondents, together' };

/**
 * How does the sample differ from the counts it is to be weighted to? Sexes that changed places, ages in reverse and
 * codes of another list show here, where the weights themselves only become wide. For whoever holds the answers: it is
 * not protected as tables are. Who has no value of a margin stands in a cell that has no counts. Throws WeightingError as placeMargin.
 */
export function sampleBesideCounts(
  dataset: Dataset,
  margins: readonly DatasetMargin[],
): readonly MarginBeside[] {
  const design = requireInvitation(dataset);
  const unfolded = { before: design, after: design, membership: design.strata.map((_, index) => index) };
  return margins.map((margin) => {
    const { cells, cell } = placeMargin(dataset, unfolded, margin).margin;
    const people = sum(cells.map(({ population }) => population));
    const respondents = [...cells, null].map(() => 0);
    for (const place of cell) {
      const own = place < 0 ? cells.length : place;
      respondents[own] = (respondents[own] as number) + 1;
    }
    const groups = groupsOf(respondents);
    return {
      margin: margin.name,
      cells: groups.map((places): CellBeside => {
        const own = sum(places.map((place) => respondents[place] as number));
        const [first = 0] = places;
        const ofSample = own / Math.max(1, dataset.size);
        const isKnown = places.some((place) => place < cells.length);
        const ofCounts = isKnown ? sum(places.map((place) => cells[place]?.population ?? 0)) / people : null;
        return {
          label: places.length > 1 ? SMALL : first < cells.length ? labelOf(dataset, margin, first) : UNKNOWN,
          respondents: own,
          ofSample,
          ofCounts,
          ratio: ofCounts === null || ofCounts === 0 ? null : ofSample / ofCounts,
        };
      }),
    };
  });
}

/**
 * Which cells stand alone, and last those that are joined: the small ones, with as many more as they need to be no small
 * cell together. The last place, of those whose value is not known, is one of them if anybody is in it: left out, the
 * others would tell how many they are.
 */
function groupsOf(respondents: readonly number[]): readonly (readonly number[])[] {
  const places = respondents.map((_, place) => place);
  const used = places.filter((place) => place < respondents.length - 1 || (respondents[place] as number) > 0);
  const rising = [...used].sort((a, b) => (respondents[a] as number) - (respondents[b] as number));
  let people = 0;
  const joined = rising.filter((place) => {
    const own = respondents[place] as number;
    const joins = own < SMALLEST_CELL_BESIDE || (people > 0 && people < SMALLEST_CELL_BESIDE);
    if (joins) people += own;
    return joins;
  });
  const alone = used.filter((place) => !joined.includes(place)).map((place) => [place]);
  return joined.length === 0 ? alone : [...alone, joined];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, value) => all + value, 0);
}

function labelOf(dataset: Dataset, { by, cells }: DatasetMargin, place: number): LocalizedText {
  const key = cells[place]?.key ?? [];
  const parts = by.map((axis, at) => labelOfKey(dataset, axis, key[at] ?? ''));
  return {
    ja: parts.map(({ ja }) => ja).join('・'),
    en: parts.map(({ en }) => en).join(', '),
  };
}

function labelOfKey(dataset: Dataset, axis: MarginAxis, key: string): LocalizedText {
  const plain = { ja: key, en: key };
  if (axis.kind === 'stratum')
    return requireInvitation(dataset).strata.find(({ id }) => id === key)?.label ?? plain;
  if (axis.kind === 'age') return axis.ageBands.find(({ id }) => id === key)?.label ?? plain;
  const codes = dataset.columns.get(axis.column)?.codes ?? [];
  return codes.find(({ code }) => String(code) === key)?.label ?? plain;
}
