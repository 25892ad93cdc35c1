import type { AgeClassCount, CensusCount, Sex } from './census-counts.ts';
import { shareByLargestRemainder } from './largest-remainder.ts';

/** Everybody of one municipality, sex and age class. Nobody is made: a register is counts, a person an index into them. */
export interface RegisterCell {
  readonly municipalityCode: string;
  readonly sex: Sex;
  readonly ageFrom: number;
  /** null for the open class at the end */
  readonly ageTo: number | null;
  readonly population: number;
}

/** A resident register of people aged 16 and over, synthetic: made from census counts. */
export interface SyntheticRegister {
  readonly cells: readonly RegisterCell[];
  readonly population: number;
}

const YOUNGEST = 16;
/** Ages 16–19 are four of the five years of the class 15–19. */
const CUT_CLASS = { from: 15, to: 19, share: { numerator: 4, denominator: 5 } };

/**
 * Who could be drawn: everybody aged 16 and over, by municipality, sex and class of five years.
 * People whose age is unknown are spread over the ages of their municipality and sex in proportion.
 * Of the class 15–19 four fifths are taken: for each municipality 4/5 of both sexes together, to the nearest
 * whole number (fifths have no halves), shared between the sexes by largest remainder.
 *
 * @throws Error when a class lies across the youngest age in another way than 15–19 does
 */
export function synthesizeRegister(counts: readonly CensusCount[]): SyntheticRegister {
  const everybody = counts.map((count) => ({ ...count, ageClasses: spreadAgeUnknown(count) }));
  const sixteenToNineteen = cutYoungestClass(everybody);
  const cells = everybody.flatMap((count) =>
    count.ageClasses.flatMap((ageClass): RegisterCell[] => {
      const { municipalityCode, sex } = count;
      if (ageClass.from === CUT_CLASS.from) {
        const population = sixteenToNineteen.get(`${municipalityCode}/${sex}`) ?? 0;
        return [{ municipalityCode, sex, ageFrom: YOUNGEST, ageTo: CUT_CLASS.to, population }];
      }
      if (ageClass.to !== null && ageClass.to < YOUNGEST) return [];
      return [
        {
          municipalityCode,
          sex,
          ageFrom: ageClass.from,
          ageTo: ageClass.to,
          population: ageClass.population,
        },
      ];
    }),
  );
  return Object.freeze({
    cells: Object.freeze(cells.map((cell) => Object.freeze(cell))),
    population: cells.reduce((sum, cell) => sum + cell.population, 0),
  });
}

/** Age classes with the people of unknown age among them, in proportion within municipality and sex. */
export function spreadAgeUnknown(count: CensusCount): readonly AgeClassCount[] {
  const populations = count.ageClasses.map((ageClass) => ageClass.population);
  const added = shareByLargestRemainder(count.ageUnknown, populations);
  return count.ageClasses.map((ageClass, index) =>
    Object.freeze({ ...ageClass, population: ageClass.population + (added[index] ?? 0) }),
  );
}

/** `municipality/sex` → people aged 16–19. */
function cutYoungestClass(counts: readonly CensusCount[]): ReadonlyMap<string, number> {
  const bySex = new Map<string, { key: string; population: number }[]>();
  for (const count of counts) {
    const ageClass = count.ageClasses.find(({ from }) => from === CUT_CLASS.from);
    const across = count.ageClasses.find(
      ({ from, to }) => from < YOUNGEST && (to === null || to >= YOUNGEST),
    );
    if (!ageClass || ageClass.to !== CUT_CLASS.to || across !== ageClass) {
      throw new Error(
        `${count.municipality}: people aged ${YOUNGEST} and over can be cut from the class ` +
          `${CUT_CLASS.from}–${CUT_CLASS.to} only, and the counts have no such class.`,
      );
    }
    const sexes = bySex.get(count.municipalityCode) ?? [];
    sexes.push({ key: `${count.municipalityCode}/${count.sex}`, population: ageClass.population });
    bySex.set(count.municipalityCode, sexes);
  }
  const { numerator, denominator } = CUT_CLASS.share;
  const cut = new Map<string, number>();
  for (const sexes of bySex.values()) {
    const both = sexes.reduce((sum, { population }) => sum + population, 0);
    const taken = Math.round((numerator * both) / denominator);
    const shares = shareByLargestRemainder(
      taken,
      sexes.map(({ population }) => population),
    );
    for (const [index, { key }] of sexes.entries()) cut.set(key, shares[index] ?? 0);
  }
  return cut;
}
