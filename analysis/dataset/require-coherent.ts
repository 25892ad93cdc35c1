import { LARGEST_CODE } from '../../instruments/codebook/reserved-codes.ts';
import { isPopulation, isWeight } from '../weights/require-base-weights.ts';
import type { Weights } from '../weights/weights.ts';
import { type CodedColumn, type Dataset, MOST_STRATA } from './dataset.ts';
import { DatasetFileError } from './dataset-file-error.ts';

/**
 * Refuses a dataset whose parts contradict each other, with what is needed and what it has: columns of another
 * length, a code that the column does not know, a stratum or weighting cell that is not there, more rows in a stratum
 * than it has respondents, counts of people that are none, a code with two labels, weights that are no numbers, weights
 * of an open survey.
 *
 * @throws DatasetFileError
 */
export function requireCoherent(
  { dataset, weights }: { readonly dataset: Dataset; readonly weights: Weights | null },
  caller: string,
): void {
  const problem =
    problemOfDesign(dataset) ??
    problemOfClusters(dataset) ??
    problemOfDomain(dataset) ??
    problemOfColumns(dataset) ??
    problemOfWeights(dataset, weights);
  if (problem !== null) throw new DatasetFileError('contradictory', `${caller}: ${problem}`);
}

function problemOfDesign({ design, size }: Dataset): string | null {
  if (design.kind === 'open') return null;
  const { strata, stratum } = design;
  if (strata.length > MOST_STRATA) return `a dataset has at most ${MOST_STRATA} strata, got ${strata.length}`;
  if (new Set(strata.map(({ id }) => id)).size < strata.length) return 'two strata have the same id';
  for (const { id, population, invited, respondents } of strata) {
    if (!isPopulation(population) || !isPopulation(invited))
      return `people are counted from 0, stratum ${id} has a population of ${population} and ${invited} invited`;
    if (population < respondents)
      return `stratum ${id} has ${respondents} respondents in a population of ${population}`;
  }
  if (stratum.length !== size) return `${size} rows need as many strata, got ${stratum.length}`;
  const rows = rowsByByte(stratum);
  for (const [index, count] of rows.entries()) {
    const own = strata[index];
    if (count > 0 && own === undefined)
      return `row ${stratum.indexOf(index) + 1} is in stratum ${index}, but there are ${strata.length}`;
    if (own !== undefined && count > own.respondents)
      return `stratum ${own.id} has ${own.respondents} respondents, but ${count} rows`;
  }
  return null;
}

function problemOfClusters({ design, size }: Dataset): string | null {
  if (design.kind === 'open') return null;
  // each cluster lies in one stratum, or in one cluster of the stage before
  let above: ArrayLike<number> = design.stratum;
  for (const { cluster, population } of design.clusters ?? []) {
    if (cluster.length !== size) return `${size} rows need as many clusters, got ${cluster.length}`;
    if (population !== null && population.length !== size)
      return `${size} rows need as many numbers of clusters, got ${population.length}`;
    const home = new Map<number, number>();
    for (let row = 0; row < size; row++) {
      const own = cluster[row] as number;
      if (own < 0) return `clusters are numbered from 0, row ${row + 1} has ${own}`;
      const known = home.get(own);
      if (known !== undefined && known !== above[row])
        return `cluster ${own} stands in two strata, or in two clusters of the stage before`;
      home.set(own, above[row] as number);
      const held = population?.[row] ?? 1;
      if (!(held > 0 && isWeight(held))) return `a number of clusters is above 0, row ${row + 1} has ${held}`;
    }
    above = cluster;
  }
  return null;
}

function problemOfDomain({ domain, size }: Dataset): string | null {
  if (domain === undefined) return null;
  const { inside, respondents } = domain;
  if (inside.length !== size) return `${size} rows need as many marks of the domain, got ${inside.length}`;
  const rows = rowsByByte(inside);
  if (rows[1] !== respondents || rows[0] !== size - respondents)
    return `the domain has ${respondents} respondents, but ${rows[1]} rows are marked 1 and ${rows[0]} are marked 0`;
  return null;
}

function problemOfColumns({ columns, size }: Dataset): string | null {
  for (const [id, column] of columns) {
    if (column.id !== id) return `the column ${column.id} stands under the name ${id}`;
    const { values } = column;
    if (values.length !== size) return `${size} rows need as many codes in ${id}, got ${values.length}`;
    if (new Set(column.codes.map(({ code }) => code)).size < column.codes.length)
      return `the column ${id} has one of its codes twice`;
    const known = knownCodes(column);
    if (known === null) continue;
    const stray = rowsByByte(values).findIndex(
      (rows, code) => rows > 0 && code <= LARGEST_CODE && !known.has(code),
    );
    if (stray >= 0)
      return `the column ${id} has the code ${stray} in row ${values.indexOf(stray) + 1}, which is none of its codes`;
  }
  return null;
}

/** null: any number. An option is chosen or not, whatever its labels are. */
function knownCodes({ kind, codes }: CodedColumn): ReadonlySet<number> | null {
  if (kind === 'number') return null;
  return new Set(kind === 'option' ? [0, 1] : codes.map(({ code }) => code));
}

function problemOfWeights({ design, size }: Dataset, weights: Weights | null): string | null {
  if (weights === null) return null;
  if (design.kind === 'open') return 'an open survey has no weights (decision 8)';
  const { base, calibrated, cell, cells, cellColumns } = weights;
  for (const [name, column] of Object.entries({ base, calibrated, cell }))
    if (column.length !== size) return `${size} rows need as many ${name} weights, got ${column.length}`;
  const negative = base.findIndex((weight) => !(weight >= 0 && isWeight(weight)));
  if (negative >= 0)
    return `base weights are numbers of 0 or more, row ${negative + 1} has ${base[negative]}`;
  // a calibration without bounds may make weights negative, and says so itself
  const unsound = calibrated.findIndex((weight) => !isWeight(weight));
  if (unsound >= 0) return `calibrated weights are numbers, row ${unsound + 1} has ${calibrated[unsound]}`;
  const nowhere = cell.findIndex((index) => index < -1 || index >= cells.length);
  if (nowhere >= 0)
    return `row ${nowhere + 1} is in weighting cell ${cell[nowhere]}, but there are ${cells.length}`;
  for (const column of cellColumns ?? []) {
    if (column.length !== cells.length)
      return `${cells.length} weighting cells need as many values in each of their columns, got ${column.length}`;
    if (!column.every(Number.isFinite))
      return 'a column of the weighting cells has a value that is no number';
  }
  return null;
}

function rowsByByte(values: Uint8Array): number[] {
  const rows = new Float64Array(256);
  for (let row = 0; row < values.length; row++) {
    const code = values[row] as number;
    rows[code] = (rows[code] as number) + 1;
  }
  return [...rows];
}
