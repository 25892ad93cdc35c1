import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { censusTotalsSchema, readCensusCounts } from './census-counts.ts';

const file = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
const csv = file('saitama-census-2020.csv');
const totals = censusTotalsSchema.parse(JSON.parse(file('saitama-census-2020.totals.json')));

describe('readCensusCounts', () => {
  test('reads 63 municipalities × 2 sexes that add up to the published population', () => {
    const counts = readCensusCounts(csv, totals);
    expect(counts).toHaveLength(126);
    const people = counts.reduce(
      (sum, count) =>
        sum + count.ageUnknown + count.ageClasses.reduce((all, { population }) => all + population, 0),
      0,
    );
    expect(people).toBe(7_344_765);
    expect(counts[0]).toMatchObject({
      municipalityCode: '111007',
      municipality: 'さいたま市',
      sex: 1,
      ageUnknown: 14_159,
    });
    expect(counts[0]?.ageClasses).toHaveLength(21);
    expect(counts[0]?.ageClasses.at(-1)).toEqual({ from: 100, to: null, population: 71 });
  });

  test.each([
    { change: 'one person fewer', from: ',100,,71', to: ',100,,70', message: /7344764 people, but 7344765/ },
    {
      change: 'a line lost',
      from: '111007,さいたま市,1,03,10,14,29518\n',
      to: '',
      message: /さいたま市, sex 1/,
    },
    { change: 'a class twice', from: '1,03,10,14', to: '1,02,5,9', message: /さいたま市, sex 1/ },
    { change: 'a number with a sign', from: ',27353', to: ',-27353', message: /line 2/ },
    {
      change: 'a third sex code',
      from: '111007,さいたま市,1,01',
      to: '111007,さいたま市,3,01',
      message: /line 2/,
    },
    { change: 'a column lost', from: ',age_to,', to: ',', message: /line 2/ },
  ])('refuses a file with $change', ({ from, to, message }) => {
    expect(csv).toContain(from);
    expect(() => readCensusCounts(csv.replace(from, to), totals)).toThrow(message);
  });
});
