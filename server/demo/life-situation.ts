import { type AgeGroup, ageGroup, type ByAge } from './age-group.ts';
import type { Sex } from './census-counts.ts';
import { choose } from './choose.ts';
import type { Random } from './random.ts';

/** The attributes of one synthetic person, in the codes of the instrument `connections` R4. */
export interface LifeSituation {
  readonly maritalStatus: number;
  readonly householdType: number;
  readonly cohabitants: number;
  readonly education: number;
  readonly workStatus: number;
  readonly housing: number;
  readonly householdIncome: number;
  readonly economicSituation: number;
}

/** Codes that other parts of the pattern depend on. */
export const MARRIED = 2;
export const ONE_PERSON = 1;
export const SEEKING_WORK = 7;
export const STUDENT = 6;

// Shares below are ours: rough patterns of the population statistics everybody knows, not estimates of anything.

/** never married, married, widowed, divorced */
const MARITAL: ByAge<readonly number[]> = [
  [1, 0, 0, 0],
  [0.84, 0.15, 0, 0.01],
  [0.38, 0.57, 0.002, 0.048],
  [0.26, 0.66, 0.008, 0.072],
  [0.19, 0.7, 0.02, 0.09],
  [0.11, 0.74, 0.05, 0.1],
  [0.05, 0.73, 0.14, 0.08],
  [0.03, 0.54, 0.37, 0.06],
];

/** one person, couple, parents and child, one parent and child, three generations, other */
const HOUSEHOLD = {
  neverMarriedTeens: [0.04, 0, 0.68, 0.15, 0.09, 0.04],
  neverMarriedTwenties: [0.22, 0, 0.53, 0.14, 0.07, 0.04],
  neverMarried: [0.45, 0, 0.33, 0.12, 0.04, 0.06],
  marriedYoung: [0, 0.45, 0.48, 0, 0.04, 0.03],
  marriedMiddle: [0, 0.19, 0.7, 0, 0.08, 0.03],
  marriedOld: [0, 0.55, 0.31, 0, 0.08, 0.06],
  widowed: [0.48, 0, 0, 0.3, 0.15, 0.07],
  divorced: [0.52, 0, 0, 0.33, 0.06, 0.09],
} as const;

/** how many live with the person (index 0: nobody), by household type from 1 */
const COHABITANTS: readonly (readonly number[])[] = [
  [1],
  [0, 1],
  [0, 0, 0.45, 0.42, 0.13],
  [0, 0.55, 0.35, 0.1],
  [0, 0, 0, 0.2, 0.35, 0.3, 0.15],
  [0, 0.4, 0.3, 0.2, 0.1],
];

/** compulsory, high school, vocational, junior college, university, graduate school */
const EDUCATION: ByAge<readonly number[]> = [
  [0.02, 0.75, 0.08, 0.02, 0.13, 0],
  [0.02, 0.25, 0.15, 0.06, 0.47, 0.05],
  [0.03, 0.28, 0.16, 0.09, 0.39, 0.05],
  [0.03, 0.32, 0.17, 0.12, 0.32, 0.04],
  [0.03, 0.38, 0.14, 0.14, 0.28, 0.03],
  [0.07, 0.46, 0.1, 0.11, 0.24, 0.02],
  [0.16, 0.51, 0.08, 0.07, 0.17, 0.01],
  [0.33, 0.46, 0.05, 0.04, 0.11, 0.01],
];

/** regular, non-regular, director, self-employed, family worker, student, seeking work, not seeking, other */
const WORK_MEN: ByAge<readonly number[]> = [
  [0.09, 0.06, 0, 0, 0, 0.82, 0.01, 0.02, 0],
  [0.6, 0.12, 0.005, 0.02, 0.005, 0.19, 0.03, 0.025, 0.005],
  [0.79, 0.07, 0.03, 0.05, 0.01, 0, 0.03, 0.015, 0.005],
  [0.77, 0.06, 0.05, 0.07, 0.01, 0, 0.025, 0.01, 0.005],
  [0.71, 0.08, 0.06, 0.09, 0.01, 0, 0.025, 0.02, 0.005],
  [0.29, 0.27, 0.07, 0.12, 0.01, 0, 0.04, 0.19, 0.01],
  [0.03, 0.16, 0.04, 0.1, 0.02, 0, 0.02, 0.62, 0.01],
  [0.01, 0.03, 0.02, 0.06, 0.01, 0, 0, 0.86, 0.01],
];
const WORK_WOMEN: ByAge<readonly number[]> = [
  [0.06, 0.08, 0, 0, 0, 0.83, 0.01, 0.02, 0],
  [0.55, 0.18, 0, 0.01, 0.005, 0.17, 0.03, 0.05, 0.005],
  [0.45, 0.28, 0.01, 0.03, 0.015, 0.005, 0.03, 0.175, 0.005],
  [0.37, 0.38, 0.01, 0.03, 0.025, 0, 0.03, 0.15, 0.005],
  [0.32, 0.42, 0.02, 0.04, 0.03, 0, 0.025, 0.14, 0.005],
  [0.09, 0.35, 0.02, 0.05, 0.04, 0, 0.02, 0.42, 0.01],
  [0.01, 0.12, 0.01, 0.03, 0.04, 0, 0.01, 0.77, 0.01],
  [0, 0.02, 0.01, 0.02, 0.03, 0, 0, 0.91, 0.01],
];

