import type { Answers } from '../../instruments/rules/answers.ts';
import { ageGroup, type ByAge } from './age-group.ts';
import { choose, chooseSeveral, shiftProbability, tilt } from './choose.ts';
import { SEEKING_WORK } from './life-situation.ts';
import type { Random } from './random.ts';
import type { SyntheticPerson } from './synthetic-person.ts';

/** five days a week or more, 3–4, 1–2, less than one, never; ours */
const OUTING_WITH_WORK = [0.72, 0.17, 0.09, 0.015, 0.005];
const OUTING_WITHOUT_WORK = [0.31, 0.31, 0.27, 0.08, 0.03];
const OUTING_AGED_80 = [0.18, 0.28, 0.32, 0.14, 0.08];

/** In person: R4; telephone and the rest: R6, where SNS and mail were one row (connections-survey notes 3.5). */
const IN_PERSON = [0.165, 0.131, 0.138, 0.097, 0.143, 0.156, 0.106];
const PHONE = [0.082, 0.11, 0.119, 0.102, 0.15, 0.158, 0.149];
const SNS = [0.209, 0.14, 0.108, 0.087, 0.098, 0.079, 0.124];
const EMAIL = [0.06, 0.06, 0.09, 0.08, 0.14, 0.2, 0.3];
/** towards "never" with age, where the means is one of the young */
const NEW_MEDIA_BY_AGE: ByAge<number> = [-0.35, -0.3, -0.2, -0.1, 0, 0.1, 0.28, 0.5];

const TAKES_PART_IN_NOTHING = 0.51;
/** among those who take part: neighbourhood, helping people, other volunteering, sports and hobbies, other */
const ACTIVITIES = [0.37, 0.09, 0.1, 0.66, 0.13];
const NEIGHBOURHOOD_BY_AGE: ByAge<number> = [-2, -2, -0.4, 0.3, 0.2, 0.1, 0.2, -0.2];
const HOBBIES = 4;
const NO_ACTIVITY = 6;
const NEVER_OUT = 5;

/** Going out, contact with people outside the household and taking part: less of each with loneliness and age. */
export function contactAnswers(random: Random, person: SyntheticPerson): Answers {
  const group = ageGroup(person.age);
  const slope = 0.13 * person.loneliness;
  const outing = choose(random, tilt(outingShares(person), slope));
  return {
    outing_frequency: outing,
    ...(outing === NEVER_OUT ? {} : { outing_purpose: outingPurposes(random, person) }),
    communication: {
      in_person: choose(random, tilt(IN_PERSON, slope)),
      phone: choose(random, tilt(PHONE, slope)),
      sns: choose(random, tilt(SNS, slope + NEW_MEDIA_BY_AGE[group])),
      email: choose(random, tilt(EMAIL, slope)),
    },
    social_activities: socialActivities(random, person),
  };
}

const works = (person: SyntheticPerson): boolean => person.life.workStatus < SEEKING_WORK;

function outingShares(person: SyntheticPerson): readonly number[] {
  if (works(person)) return OUTING_WITH_WORK;
  return person.age >= 80 ? OUTING_AGED_80 : OUTING_WITHOUT_WORK;
}

function outingPurposes(random: Random, person: SyntheticPerson): readonly number[] {
  const { age, loneliness } = person;
  const chosen = chooseSeveral(random, [
    0.73,
    works(person) ? 0.92 : 0.02,
    shiftProbability(0.4, -0.25 * loneliness),
    shiftProbability(0.26, -0.3 * loneliness),
    shiftProbability(0.2, 0.4 * (ageGroup(age) - 4)),
    shiftProbability(0.06, 0.2 * (ageGroup(age) - 4)),
    0.05,
  ]);
  return chosen.length > 0 ? chosen : [1];
}

function socialActivities(random: Random, person: SyntheticPerson): readonly number[] {
  if (random.chance(shiftProbability(TAKES_PART_IN_NOTHING, 0.4 * person.loneliness))) return [NO_ACTIVITY];
  const [neighbourhood = 0, ...others] = ACTIVITIES;
  const shift = NEIGHBOURHOOD_BY_AGE[ageGroup(person.age)];
  const chosen = chooseSeveral(random, [shiftProbability(neighbourhood, shift), ...others]);
  return chosen.length > 0 ? chosen : [HOBBIES];
}
