import { describe, expect, it } from 'vitest';
import {
  type SampledShare,
  simpleRandomSamplingError,
  stratifiedTwoStageSamplingError,
} from './printed-sampling-error.ts';

type Formula = (share: SampledShare) => number;
const EVERYBODY = Number.POSITIVE_INFINITY;

/** Half widths in percent, as printed. */
function printed(
  formula: Formula,
  respondents: number,
  percents: readonly number[],
  digits: number,
): string[] {
  return percents.map((percent) =>
    (100 * formula({ proportion: percent / 100, respondents, population: EVERYBODY })).toFixed(digits),
  );
}

describe('sampling errors as Japanese reports print them', () => {
  // 伊勢原市 市民意識調査, 標本誤差の早見表 (expydoc.com/doc/9949484, read 2026-11)
  it.each([
    [100, '4.27 5.88 7.84 8.98 9.60 9.80'],
    [1000, '1.35 1.86 2.48 2.84 3.04 3.10'],
    [1430, '1.13 1.55 2.07 2.38 2.54 2.59'],
  ])('simple random sample, n = %d', (respondents, table) => {
    expect(printed(simpleRandomSamplingError, respondents, [5, 10, 20, 30, 40, 50], 2).join(' ')).toBe(table);
  });

  // 「報告書を読む際の注意」 of a survey drawn by 層化二段無作為抽出 (expydoc.com/doc/7545838, read 2026-11)
  it.each([
    [1910, '1.9 2.6 3.0 3.2 3.2'],
    [1000, '2.7 3.6 4.1 4.4 4.5'],
    [100, '8.5 11.3 13.0 13.9 14.1'],
  ])('stratified two-stage sample, n = %d', (respondents, table) => {
    expect(printed(stratifiedTwoStageSamplingError, respondents, [10, 20, 30, 40, 50], 1).join(' ')).toBe(
      table,
    );
  });

  it('are 0 where everybody answered, and smaller in a small town than in a large one', () => {
    for (const formula of [simpleRandomSamplingError, stratifiedTwoStageSamplingError]) {
      expect(formula({ proportion: 0.5, respondents: 300, population: 300 })).toBe(0);
      expect(formula({ proportion: 0.5, respondents: 1, population: 1 })).toBe(0);
      const town = formula({ proportion: 0.5, respondents: 300, population: 1000 });
      const city = formula({ proportion: 0.5, respondents: 300, population: EVERYBODY });
      expect(town / city).toBeCloseTo(Math.sqrt(700 / 999), 14);
    }
  });

  it('refuse what is no share of a sample', () => {
    expect(() => simpleRandomSamplingError({ proportion: 50, respondents: 100, population: 1000 })).toThrow(
      'simpleRandomSamplingError requires 0 ≤ proportion ≤ 1, got 50',
    );
    expect(() =>
      stratifiedTwoStageSamplingError({ proportion: 0.5, respondents: 100, population: 99 }),
    ).toThrow('stratifiedTwoStageSamplingError requires 0 < respondents ≤ population, got 100 of 99');
  });
});
