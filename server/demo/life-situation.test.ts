import { describe, expect, test } from 'vitest';
import { ageGroup } from './age-group.ts';
import { drawLoneliness } from './latent-loneliness.ts';
import {
  drawLifeSituation,
  type LifeSituation,
  MARRIED,
  ONE_PERSON,
  SEEKING_WORK,
} from './life-situation.ts';
import { seededRandom } from './random.ts';

test.each([
  [16, 0],
  [19, 0],
  [20, 1],
  [29, 1],
  [79, 6],
  [80, 7],
  [104, 7],
])('age %d is band %d', (age, band) => {
  expect(ageGroup(age)).toBe(band);
});

describe('drawLifeSituation', () => {
  const random = seededRandom('seed', 'lives');
  const lives = (age: number, sex: 1 | 2) =>
    Array.from({ length: 1000 }, () => drawLifeSituation(random, age, sex));

  test('gives codes of the questionnaire that fit together', () => {
    for (const age of [16, 25, 35, 45, 55, 65, 75, 85]) {
      for (const life of [...lives(age, 1), ...lives(age, 2)]) {
        expect(life.cohabitants === 0).toBe(life.householdType === ONE_PERSON);
        if (life.maritalStatus === MARRIED) expect(life.householdType).not.toBe(ONE_PERSON);
        const limits: Record<keyof LifeSituation, [number, number]> = {
          maritalStatus: [1, 4],
          householdType: [1, 6],
          cohabitants: [0, 30],
          education: [1, 6],
          workStatus: [1, 9],
          housing: [1, 7],
          householdIncome: [1, 9],
          economicSituation: [1, 5],
        };
        for (const [name, [least, most]] of Object.entries(limits)) {
          const code = life[name as keyof LifeSituation];
          expect(code, name).toBeGreaterThanOrEqual(least);
          expect(code, name).toBeLessThanOrEqual(most);
        }
      }
    }
  });

  test('widows are more often women', () => {
    const widowed = (sex: 1 | 2) => lives(82, sex).filter(({ maritalStatus }) => maritalStatus === 3).length;
    expect(widowed(2)).toBeGreaterThan(1.5 * widowed(1));
  });
});

describe('drawLoneliness', () => {
  const settled: LifeSituation = {
    maritalStatus: MARRIED,
    householdType: 3,
    cohabitants: 2,
    education: 5,
    workStatus: 1,
    housing: 1,
    householdIncome: 6,
    economicSituation: 3,
  };
  const mean = (age: number, life: LifeSituation) => {
    const random = seededRandom('seed', 'means');
    const values = Array.from({ length: 4000 }, () => drawLoneliness(random, age, 2, life));
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };

  test('is higher from 20 to 49, alone, out of work and hard up', () => {
    const usual = mean(55, settled);
    expect(mean(30, settled)).toBeGreaterThan(usual + 0.2);
    expect(mean(75, settled)).toBeLessThan(usual - 0.2);
    expect(mean(55, { ...settled, householdType: ONE_PERSON })).toBeGreaterThan(usual + 0.2);
    expect(mean(55, { ...settled, workStatus: SEEKING_WORK })).toBeGreaterThan(usual + 0.3);
    expect(mean(55, { ...settled, economicSituation: 5 })).toBeGreaterThan(usual + 0.2);
  });
});
