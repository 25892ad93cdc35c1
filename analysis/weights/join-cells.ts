import type { WeightingRule } from './weights.ts';

/** Age bands of one sex (or of both) in one area that are weighted together. */
export interface JoinedCell {
  readonly sexes: readonly number[];
  /** indexes of neighbouring age bands, ascending */
  readonly bands: readonly number[];
  readonly respondents: number;
  readonly population: number;
}

interface Counts {
  readonly respondents: number;
  readonly population: number;
}

/** Joins a band that is too small with the next one, the last with the one before. */
function joinBands(cells: readonly JoinedCell[], minimum: number): readonly JoinedCell[] {
  const small = cells.findIndex(({ respondents }) => respondents < minimum);
  if (small < 0 || cells.length === 1) return cells;
  const first = Math.min(small, cells.length - 2);
  const [a, b] = cells.slice(first, first + 2) as [JoinedCell, JoinedCell];
  const joined = {
    sexes: a.sexes,
    bands: [...a.bands, ...b.bands],
    respondents: a.respondents + b.respondents,
    population: a.population + b.population,
  };
  return joinBands([...cells.slice(0, first), joined, ...cells.slice(first + 2)], minimum);
}

/**
 * The cells of one area: sex × age band, each with at least `minimum` respondents where that can be.
 * A band with fewer is joined with the next band of the same sex (upwards; the last one downwards); where a whole
 * sex has fewer, the sexes are joined and their bands are joined by the same rule.
 *
 * `counts[sex][band]` holds respondents and population.
 */
export function joinCells(counts: readonly (readonly Counts[])[], sexes: readonly number[], minimum: number) {
  const cellsOf = (sexIndexes: readonly number[]): readonly JoinedCell[] => {
    const bands = (counts[0] ?? []).map((_, band) => band);
    return bands.map((band) => {
      const parts = sexIndexes.map((index) => (counts[index] as readonly Counts[])[band] as Counts);
      return {
        sexes: sexIndexes.map((index) => sexes[index] as number),
        bands: [band],
        respondents: parts.reduce((sum, part) => sum + part.respondents, 0),
        population: parts.reduce((sum, part) => sum + part.population, 0),
      };
    });
  };
  const apart = sexes.map((_, index) => joinBands(cellsOf([index]), minimum));
  const tooSmall = apart.some((cells) => cells.some(({ respondents }) => respondents < minimum));
  return tooSmall ? joinBands(cellsOf(sexes.map((_, index) => index)), minimum) : apart.flat();
}

/** How a cell came to be, where it is not simply one sex and one band. */
export function joinRule(id: string, cell: JoinedCell): readonly WeightingRule[] {
  const code = cell.sexes.length > 1 ? 'sexes-joined' : cell.bands.length > 1 ? 'cells-joined' : null;
  return code === null ? [] : [{ code, cells: [id], respondents: cell.respondents }];
}
