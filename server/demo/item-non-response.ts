import type { Answers, AnswerValue } from '../../instruments/rules/answers.ts';
import { ageGroup, type ByAge } from './age-group.ts';
import type { Random } from './random.ts';
import type { SyntheticPerson } from './synthetic-person.ts';

/** Share of people who leave a question empty, middle ages; income and long lists more often than the rest. Ours. */
const USUAL = 0.012;
const RATES: Readonly<Record<string, number>> = {
  age: 0.014,
  sex: 0.009,
  municipality: 0.012,
  household_income: 0.03,
  'communication.in_person': 0.02,
  'communication.phone': 0.025,
  'communication.sns': 0.028,
  'communication.email': 0.03,
  support_not_received_reasons: 0.02,
  consultation_feelings: 0.02,
  loneliness_direct: 0.007,
  loneliness_events: 0.025,
  ucla_companionship: 0.006,
  ucla_left_out: 0.006,
  ucla_isolated: 0.006,
  place_want: 0.02,
  place_barriers: 0.02,
};
/** the old leave more questions empty */
const BY_AGE: ByAge<number> = [0.5, 0.4, 0.5, 0.6, 0.8, 1.1, 1.6, 2.2];

/** The answers without those that the person left empty. */
export function leaveSomeEmpty(random: Random, person: SyntheticPerson, answers: Answers): Answers {
  const empty = (item: string) => random.chance((RATES[item] ?? USUAL) * BY_AGE[ageGroup(person.age)]);
  const left: Record<string, AnswerValue> = {};
  for (const [item, value] of Object.entries(answers)) {
    if (typeof value === 'object' && !Array.isArray(value)) {
      const rows = Object.entries(value).filter(([row]) => !empty(`${item}.${row}`));
      if (rows.length > 0) left[item] = Object.fromEntries(rows);
    } else if (typeof value === 'string' || !empty(item)) left[item] = value;
  }
  return left;
}
