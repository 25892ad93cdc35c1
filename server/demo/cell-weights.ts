import type { DrawnPerson } from './draw-sample.ts';
import type { AgeBand, CellCount } from './sample-counts.ts';

/** How many people of the register each respondent stands for: people of the cell over respondents of the cell. */
export function cellWeights(
  people: readonly DrawnPerson[],
  margins: readonly CellCount[],
  bands: readonly AgeBand[],
): readonly number[] {
  const keyOf = ({ stratum, sex, age }: DrawnPerson) => {
    const band = bands.find(({ from, to }) => age >= from && age <= (to ?? Number.POSITIVE_INFINITY));
    return `${stratum}/${sex}/${band?.id}`;
  };
  const respondents = new Map<string, number>();
  for (const person of people) respondents.set(keyOf(person), (respondents.get(keyOf(person)) ?? 0) + 1);
  const population = new Map(
    margins.map(({ area, sex, ageBand, people: count }) => [`${area}/${sex}/${ageBand}`, count]),
  );
  return people.map((person) => {
    const count = population.get(keyOf(person));
    if (count === undefined) throw new Error(`No population is known for ${keyOf(person)}.`);
    return count / (respondents.get(keyOf(person)) ?? 1);
  });
}
