import type { Answers } from '../../instruments/rules/answers.ts';
import { ageGroup } from './age-group.ts';
import { choose, chooseSeveral, shiftProbability, tilt } from './choose.ts';
import { ONE_PERSON } from './life-situation.ts';
import type { Random } from './random.ts';
import type { SyntheticPerson } from './synthetic-person.ts';

/** good … not good; ours */
const HEALTH = [0.21, 0.28, 0.35, 0.13, 0.03];
/** satisfied … dissatisfied: R6 gives 14.4 % satisfied, the rest is ours */
const SATISFACTION = [0.144, 0.42, 0.27, 0.12, 0.046];
/** R6, shares of all respondents */
const DURATION = [0.058, 0.033, 0.046, 0.043, 0.062, 0.485, 0.146];
const NO_EVENT = 21;
const NO_EVENT_SHARE = 0.2;

/** Health, satisfaction, and how long and through what loneliness came. */
export function wellbeingAnswers(random: Random, person: SyntheticPerson): Answers {
  const { loneliness, life } = person;
  return {
    health: choose(random, tilt(HEALTH, 0.2 * loneliness + 0.06 * (ageGroup(person.age) - 4))),
    life_satisfaction: choose(
      random,
      tilt(SATISFACTION, 0.45 * loneliness + 0.2 * (life.economicSituation - 3.3)),
    ),
    loneliness_duration: choose(random, DURATION),
    loneliness_events: events(random, person),
  };
}

/** Levels of the R6 table, moved to the ages and households that the event belongs to. */
function events(random: Random, person: SyntheticPerson): readonly number[] {
  const { age, loneliness, life } = person;
  if (random.chance(shiftProbability(NO_EVENT_SHARE, -0.5 * loneliness))) return [NO_EVENT];
  const raising = age >= 20 && age < 50 && person.sex === 2;
  const chosen = chooseSeveral(random, [
    life.householdType === ONE_PERSON ? 0.45 : 0.06,
    age < 70 ? 0.12 : 0.04,
    age < 60 ? 0.07 : 0.02,
    0.065,
    life.maritalStatus === 4 ? 0.3 : 0.02,
    shiftProbability(0.17, 0.3 * (ageGroup(age) - 4)),
    0.063,
    0.06,
    raising ? 0.15 : 0.02,
    age >= 50 ? 0.08 : 0.005,
    age >= 50 ? 0.07 : 0.01,
    0.087,
    0.09,
    0.039,
    0.075,
    age < 65 ? 0.05 : 0.01,
    0.04,
    0.05,
    0.015,
    0.022,
  ]);
  return chosen.length > 0 ? chosen : [NO_EVENT];
}
