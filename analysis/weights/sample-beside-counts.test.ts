import fc from 'fast-check';
import { expect, it } from 'vitest';
import { syntheticSurvey } from '../reference/synthetic-survey.ts';
import { SMALLEST_CELL_BESIDE, sampleBesideCounts } from './sample-beside-counts.ts';

const surveys = fc
  .record({
    rows: fc.integer({ min: 40, max: 300 }),
    seed: fc.integer({ min: 1, max: 10_000 }),
    areas: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ rows, seed, areas }) => syntheticSurvey({ rows, seed, areas, categories: 3 }));

it('gives every respondent once, no small cell, and of each cell the share in the sample over that in the counts', () => {
  fc.assert(
    fc.property(surveys, ({ dataset, postStratification: { margins, ageBands } }) => {
      const people = new Map<string, number>();
      for (const { sex, ageBand, population } of margins) {
        const key = `${sex}/${ageBand}`;
        people.set(key, (people.get(key) ?? 0) + population);
      }
      const cells = [...people].map(([key, population]) => ({ key: key.split('/'), population }));
      const by = [{ kind: 'codes', column: 'sex' } as const, { kind: 'age', ageBands } as const];
      const [margin] = sampleBesideCounts(dataset, [{ name: 'x', by, cells }]);
      const made = margin?.cells ?? [];
      expect(made.reduce((sum, { respondents }) => sum + respondents, 0)).toBe(dataset.size);
      for (const { respondents } of made) expect(respondents).toBeGreaterThanOrEqual(SMALLEST_CELL_BESIDE);
      const all = [...people.values()].reduce((sum, count) => sum + count, 0);
      const sexes = dataset.columns.get('sex');
      const [sex, age] = [sexes?.values, dataset.columns.get('age')?.values];
      for (const [key, population] of people) {
        const [code, id] = key.split('/');
        const band = ageBands.find((each) => each.id === id);
        const label = `${sexes?.codes.find((each) => String(each.code) === code)?.label.ja}・${band?.label.ja}`;
        const found = made.find((cell) => cell.label.ja === label);
        if (found === undefined) continue;
        const own = Array.from(age ?? []).filter(
          (years, row) =>
            years <= 250 &&
            String(sex?.[row]) === code &&
            years >= (band?.from ?? 0) &&
            (band?.to == null || years <= band.to),
        ).length;
        expect(found.respondents).toBe(own);
        expect(found.ratio).toBeCloseTo(own / dataset.size / (population / all), 12);
      }
    }),
    { numRuns: 40 },
  );
});
