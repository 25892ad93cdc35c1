import type { Answers } from '../../instruments/rules/answers.ts';
import { choose, chooseSeveral, shiftProbability } from './choose.ts';
import { SEEKING_WORK } from './life-situation.ts';
import type { Random } from './random.ts';
import type { SyntheticPerson } from './synthetic-person.ts';

// Levels follow the R6 tables as far as they are known (connections-survey notes 2.3); how they move with
// loneliness is ours.

/** receives, does not, does not know */
const SUPPORT = [0.077, 0.887, 0.036];
/** would help, would not, does not know */
const HELPING = [0.45, 0.15, 0.4];
const HAS_WORRIES = 0.745;
const HAS_NOBODY_TO_CONSULT = 0.07;
const YES = 1;
const NO = 2;

/** Support from public offices and others, helping, worries, and whom one would talk to. */
export function supportAnswers(random: Random, person: SyntheticPerson): Answers {
  const { loneliness } = person;
  const support = choose(random, SUPPORT);
  const partner = random.chance(shiftProbability(HAS_NOBODY_TO_CONSULT, 0.9 * loneliness)) ? NO : YES;
  return {
    support_received: support,
    ...(support === NO ? { support_not_received_reasons: reasons(random, loneliness) } : {}),
    helping_others: choose(random, HELPING),
    worries: random.chance(shiftProbability(HAS_WORRIES, 0.6 * loneliness)) ? YES : NO,
    consultation_partner: partner,
    ...(partner === YES ? { consultation_who: consulted(random, person) } : {}),
    consultation_feelings: feelings(random, loneliness),
  };
}

function reasons(random: Random, loneliness: number): readonly number[] {
  const more = (probability: number) => shiftProbability(probability, 0.35 * loneliness);
  const chosen = chooseSeveral(random, [
    shiftProbability(0.63, -0.5 * loneliness),
    more(0.15),
    more(0.2),
    more(0.18),
    more(0.1),
    more(0.04),
    0.022,
    more(0.085),
    0.008,
    0.014,
    0.028,
  ]);
  return chosen.length > 0 ? chosen : [1];
}

function consulted(random: Random, person: SyntheticPerson): readonly number[] {
  const working = person.life.workStatus < SEEKING_WORK;
  const friends = shiftProbability(0.58, person.age < 50 ? 0.4 : -0.2);
  const neighbours = person.age >= 60 ? 0.08 : 0.02;
  const doctor = person.age >= 60 ? 0.13 : 0.06;
  const chosen = chooseSeveral(random, [
    0.87,
    friends,
    neighbours,
    working ? 0.28 : 0.01,
    0.04,
    0.03,
    0.01,
    doctor,
    0.01,
  ]);
  return chosen.length > 0 ? chosen : [1];
}

function feelings(random: Random, loneliness: number): readonly number[] {
  const more = (probability: number) => shiftProbability(probability, 0.4 * loneliness);
  const less = (probability: number) => shiftProbability(probability, -0.3 * loneliness);
  const chosen = chooseSeveral(random, [
    less(0.42),
    less(0.53),
    more(0.27),
    more(0.1),
    more(0.08),
    more(0.06),
    more(0.13),
    more(0.05),
    0.02,
  ]);
  return chosen.length > 0 ? chosen : [2];
}
