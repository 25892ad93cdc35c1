import { ageGroup, type ByAge } from './age-group.ts';
import type { Sex } from './census-counts.ts';
import { type LifeSituation, MARRIED, ONE_PERSON, SEEKING_WORK } from './life-situation.ts';
import type { Random } from './random.ts';

/**
 * By age, in standard deviations: people aged 20 to 49 are lonelier, as Saitama and the national survey
 * report; the old least. The sizes are ours.
 */
const BY_AGE: ByAge<number> = [-0.05, 0.3, 0.3, 0.22, 0, -0.18, -0.35, -0.25];

/**
 * How lonely a synthetic person is, on a scale whose spread within one life situation is 1.
 * Being single, alone, divorced, out of work or hard up adds to it, in the direction (not the size) of the
 * national cross-tabs; everything else asked about hangs on the same number, which is what makes the answers
 * of one person fit together.
 */
export function drawLoneliness(random: Random, age: number, sex: Sex, life: LifeSituation): number {
  const middleAgedMan = sex === 1 && age >= 40 && age < 60 ? 0.12 : 0;
  const marital = life.maritalStatus === MARRIED ? -0.1 : life.maritalStatus === 4 ? 0.25 : 0.1;
  const alone = life.householdType === ONE_PERSON ? 0.3 : 0;
  const seeking = life.workStatus === SEEKING_WORK ? 0.45 : 0;
  const means = 0.16 * (life.economicSituation - 3.3);
  return BY_AGE[ageGroup(age)] + middleAgedMan + marital + alone + seeking + means + random.normal();
}
