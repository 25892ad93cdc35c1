import type { SampleDesign } from '../../estimates/sample-design.ts';
import { adjustDesign } from '../../weights/adjust-design.ts';
import type { AdjustedWeights } from '../../weights/adjusted-weights.ts';
import { type CalibrationColumn, calibrate } from '../../weights/calibrate.ts';
import type { CalibrationDistance, FactorBounds } from '../../weights/calibration-distance.ts';
import { indicatorColumns, type Margin, marginOfRows } from '../../weights/margin.ts';
import { rake } from '../../weights/rake.ts';
import { trimWeights } from '../../weights/trim-weights.ts';
import { Unsupported } from '../unsupported.ts';
import { type Arguments, need } from './arguments.ts';
import { modelColumns } from './model-columns.ts';
import type { CellPopulation } from './survey-objects.ts';
import { tabulated } from './tabulated.ts';
import {
  type Formula,
  isTrue,
  type List,
  numbersOf,
  type Survey,
  type Value,
  type Vector,
} from './values.ts';

/** Weights of the rows in the survey's domain; the others stand for nobody. */
export function weightsInDomain({ design, domain }: Survey): Float64Array {
  return design.weights.map((weight, row) => (domain[row] === 1 ? weight : 0));
}

/** The survey with adjusted weights; its errors take the adjustment into account. Throws where they did not converge. */
function adjusted(survey: Survey, weights: AdjustedWeights, columns: readonly Float64Array[]): Survey {
  return { ...survey, design: adjustDesign(survey.design, weights, columns) };
}

/** A margin of a survey's rows; rows outside its domain, whose weight is 0, stand in the first cell. */
export function marginOfSurvey({ frame, domain }: Survey, { columns, cells }: CellPopulation): Margin {
  const margin = marginOfRows(
    { name: columns.join('+'), cells },
    columns.map((name) => {
      const column = frame.columns.get(name);
      if (column === undefined) throw new Unsupported(`the data has no column ${name}`);
      return column.values.map((value, row) => (value === null || domain[row] === 0 ? null : String(value)));
    }),
  );
  return { ...margin, cell: margin.cell.map((cell, row) => (domain[row] === 0 ? 0 : cell)) };
}

/** The survey raked to margins. */
export function rakedTo(survey: Survey, margins: readonly Margin[]): Survey {
  return adjusted(survey, rake(weightsInDomain(survey), margins), margins.flatMap(indicatorColumns));
}

/** The survey with weights that meet totals of columns. */
export function calibratedTo(
  survey: Survey,
  columns: readonly CalibrationColumn[],
  distance: CalibrationDistance,
): Survey {
  const weights = calibrate(weightsInDomain(survey), columns, distance);
  return adjusted(
    survey,
    weights,
    columns.map(({ values }) => values),
  );
}

function marginsOf(survey: Survey, formulas: List, populations: List, of: string): readonly Margin[] {
  if (formulas.items.length !== populations.items.length)
    throw new Unsupported(`preparation not understood: ${of} with other than a population for each margin`);
  return formulas.items.map((item, index) => {
    const names = need(item, 'formula', of).terms.map((term) => (term.kind === 'name' ? term.name : ''));
    return marginOfSurvey(survey, tabulated(need(populations.items[index], 'frame', of), names));
  });
}

/** `rake(design, list(~a, ~b), list(counts, counts))`; run until nothing changes, whatever `control` says. */
export function raked({ places, names }: Arguments): Survey {
  const survey = need(places[0], 'survey', 'rake');
  const formulas = need(names.get('sample.margins') ?? places[1], 'list', 'rake');
  const populations = need(names.get('population.margins') ?? places[2], 'list', 'rake');
  return rakedTo(survey, marginsOf(survey, formulas, populations, 'rake'));
}

/** 0/1 columns of every cell of every margin, whose totals are its counts. */
function columnsOfMargins(margins: readonly Margin[]): readonly CalibrationColumn[] {
  return margins.flatMap((margin) =>
    indicatorColumns(margin).map((values, index) => ({
      name: `${margin.name} ${margin.cells[index]?.name}`,
      values,
      total: margin.cells[index]?.population ?? 0,
    })),
  );
}