/** own house, own apartment, private rent, public rent, employer's, facility, other */
const HOUSING: ByAge<readonly number[]> = [
  [0.58, 0.16, 0.18, 0.04, 0.02, 0.02, 0],
  [0.44, 0.1, 0.36, 0.03, 0.05, 0.01, 0.01],
  [0.41, 0.15, 0.36, 0.03, 0.04, 0, 0.01],
  [0.52, 0.18, 0.24, 0.03, 0.02, 0, 0.01],
  [0.59, 0.18, 0.17, 0.04, 0.01, 0, 0.01],
  [0.66, 0.16, 0.11, 0.05, 0, 0.01, 0.01],
  [0.71, 0.14, 0.07, 0.06, 0, 0.01, 0.01],
  [0.76, 0.09, 0.05, 0.05, 0, 0.04, 0.01],
];

/** middle of the nine income bands */
const INCOME_MIDDLE: ByAge<number> = [6.2, 5, 6, 6.4, 6.4, 5, 3.8, 3.3];

/** A life situation that goes with the age and sex: marriage, household, school, work, housing, means. */
export function drawLifeSituation(random: Random, age: number, sex: Sex): LifeSituation {
  const group = ageGroup(age);
  const [single = 0, married = 0, widowed = 0, divorced = 0] = MARITAL[group];
  // Women outlive their husbands: three of four widowed people are women.
  const maritalStatus = choose(random, [single, married, widowed * (sex === 2 ? 1.5 : 0.5), divorced]);
  const householdType = choose(random, householdShares(maritalStatus, group));
  const cohabitants = choose(random, COHABITANTS[householdType - 1] ?? []) - 1;
  const education = choose(random, EDUCATION[group]);
  const workStatus = choose(random, (sex === 2 ? WORK_WOMEN : WORK_MEN)[group]);
  const housing = choose(random, HOUSING[group]);
  const householdIncome = drawIncome(random, INCOME_MIDDLE[group], householdType, workStatus);
  const difficulty = 3.25 - 0.32 * (householdIncome - 5) + 0.75 * random.normal();
  const economicSituation = Math.min(5, Math.max(1, Math.round(difficulty)));
  return Object.freeze({
    maritalStatus,
    householdType,
    cohabitants,
    education,
    workStatus,
    housing,
    householdIncome,
    economicSituation,
  });
}

function householdShares(maritalStatus: number, group: AgeGroup): readonly number[] {
  if (maritalStatus === 1) {
    if (group === 0) return HOUSEHOLD.neverMarriedTeens;
    return group === 1 ? HOUSEHOLD.neverMarriedTwenties : HOUSEHOLD.neverMarried;
  }
  if (maritalStatus === 3) return HOUSEHOLD.widowed;
  if (maritalStatus === 4) return HOUSEHOLD.divorced;
  if (group <= 1) return HOUSEHOLD.marriedYoung;
  return group <= 4 ? HOUSEHOLD.marriedMiddle : HOUSEHOLD.marriedOld;
}

function drawIncome(random: Random, middle: number, householdType: number, workStatus: number): number {
  const alone = householdType === ONE_PERSON ? -1.6 : 0;
  const oneParent = householdType === 4 ? -0.9 : 0;
  const withoutWork = workStatus === SEEKING_WORK ? -1.5 : 0;
  const band = middle + alone + oneParent + withoutWork + 1.6 * random.normal();
  return Math.min(9, Math.max(1, Math.round(band)));
}
