import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type AreaScheme, areaSchemeSchema } from '../../instruments/areas/area-scheme.ts';
import { censusTotalsSchema, readCensusCounts } from './census-counts.ts';
import { drawSample } from './draw-sample.ts';
import { seededRandom } from './random.ts';
import { type AgeBand, countDrawn, countRegister } from './sample-counts.ts';
import { synthesizeRegister } from './synthetic-register.ts';

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const totals = censusTotalsSchema.parse(JSON.parse(file('fixtures/saitama-census-2020.totals.json')));
const register = synthesizeRegister(readCensusCounts(file('fixtures/saitama-census-2020.csv'), totals));
const scheme: AreaScheme = areaSchemeSchema.parse(JSON.parse(file('instruments/areas/saitama-5.json')));
const allocations = [
  { area: 'chuo', invited: 400 },
  { area: 'seibu', invited: 360 },
  { area: 'tobu', invited: 360 },
  { area: 'hokubu', invited: 230 },
  { area: 'chichibu', invited: 150 },
];
const bands: readonly AgeBand[] = [
  { id: '16-29', from: 16, to: 29 },
  { id: '30-49', from: 30, to: 49 },
  { id: '50-69', from: 50, to: 69 },
  { id: '70+', from: 70, to: null },
];
const sample = drawSample(register, scheme, allocations, seededRandom('seed', 'draw'));

describe('drawSample', () => {
  test('draws 1,500 people with base weights that add up to the register', () => {
    expect(sample.people).toHaveLength(1500);
    expect(sample.strata.map(({ id, invited }) => ({ area: id, invited }))).toEqual(allocations);
    expect(sample.strata.reduce((sum, { population }) => sum + population, 0)).toBe(register.population);
    for (const stratum of sample.strata) {
      expect(stratum.baseWeight * stratum.invited).toBeCloseTo(stratum.population, 6);
      expect(sample.people.filter((person) => person.stratum === stratum.id)).toHaveLength(stratum.invited);
    }
  });

  test('draws people of the municipalities of their area, aged 16 to 100', () => {
    const areas = new Map(scheme.areas.map(({ code, id }) => [code, id]));
    for (const person of sample.people) {
      const municipality = scheme.municipalities.find(
        (row) => row.municipalityCode === person.municipalityCode,
      );
      expect(areas.get(municipality?.area ?? 0)).toBe(person.stratum);
      expect(person.age).toBeGreaterThanOrEqual(16);
      expect(person.age).toBeLessThanOrEqual(100);
      expect(Number.isInteger(person.age)).toBe(true);
    }
  });

  test('over many draws every cell comes as often as its share of the stratum says', () => {
    const draws = 200;
    const expected = new Map<string, number>();
    const found = new Map<string, number>();
    const add = (to: Map<string, number>, key: string, people: number) =>
      to.set(key, (to.get(key) ?? 0) + people);
    for (const { area, sex, ageBand, people } of countRegister(register, scheme, bands)) {
      const stratum = sample.strata.find(({ id }) => id === area);
      add(expected, `${area}/${sex}/${ageBand}`, (draws * people) / (stratum?.baseWeight ?? Number.NaN));
    }
    for (let draw = 0; draw < draws; draw++) {
      const { people } = drawSample(register, scheme, allocations, seededRandom(`seed ${draw}`, 'draw'));
      for (const cell of countDrawn(people, scheme, bands)) {
        add(found, `${cell.area}/${cell.sex}/${cell.ageBand}`, cell.people);
      }
    }
    for (const [cell, people] of expected) {
      expect(Math.abs((found.get(cell) ?? 0) - people), cell).toBeLessThan(4.5 * Math.sqrt(people));
    }
  });

  test('repeats itself for the same seed', () => {
    expect(drawSample(register, scheme, allocations, seededRandom('seed', 'draw'))).toEqual(sample);
    expect(drawSample(register, scheme, allocations, seededRandom('other', 'draw'))).not.toEqual(sample);
  });

  test.each([
    {
      wrong: 'an area without letters',
      given: allocations.slice(1),
      message: /seibu, tobu, hokubu, chichibu, but/,
    },
    {
      wrong: 'an unknown area',
      given: [...allocations, { area: 'nanbu', invited: 5 }],
      message: /nanbu, but/,
    },
    {
      wrong: 'no letter',
      given: [{ area: 'chuo', invited: 0 }, ...allocations.slice(1)],
      message: /chuo would get 0/,
    },
    {
      wrong: 'half a letter',
      given: [{ area: 'chuo', invited: 1.5 }, ...allocations.slice(1)],
      message: /chuo would get 1.5/,
    },
    {
      wrong: 'too many',
      given: [{ area: 'chuo', invited: 9e6 }, ...allocations.slice(1)],
      message: /cannot be drawn/,
    },
  ])('refuses an allocation with $wrong', ({ given, message }) => {
    expect(() => drawSample(register, scheme, given, seededRandom('seed', 'draw'))).toThrow(message);
  });

  test('names the municipalities that the scheme does not place', () => {
    const partial = { ...scheme, municipalities: scheme.municipalities.slice(2) };
    expect(() => drawSample(register, partial, allocations, seededRandom('seed', 'draw'))).toThrow(
      /111007, 112011/,
    );
  });
});

describe('counts by area × sex × age band', () => {
  test('add up to the register and to the letters', () => {
    const margins = countRegister(register, scheme, bands);
    expect(margins).toHaveLength(5 * 2 * 4);
    expect(margins.reduce((sum, { people }) => sum + people, 0)).toBe(register.population);
    const drawn = countDrawn(sample.people, scheme, bands);
    expect(drawn.reduce((sum, { people }) => sum + people, 0)).toBe(1500);
    const chichibu = drawn.filter(({ area }) => area === 'chichibu');
    expect(chichibu.reduce((sum, { people }) => sum + people, 0)).toBe(150);
  });

  test('refuse a band that cuts through a class of five years', () => {
    expect(() => countRegister(register, scheme, [{ id: '16-32', from: 16, to: 32 }])).toThrow(
      /16-32 cuts through/,
    );
  });
});
