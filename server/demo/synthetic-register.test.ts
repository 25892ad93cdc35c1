import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CensusCount, censusTotalsSchema, readCensusCounts } from './census-counts.ts';
import { spreadAgeUnknown, synthesizeRegister } from './synthetic-register.ts';

const file = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
const totals = censusTotalsSchema.parse(JSON.parse(file('saitama-census-2020.totals.json')));
const counts = readCensusCounts(file('saitama-census-2020.csv'), totals);

const census = (
  sex: 1 | 2,
  populations: Partial<Record<number, number>>,
  ageUnknown: number,
): CensusCount => ({
  municipalityCode: '000001',
  municipality: '見本市',
  sex,
  ageUnknown,
  ageClasses: [0, 5, 10, 15, 20].map((from) => ({
    from,
    to: from === 20 ? null : from + 4,
    population: populations[from] ?? 0,
  })),
});

describe('spreadAgeUnknown', () => {
  test('keeps the number of people of every municipality and sex', () => {
    for (const count of counts) {
      const known = count.ageClasses.reduce((sum, { population }) => sum + population, 0);
      const spread = spreadAgeUnknown(count).reduce((sum, { population }) => sum + population, 0);
      expect(spread).toBe(known + count.ageUnknown);
    }
  });

  test('spreads in proportion, the odd person to the largest remainder', () => {
    const spread = spreadAgeUnknown(census(1, { 0: 10, 15: 20, 20: 30 }, 7));
    expect(spread.map(({ population }) => population)).toEqual([11, 0, 0, 22, 34]);
  });
});

describe('synthesizeRegister', () => {
  test('takes four fifths of the class 15–19 by municipality and everybody who is older', () => {
    const register = synthesizeRegister([
      census(1, { 10: 99, 15: 13, 20: 50 }, 0),
      census(2, { 10: 99, 15: 10, 20: 60 }, 0),
    ]);
    // 4/5 of 23 is 18.4: 18, shared 13 : 10 as 10.17 and 7.83
    expect(register.cells).toEqual([
      { municipalityCode: '000001', sex: 1, ageFrom: 16, ageTo: 19, population: 10 },
      { municipalityCode: '000001', sex: 1, ageFrom: 20, ageTo: null, population: 50 },
      { municipalityCode: '000001', sex: 2, ageFrom: 16, ageTo: 19, population: 8 },
      { municipalityCode: '000001', sex: 2, ageFrom: 20, ageTo: null, population: 60 },
    ]);
    expect(register.population).toBe(128);
  });

  test('takes the nearest whole number', () => {
    const sixteen = (people: number) =>
      synthesizeRegister([census(1, { 15: people, 20: 1 }, 0)]).cells.find(({ ageFrom }) => ageFrom === 16)
        ?.population;
    expect([5, 6, 7, 8, 9, 10].map(sixteen)).toEqual([4, 5, 6, 6, 7, 8]);
  });

  test('agrees with the census on everybody aged 20 and over and with 4/5 of those aged 15–19', () => {
    const register = synthesizeRegister(counts);
    const spread = counts.flatMap((count) =>
      spreadAgeUnknown(count).map((ageClass) => ({ ...ageClass, code: count.municipalityCode })),
    );
    const older = spread
      .filter(({ from }) => from >= 20)
      .reduce((sum, { population }) => sum + population, 0);
    const registerOlder = register.cells
      .filter(({ ageFrom }) => ageFrom >= 20)
      .reduce((sum, { population }) => sum + population, 0);
    expect(registerOlder).toBe(older);
    for (const code of new Set(counts.map(({ municipalityCode }) => municipalityCode))) {
      const whole = spread
        .filter((ageClass) => ageClass.code === code && ageClass.from === 15)
        .reduce((sum, { population }) => sum + population, 0);
      const cut = register.cells
        .filter((cell) => cell.municipalityCode === code && cell.ageFrom === 16)
        .reduce((sum, { population }) => sum + population, 0);
      expect(Math.abs(cut - whole * 0.8)).toBeLessThan(0.5);
    }
    expect(register.cells.every(({ population }) => Number.isInteger(population) && population >= 0)).toBe(
      true,
    );
    expect(Object.isFrozen(register.cells)).toBe(true);
  });

  test('refuses counts whose youngest class cannot be cut', () => {
    const odd: CensusCount = {
      ...census(1, {}, 0),
      ageClasses: [
        { from: 0, to: 17, population: 10 },
        { from: 18, to: null, population: 10 },
      ],
    };
    expect(() => synthesizeRegister([odd])).toThrow(/見本市.*15–19/);
  });
});
