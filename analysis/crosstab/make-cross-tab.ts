import type { Dataset } from '../dataset/dataset.ts';
import { studentTQuantile } from '../distributions/student-t.ts';
import { requireInput } from '../estimates/require-input.ts';
import { tableCells } from '../tally/table-cells.ts';
import { foldColumns, type Tally, type TallySide, tallyAxis, tallyBy } from '../tally/tally.ts';
import { tallyFrame } from '../tally/tally-frame.ts';
import { isWeight } from '../weights/require-base-weights.ts';
import type { Weights } from '../weights/weights.ts';
import type { CrossTab, CrossTabCategory, CrossTabRow, RaoScottTest } from './cross-tab.ts';
import { crossTabCell, INTERVAL_LEVEL, rowFigures } from './cross-tab-cells.ts';
import { CrossTabError } from './cross-tab-error.ts';
import {
  layOutCategories,
  layOutRows,
  NO_ANSWER_CODES,
  type RowLayout,
  requireColumn,
  requireItem,
  requireKnownCodes,
} from './cross-tab-layout.ts';
import type { CrossTabMenu, MenuItem } from './cross-tab-menu.ts';
import type { CrossTabRequest } from './cross-tab-request.ts';
import { crossTabTest } from './cross-tab-test.ts';

/** A tally and where in it one category, and the base, stand (column places). */
interface CategoryPlaces {
  readonly tally: Tally;
  readonly own: readonly number[];
  readonly base: readonly number[];
}

interface TabulatedItem {
  readonly placesOf: (category: CrossTabCategory) => CategoryPlaces;
  readonly test: () => RaoScottTest | null;
  /** the people of a net against all others who answered */
  readonly netTest: (codes: readonly number[]) => RaoScottTest | null;
}

/** The tally of a column by the rows of the table. */
type TallyOf = (column: TallySide) => Tally;

/** A single answer or a score: one tally holds every category. */
function tabulateSingle(
  dataset: Dataset,
  tallyOf: TallyOf,
  item: MenuItem,
  rows: RowLayout,
  request: CrossTabRequest,
): TabulatedItem {
  const codes = item.categories.map(({ code }) => code);
  const column = requireColumn(dataset, item.id);
  requireKnownCodes(column, codes);
  const places = codes.map((_, place) => place);
  const sums = tallyOf({
    values: column.values,
    axis: tallyAxis([...codes.map((code) => [code]), NO_ANSWER_CODES]),
  });
  const base = request.noAnswer === 'in-base' ? [...places, codes.length] : places;
  return {
    placesOf: ({ kind, codes: own }) => ({
      tally: sums,
      own: kind === 'no-answer' ? [codes.length] : own.map((code) => codes.indexOf(code)),
      base,
    }),
    test: () => crossTabTest(sums, rows.known, places),
    netTest: (net) => {
      const isOwn = (place: number) => net.includes(codes[place] as number);
      const own = foldColumns(sums, [places.filter(isOwn), places.filter((place) => !isOwn(place))]);
      return crossTabTest(own, rows.known, [0, 1]);
    },
  };
}

/** Marks whoever chose one of several options; a net of a multiple answer counts people, not ticks. */
function anyOf(columns: readonly Uint8Array[]): Uint8Array {
  return (columns[0] as Uint8Array).map((code, row) =>
    columns.some((column) => column[row] === 1) ? 1 : code > 1 ? code : 0,
  );
}

/** Codes of an option: not chosen, chosen. */
const CHOSEN = [0, 1];

/** A multiple answer: every option is a table of its own over the same base of persons. */
function tabulateMultiple(
  dataset: Dataset,
  tallyOf: TallyOf,
  item: MenuItem,
  rows: RowLayout,
  request: CrossTabRequest,
): TabulatedItem {
  const axis = tallyAxis([[1], [0], NO_ANSWER_CODES]);
  const option = (code: number) => {
    const column = requireColumn(dataset, `${item.id}.${code}`);
    requireKnownCodes(column, CHOSEN);
    return column.values;
  };
  const known = new Map<string, Tally>();
  /** people who chose one of the options */
  const tallyOfOptions = (codes: readonly number[]) => {
    const key = codes.join();
    const before = known.get(key);
    if (before !== undefined) return before;
    const columns = codes.map(option);
    const values = columns.length === 1 ? (columns[0] as Uint8Array) : anyOf(columns);
    const sums = tallyOf({ values, axis });
    known.set(key, sums);
    return sums;
  };
  const first = item.categories[0] as { readonly code: number };
  const base = request.noAnswer === 'in-base' ? [0, 1, 2] : [0, 1];
  return {
    placesOf: ({ kind, codes }) =>
      kind === 'no-answer'
        ? { tally: tallyOfOptions([first.code]), own: [2], base }
        : { tally: tallyOfOptions(codes), own: [0], base },
    // options of one person depend on each other: no single test of the table is offered
    test: () => null,
    netTest: (net) => crossTabTest(tallyOfOptions(net), rows.known, [0, 1]),
  };
}

