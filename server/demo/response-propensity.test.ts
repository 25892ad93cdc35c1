import { expect, test } from 'vitest';
import type { DrawnPerson } from './draw-sample.ts';
import { seededRandom } from './random.ts';
import { answersLetter, chooseMode, chooseRespondents, volunteers } from './response-propensity.ts';

const person = (age: number, sex: 1 | 2 = 1): DrawnPerson => ({
  stratum: 'tobu',
  municipalityCode: '112143',
  sex,
  age,
});

test('exactly as many answer as were asked for, each once, in their order', () => {
  const people = Array.from({ length: 50 }, (_, index) => person(16 + index));
  const respondents = chooseRespondents(seededRandom('seed', 'answers'), people, 20, answersLetter);
  expect(respondents).toHaveLength(20);
  expect(respondents.map(({ age }) => age)).toEqual(
    [...new Set(respondents.map(({ age }) => age))].sort((a, b) => a - b),
  );
  expect(chooseRespondents(seededRandom('seed', 'all'), people, 50, answersLetter)).toEqual(people);
  expect(chooseRespondents(seededRandom('seed', 'none'), people, 0, answersLetter)).toEqual([]);
  expect(() => chooseRespondents(seededRandom('seed', 'more'), people, 51, answersLetter)).toThrow(
    /51 answers/,
  );
});

test('people who are alike are chosen equally often, and one with twice the odds twice as often when few are chosen', () => {
  const random = seededRandom('seed', 'odds');
  const ages = [20, 30, 40, 50];
  const counts = new Map(ages.map((age) => [age, 0]));
  const readiness = ({ age }: DrawnPerson) => (age === 20 ? Math.log(2) : 0);
  const draws = 20_000;
  for (let draw = 0; draw < draws; draw++) {
    const [first] = chooseRespondents(
      random,
      ages.map((age) => person(age)),
      1,
      readiness,
    );
    if (first) counts.set(first.age, (counts.get(first.age) ?? 0) + 1);
  }
  const expected = [0.4, 0.2, 0.2, 0.2].map((share) => share * draws);
  const chiSquare = ages.reduce((sum, age, index) => {
    const cell = expected[index] ?? Number.NaN;
    return sum + ((counts.get(age) ?? 0) - cell) ** 2 / cell;
  }, 0);
  expect(chiSquare).toBeLessThan(16.27); // 99.9 % point of chi-square with 3 degrees of freedom
});

test('the old answer letters more readily, the young the open link, women both', () => {
  expect(answersLetter(person(75))).toBeGreaterThan(answersLetter(person(25)));
  expect(volunteers(person(75))).toBeLessThan(volunteers(person(25)));
  for (const readiness of [answersLetter, volunteers]) {
    expect(readiness(person(45, 2))).toBeGreaterThan(readiness(person(45, 1)));
  }
});

test('the young answer by web, the old on paper', () => {
  const random = seededRandom('seed', 'modes');
  const web = (age: number) =>
    Array.from({ length: 2000 }, () => chooseMode(random, age)).filter((mode) => mode === 'web').length /
    2000;
  expect(web(18)).toBeCloseTo(0.93, 1);
  expect(web(95)).toBeCloseTo(0.08, 1);
});
