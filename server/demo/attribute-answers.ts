import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import type { Answers } from '../../instruments/rules/answers.ts';
import type { Random } from './random.ts';
import type { SyntheticPerson } from './synthetic-person.ts';

const OTHER_SEX = 3;
const PREFERS_NOT_TO_SAY = 99;

/** Shares of R4 (その他 0.9 %) and, for the municipality, ours. */
const THIRD_ANSWER = 0.009;
const WITHHOLDS_MUNICIPALITY = 0.015;
/** lives elsewhere than where the letter was drawn: moved since, or a slip */
const ANSWERS_OTHER_MUNICIPALITY = 0.006;

/** Age, sex, municipality, household, school, work, housing and means as the person states them. */
export function attributeAnswers(random: Random, person: SyntheticPerson, scheme: AreaScheme): Answers {
  const { life } = person;
  return {
    municipality: municipality(random, person, scheme),
    age: person.age,
    sex: random.chance(THIRD_ANSWER) ? OTHER_SEX : person.sex,
    marital_status: life.maritalStatus,
    household_type: life.householdType,
    cohabitants: life.cohabitants,
    education: life.education,
    work_status: life.workStatus,
    housing: life.housing,
    household_income: life.householdIncome,
    economic_situation: life.economicSituation,
  };
}

function municipality(random: Random, person: SyntheticPerson, scheme: AreaScheme): number {
  if (random.chance(WITHHOLDS_MUNICIPALITY)) return PREFERS_NOT_TO_SAY;
  const own = scheme.municipalities.find((row) => row.municipalityCode === person.municipalityCode);
  const elsewhere = random.chance(ANSWERS_OTHER_MUNICIPALITY);
  const answered = elsewhere ? scheme.municipalities[random.below(scheme.municipalities.length)] : own;
  if (!answered)
    throw new Error(`Area scheme ${scheme.id} does not know municipality ${person.municipalityCode}.`);
  return answered.itemCode;
}