function columnsWithTotals(
  { frame }: Survey,
  formula: Formula,
  totals: Vector,
): readonly CalibrationColumn[] {
  const columns = modelColumns(formula, frame);
  const numbers = numbersOf(totals, 'totals');
  if (columns.length !== numbers.length)
    throw new Unsupported(`calibrate: ${numbers.length} totals for ${columns.length} columns`);
  return columns.map(({ name, values }, index) => {
    const place = totals.names?.indexOf(name) ?? index;
    if (place < 0) throw new Unsupported(`calibrate: no total is named ${name}`);
    return { name, values, total: numbers[place] as number };
  });
}

/** Distance by the name R has for it; bounds of −Inf and Inf are none. */
export function distanceOf(kind: string, bounds: FactorBounds | null): CalibrationDistance {
  const open =
    bounds === null ||
    (bounds.lower === Number.NEGATIVE_INFINITY && bounds.upper === Number.POSITIVE_INFINITY);
  if (kind === 'linear' || kind === 'raking') return { kind, bounds: open ? null : bounds };
  if (kind === 'logit' && bounds !== null) return { kind, bounds };
  throw new Unsupported(`calibration with the distance ${kind}${bounds === null ? ' without bounds' : ''}`);
}

/** Bounds as `c(lower, upper)` or `list(lower = , upper = )`. */
function limitsOf(given: Value): readonly number[] {
  if (given.kind !== 'list') return Array.from(numbersOf(need(given, 'vector', 'bounds'), 'bounds'));
  return ['lower', 'upper'].map((name) => {
    const item = given.items[given.names.indexOf(name)];
    return numbersOf(need(item, 'vector', 'bounds'), 'bounds')[0] ?? Number.NaN;
  });
}

/** `calibrate(design, formula, totals)`, or with lists of formulas and counts as in `rake`. */
export function calibrated({ places, names }: Arguments): Survey {
  const survey = need(places[0], 'survey', 'calibrate');
  const formula = names.get('formula') ?? places[1];
  const population = names.get('population') ?? places[2];
  const kind = names.has('calfun')
    ? String(need(names.get('calfun'), 'vector', 'calfun').values[0])
    : 'linear';
  const given = names.get('bounds');
  const [lower = Number.NaN, upper = Number.NaN] = given === undefined ? [] : limitsOf(given);
  const ofWeights = names.get('bounds.const');
  if (ofWeights !== undefined && isTrue(need(ofWeights, 'vector', 'bounds.const').values[0] ?? null))
    throw new Unsupported('calibrate: bounds of the weights themselves');
  const distance = distanceOf(kind, given === undefined ? null : { lower, upper });
  if (formula?.kind === 'list') {
    const margins = marginsOf(survey, formula, need(population, 'list', 'calibrate'), 'calibrate');
    const plain = distance.kind === 'raking' && distance.bounds === null;
    return plain ? rakedTo(survey, margins) : calibratedTo(survey, columnsOfMargins(margins), distance);
  }
  const columns = columnsWithTotals(
    survey,
    need(formula, 'formula', 'calibrate'),
    need(population, 'vector', 'calibrate'),
  );
  return calibratedTo(survey, columns, distance);
}

/** A survey whose trimmed weights are taken as fixed. */
export function withFixedWeights(survey: Survey, weights: Float64Array): Survey {
  const design: SampleDesign = { ...survey.design, weights, calibration: null };
  return { ...survey, design };
}

/** `trimWeights(design, upper, lower)`; with `strict` what is cut off goes to weights that were never cut. */
export function trimmed({ places, names }: Arguments): Survey {
  const survey = need(places[0], 'survey', 'trimWeights');
  const limit = (name: string, place: number) => {
    const value = names.get(name) ?? places[place];
    return value === undefined ? null : (numbersOf(need(value, 'vector', 'trimWeights'), name)[0] ?? null);
  };
  if (survey.domain.includes(0)) throw new Unsupported('trimWeights of part of a survey');
  const strict = names.get('strict');
  const { weights } = trimWeights(survey.design.weights, {
    upper: limit('upper', 1),
    lower: limit('lower', 2),
    strict: strict !== undefined && isTrue(need(strict, 'vector', 'trimWeights').values[0] ?? null),
  });
  return withFixedWeights(survey, weights);
}
