import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { Sex } from './census-counts.ts';
import type { Random } from './random.ts';
import { sampleIndices } from './sample-indices.ts';
import type { RegisterCell, SyntheticRegister } from './synthetic-register.ts';

/** How many letters one stratum gets; strata are the areas of the scheme. */
export interface Allocation {
  readonly area: string;
  readonly invited: number;
}

/** A person of the register who was drawn. Synthetic; exists while the demonstration is made and is never stored. */
export interface DrawnPerson {
  /** area id */
  readonly stratum: string;
  readonly municipalityCode: string;
  readonly sex: Sex;
  /** in whole years, 16 or more */
  readonly age: number;
}

export interface DrawnStratum {
  readonly id: string;
  readonly label: LocalizedText;
  /** N_h */
  readonly population: number;
  /** n_h */
  readonly invited: number;
  /** N_h / n_h */
  readonly baseWeight: number;
}

export interface DrawnSample {
  /** in the scheme's order */
  readonly strata: readonly DrawnStratum[];
  /** by stratum, in the order of the register */
  readonly people: readonly DrawnPerson[];
}

/**
 * Draws a simple random sample without replacement in every stratum, as 住民基本台帳からの層化無作為抽出 does.
 *
 * @throws Error when a municipality of the register has no area, an area has no allocation, or there are too few people
 */
export function drawSample(
  register: SyntheticRegister,
  scheme: AreaScheme,
  allocations: readonly Allocation[],
  random: Random,
): DrawnSample {
  const cellsByArea = groupByArea(register, scheme);
  requireAllocations(scheme, allocations);
  const drawn = scheme.areas.map((area) => {
    const cells = cellsByArea.get(area.id) ?? [];
    const { starts, population } = indexCumulatively(cells);
    const invited = allocations.find((allocation) => allocation.area === area.id)?.invited ?? 0;
    const people = sampleIndices(random, population, invited).map((index): DrawnPerson => {
      const cell = cells[lastAtOrBefore(starts, index)] as RegisterCell;
      const years = cell.ageTo === null ? 1 : cell.ageTo - cell.ageFrom + 1;
      const { municipalityCode, sex } = cell;
      return Object.freeze({
        stratum: area.id,
        municipalityCode,
        sex,
        age: cell.ageFrom + random.below(years),
      });
    });
    const stratum = { id: area.id, label: area.label, population, invited, baseWeight: population / invited };
    return { stratum: Object.freeze(stratum), people };
  });
  return Object.freeze({
    strata: Object.freeze(drawn.map(({ stratum }) => stratum)),
    people: Object.freeze(drawn.flatMap(({ people }) => people)),
  });
}

/** Cells of the register by area id; every municipality must have an area. */
export function groupByArea(
  register: SyntheticRegister,
  scheme: AreaScheme,
): ReadonlyMap<string, readonly RegisterCell[]> {
  const areaIds = new Map(scheme.areas.map((area) => [area.code, area.id]));
  const areaOf = new Map(scheme.municipalities.map((row) => [row.municipalityCode, areaIds.get(row.area)]));
  const cells = new Map<string, RegisterCell[]>(scheme.areas.map((area) => [area.id, []]));
  const unassigned = new Set<string>();
  for (const cell of register.cells) {
    const list = cells.get(areaOf.get(cell.municipalityCode) ?? '');
    if (list) list.push(cell);
    else unassigned.add(cell.municipalityCode);
  }
  if (unassigned.size > 0) {
    throw new Error(
      `Area scheme ${scheme.id} has no area for: ${[...unassigned].join(', ')}. Add these municipalities to it.`,
    );
  }
  return cells;
}

function requireAllocations(scheme: AreaScheme, allocations: readonly Allocation[]): void {
  const expected = scheme.areas.map((area) => area.id).join(', ');
  const given = allocations.map((allocation) => allocation.area);
  if (given.toSorted().join(', ') !== expected.split(', ').toSorted().join(', ')) {
    throw new Error(
      `Letters are allocated to ${given.join(', ')}, but area scheme ${scheme.id} has ${expected}.`,
    );
  }
  const none = allocations.find(
    (allocation) => !Number.isInteger(allocation.invited) || allocation.invited < 1,
  );
  if (none)
    throw new Error(`Area ${none.area} would get ${none.invited} letters; every stratum needs at least one.`);
}

/** For each cell the index of its first person, so that a person can be found without anybody being made. */
function indexCumulatively(cells: readonly RegisterCell[]): {
  starts: readonly number[];
  population: number;
} {
  let population = 0;
  const starts = cells.map((cell) => {
    const start = population;
    population += cell.population;
    return start;
  });
  return { starts, population };
}

/** Position of the last start that is not after `index`; an empty cell shares its start with the next and is passed over. */
function lastAtOrBefore(starts: readonly number[], index: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? Number.POSITIVE_INFINITY) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}