/** Whether errors can be computed: every stratum has two respondents, or is there in full. */
export function hasErrors(dataset: Dataset): boolean {
  const { design } = dataset;
  return (
    design.kind === 'invitation' &&
    design.strata.every(({ respondents, population }) => respondents >= 2 || respondents === population)
  );
}

/** Throws where a weight is no number. A plain loop: it runs over every respondent of every table. */
function requireWeightOfRows(weights: Float64Array): void {
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row] as number;
    if (!isWeight(weight))
      requireInput(false, 'makeCrossTab', `weights that are numbers (row ${row + 1})`, weight);
  }
}

/** t quantiles by degrees of freedom: rows of a table share few of them. */
function quantiles(): (df: number) => number {
  const known = new Map<number, number>();
  return (df) => {
    const t = known.get(df) ?? studentTQuantile((1 + INTERVAL_LEVEL) / 2, df);
    known.set(df, t);
    return t;
  };
}

function rowsOf(
  rows: RowLayout,
  places: readonly CategoryPlaces[],
  quantile: ((df: number) => number) | null,
): CrossTabRow[] {
  const whole = places[0];
  return rows.rows.map(({ group, places: own }) => {
    const baseOf = (category: CategoryPlaces) => tableCells(category.tally, own, category.base);
    const figures =
      whole === undefined
        ? { base: 0, weightedBase: 0, degreesOfFreedom: null, t: null, ofNobody: () => null }
        : rowFigures(whole.tally, baseOf(whole), quantile);
    const cells = places.map((category) =>
      crossTabCell(category.tally, tableCells(category.tally, own, category.own), baseOf(category), figures),
    );
    return Object.freeze({
      group: Object.freeze(group),
      base: figures.base,
      weightedBase: figures.weightedBase,
      cells: Object.freeze(cells),
    });
  });
}

/**
 * A cross-tab: for the whole and each group of an axis, the shares of the categories of one item, with unweighted n,
 * weighted count, linearised standard error, 95 % interval (of the logit; exact at 0 and 1) and its degrees of freedom
 * (respondents of the row less the strata they come from), and a Rao–Scott test.
 *
 * `dataset` and `weights` come together from weightDataset; `weights` is null for an open survey, whose shares are
 * unweighted and have no error, interval or test (decision 8).
 *
 * Missing answers: "not asked" is outside every base; 無回答 (left empty, refused, not known, unreadable) is a
 * category of the base or outside it, as asked. People whose area or age is not known are a row of their own and
 * count in the whole. A group without anybody has base 0 and null shares; it does not touch the others.
 *
 * Throws CrossTabError for an unknown item, axis, fold or code and for weights that did not converge; EstimationError for
 * weights that are not numbers.
 */
export function makeCrossTab(
  dataset: Dataset,
  weights: Weights | null,
  menu: CrossTabMenu,
  request: CrossTabRequest,
): CrossTab {
  if (weights !== null && !weights.converged) {
    throw new CrossTabError(
      'weights-not-converged',
      `the weights of ${dataset.surveyId} did not converge; no table is made`,
    );
  }
  if (weights !== null) requireWeightOfRows(weights.calibrated);
  const item = requireItem(menu, request.item);
  const rows = layOutRows(dataset, menu, request);
  const categories = layOutCategories(item, request);
  const tallyOf = tallyBy(tallyFrame(dataset, weights), { values: rows.column.values, axis: rows.places });
  const tabulate = item.multiple ? tabulateMultiple : tabulateSingle;
  const { placesOf, test, netTest } = tabulate(dataset, tallyOf, item, rows, request);
  const errors = hasErrors(dataset);
  return Object.freeze({
    surveyId: dataset.surveyId,
    questionnaire: dataset.questionnaire,
    synthetic: dataset.synthetic,
    design: dataset.design.kind,
    item: Object.freeze({ id: item.id, label: item.label, multiple: item.multiple }),
    axis: Object.freeze({ id: rows.axis.id, label: rows.axis.label }),
    noAnswer: request.noAnswer,
    weighting: weights === null ? 'none' : weights.method,
    rules: weights?.rules ?? [],
    categories: Object.freeze(categories.map((category) => Object.freeze(category))),
    rows: Object.freeze(rowsOf(rows, categories.map(placesOf), errors ? quantiles() : null)),
    test: errors ? test() : null,
    netTests: Object.freeze(
      Object.fromEntries(
        categories
          .filter(({ kind }) => kind === 'net')
          .map(({ id, codes }) => [id, errors ? netTest(codes) : null]),
      ),
    ),
  });
}
