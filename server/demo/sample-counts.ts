import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import type { Sex } from './census-counts.ts';
import { type DrawnPerson, groupByArea } from './draw-sample.ts';
import type { SyntheticRegister } from './synthetic-register.ts';

/** Ages from `from` to `to`, both ends in; `to` is null for the open band at the end. */
export interface AgeBand {
  readonly id: string;
  readonly from: number;
  readonly to: number | null;
}

/** How many people one cell of area × sex × age band holds. */
export interface CellCount {
  /** area id */
  readonly area: string;
  readonly sex: Sex;
  /** band id */
  readonly ageBand: string;
  readonly people: number;
}

/**
 * The register by area × sex × age band: what post-stratification adjusts to.
 *
 * @throws Error when a band cuts through a class of the register
 */
export function countRegister(
  register: SyntheticRegister,
  scheme: AreaScheme,
  bands: readonly AgeBand[],
): readonly CellCount[] {
  const cells = groupByArea(register, scheme);
  return countCells(scheme, bands, (area, sex, band) => {
    let people = 0;
    for (const cell of cells.get(area) ?? []) {
      const end = cell.ageTo ?? Number.POSITIVE_INFINITY;
      const bandEnd = band.to ?? Number.POSITIVE_INFINITY;
      if (cell.sex !== sex || end < band.from || cell.ageFrom > bandEnd) continue;
      if (cell.ageFrom < band.from || end > bandEnd) {
        throw new Error(
          `Age band ${band.id} cuts through the ages ${cell.ageFrom}–${cell.ageTo ?? ''} of the register.`,
        );
      }
      people += cell.population;
    }
    return people;
  });
}

/** The people drawn by area × sex × age band; kept as an aggregate because an invitation row holds none of it (decision 6). */
export function countDrawn(
  people: readonly DrawnPerson[],
  scheme: AreaScheme,
  bands: readonly AgeBand[],
): readonly CellCount[] {
  return countCells(
    scheme,
    bands,
    (area, sex, band) =>
      people.filter(
        (person) =>
          person.stratum === area &&
          person.sex === sex &&
          person.age >= band.from &&
          person.age <= (band.to ?? Number.POSITIVE_INFINITY),
      ).length,
  );
}

function countCells(
  scheme: AreaScheme,
  bands: readonly AgeBand[],
  count: (area: string, sex: Sex, band: AgeBand) => number,
): readonly CellCount[] {
  const sexes: readonly Sex[] = [1, 2];
  return Object.freeze(
    scheme.areas.flatMap(({ id: area }) =>
      sexes.flatMap((sex) =>
        bands.map((band) => Object.freeze({ area, sex, ageBand: band.id, people: count(area, sex, band) })),
      ),
    ),
  );
}
