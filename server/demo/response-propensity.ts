import { ageGroup, type ByAge } from './age-group.ts';
import type { DrawnPerson } from './draw-sample.ts';
import type { Random } from './random.ts';

/** How likely somebody of this age answers at all, before sex and area; the pattern of every postal survey. Ours. */
const ANSWERS_BY_AGE: ByAge<number> = [0.43, 0.34, 0.4, 0.47, 0.54, 0.63, 0.67, 0.55];
const WOMEN = 0.2;
/** On a logit scale; the young take part where the link goes round on the web. Ours. */
const VOLUNTEERS_BY_AGE: ByAge<number> = [0.3, 1, 0.9, 0.7, 0.2, -0.5, -1.5, -3];
const BY_AREA: Readonly<Record<string, number>> = { chuo: -0.05, hokubu: 0.08, chichibu: 0.2 };

/** Who answers by web rather than on paper. Ours. */
const WEB_BY_AGE: ByAge<number> = [0.93, 0.89, 0.83, 0.75, 0.62, 0.42, 0.2, 0.08];

/** How readily a person answers: the logarithm of the odds. */
export type Readiness = (person: DrawnPerson) => number;

/** Who got a letter: the old and women answer more readily than the young and men. */
export const answersLetter: Readiness = ({ age, sex, stratum }) => {
  const probability = ANSWERS_BY_AGE[ageGroup(age)];
  return Math.log(probability / (1 - probability)) + (sex === 2 ? WOMEN : 0) + (BY_AREA[stratum] ?? 0);
};

/** Who comes across the open link: the young and women more readily. */
export const volunteers: Readiness = ({ age, sex }) =>
  VOLUNTEERS_BY_AGE[ageGroup(age)] + (sex === 2 ? WOMEN : 0);

/**
 * Exactly `count` of the people, in their order, each the likelier the more readily they answer. Sampling
 * without replacement with unequal probability by random keys (Efraimidis and Spirakis, "Weighted random sampling
 * with a reservoir", 2006, in logarithms).
 *
 * @throws RangeError when more answers are asked for than there are people
 */
export function chooseRespondents(
  random: Random,
  people: readonly DrawnPerson[],
  count: number,
  readiness: Readiness,
): readonly DrawnPerson[] {
  if (count > people.length)
    throw new RangeError(`${count} answers cannot come from ${people.length} people.`);
  const keys = people.map((person, index) => ({
    index,
    key: readiness(person) - Math.log(-Math.log(1 - random.unit())),
  }));
  const chosen = new Set(
    keys
      .toSorted((a, b) => b.key - a.key)
      .slice(0, count)
      .map(({ index }) => index),
  );
  return Object.freeze(people.filter((_, index) => chosen.has(index)));
}

/** By web or on paper. */
export function chooseMode(random: Random, age: number): 'web' | 'paper' {
  return random.chance(WEB_BY_AGE[ageGroup(age)]) ? 'web' : 'paper';
}
