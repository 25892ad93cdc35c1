import { EstimationError } from '../../estimates/estimation-error.ts';
import { requireSound, type SampleDesign, type SampleStage } from '../../estimates/sample-design.ts';
import { cellFactors } from '../../weights/cell-factors.ts';
import { Unsupported } from '../unsupported.ts';
import { type Frame, numbersOf, type Scalar, type Survey, type Vector } from './values.ts';

/** What `svydesign` was given, its formulas already read as columns. */
export interface DesignColumns {
  readonly frame: Frame;
  /** cluster columns from the first stage on; none: each row is its own cluster */
  readonly ids: readonly Vector[];
  readonly strata: { readonly name: string; readonly column: Vector } | null;
  readonly weights: Vector | null;
  /** population counts, or sampling fractions below 1, a stage each */
  readonly fpc: readonly Vector[];
  readonly nest: boolean;
}

/** Numbers equal keys from 0 in order of appearance. */
function numbered(keys: readonly string[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(keys, (key) => {
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    return number;
  });
}

/** Clusters of each stratum of a stage. */
function clusterCounts(stratum: Int32Array, cluster: Int32Array): Map<number, number> {
  const sets = new Map<number, Set<number>>();
  stratum.forEach((key, row) => {
    const set = sets.get(key) ?? new Set();
    set.add(cluster[row] as number);
    sets.set(key, set);
  });
  return new Map([...sets].map(([key, set]) => [key, set.size]));
}

/** fpc given as a population count or as the sampling fraction: R decides by whether it is at most 1. */
function populationOf(fpc: Vector, stratum: Int32Array, cluster: Int32Array): Float64Array {
  const given = numbersOf(fpc, 'fpc');
  if (!given.every((value) => value <= 1)) return given;
  const counts = clusterCounts(stratum, cluster);
  return given.map((fraction, row) => (counts.get(stratum[row] as number) as number) / fraction);
}

/** Throws EstimationError where a row has no stratum or no cluster: it could be in any. */
function requireComplete(column: Vector, what: string): void {
  const row = column.values.indexOf(null);
  if (row >= 0) throw new EstimationError('design-contradictory', `row ${row + 1} has no ${what}`);
}

function stagesOf({ frame, ids, strata, fpc, nest }: DesignColumns): SampleStage[] {
  const rows = Array.from({ length: frame.size }, (_, row) => row);
  const text = (value: Scalar | undefined) => String(value);
  const firstStratum = numbered(rows.map((row) => text(strata?.column.values[row] ?? 'all')));
  let outer = numbered(rows.map((row) => String(firstStratum[row])));
  const stages: SampleStage[] = [];
  const clusters = ids.length === 0 ? [null] : ids;
  clusters.forEach((id, level) => {
    const stratum = level === 0 ? firstStratum : outer;
    // below the first stage, and where clusters are numbered within strata, a cluster's name needs its parent's
    const inside = level > 0 || nest;
    const cluster = numbered(
      rows.map((row) => (id === null ? text(row) : `${inside ? outer[row] : ''}|${text(id.values[row])}`)),
    );
    const correction = fpc[level];
    stages.push({
      stratum,
      cluster,
      population: correction === undefined ? null : populationOf(correction, stratum, cluster),
    });
    outer = cluster;
  });
  return stages;
}

/** The sampling design in the shape of the engine. Without weights they follow from the fpc, or are all 1. */
export function surveyDesign(columns: DesignColumns): Survey {
  const { frame } = columns;
  if (columns.strata !== null) requireComplete(columns.strata.column, 'stratum');
  for (const id of columns.ids) requireComplete(id, 'cluster');
  const stages = stagesOf(columns);
  const weights =
    columns.weights === null
      ? Float64Array.from({ length: frame.size }, (_, row) =>
          stages.reduce((product, { stratum, cluster, population }) => {
            if (population === null) return product;
            return (
              (product * (population[row] as number)) /
              (clusterCounts(stratum, cluster).get(stratum[row] as number) as number)
            );
          }, 1),
        )
      : numbersOf(columns.weights, 'weights');
  const design: SampleDesign = { size: frame.size, weights, stages, calibration: null };
  requireSound(design);
  return {
    kind: 'survey',
    frame,
    design,
    domain: new Uint8Array(frame.size).fill(1),
    strata: columns.strata?.name ?? null,
  };
}

/** Population of the cells of a post-stratification, by the text of their columns. */
export interface CellPopulation {
  readonly columns: readonly string[];
  readonly cells: readonly { readonly key: readonly string[]; readonly population: number }[];
}

/** Cell of each row of the survey's domain; -1 outside it. Throws Unsupported where a row has no cell. */
export function cellOfRows(survey: Survey, { columns, cells }: CellPopulation): Int32Array {
  const place = new Map(cells.map(({ key }, index) => [key.join('|'), index]));
  const values = columns.map((name) => {
    const column = survey.frame.columns.get(name);
    if (column === undefined) throw new Unsupported(`the data has no column ${name}`);
    return column.values;
  });
  return Int32Array.from({ length: survey.frame.size }, (_, row) => {
    if (survey.domain[row] === 0) return -1;
    const key = values.map((column) => String(column[row])).join('|');
    const index = place.get(key);
    if (index === undefined)
      throw new Unsupported(`row ${row + 1} lies in cell ${key}, which has no population`);
    return index;
  });
}

/** `postStratify`: weights that add to the population of each cell; errors take the cells into account. */
export function postStratified(survey: Survey, population: CellPopulation): Survey {
  if (survey.design.calibration !== null) throw new Unsupported('a design that was already adjusted');
  const base = survey.design.weights;
  const cell = cellOfRows(survey, population);
  const factors = cellFactors(
    base,
    cell,
    population.cells.map(({ key, population: people }) => ({ name: key.join(' × '), population: people })),
  );
  const weights = base.map((weight, row) => weight * (factors[cell[row] as number] ?? 1));
  return { ...survey, design: { ...survey.design, weights, calibration: { base, cell } } };
}
