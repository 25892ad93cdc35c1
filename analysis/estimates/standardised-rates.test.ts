import { describe, expect, it } from 'vitest';
import { adjustDesign } from '../weights/adjust-design.ts';
import { calibrate } from '../weights/calibrate.ts';
import { linearisedCovariance } from './linearised-covariance.ts';
import { madeUpGroups, madeUpSample } from './made-up-sample.ts';
import { standardisedRates } from './standardised-rates.ts';

const { design, x, y, everybody } = madeUpSample;
const parity = Int32Array.from(x, (value) => value % 2);

/** Weighted count of each cell. */
function ownMakeUp(cell: Int32Array, cells: number, group: Uint8Array): number[] {
  return Array.from({ length: cells }, (_, place) =>
    design.weights.reduce(
      (sum, weight, row) => sum + (group[row] === 1 && cell[row] === place ? weight : 0),
      0,
    ),
  );
}

describe('standardisedRates', () => {
  it('agrees with R', () => {
    // R 4.2.2, survey 4.1-1, 2026-11-21: d$k <- factor(d$x %% 2);
    // svyby(~y, ~g, svystandardize(de, by = ~k, over = ~g, population = c(3, 2)), svymean)
    const rates = standardisedRates(design, y, madeUpGroups, parity, [3, 2]);
    const expected = [
      [10.6496960084589, 0.915691536079136],
      [9.52953667953668, 0.929575997924785],
      [11.24190476190476, 0.57407722207277],
    ];
    rates.forEach((rate, group) => {
      expect(rate.standardised).toBeCloseTo(expected[group]?.[0] as number, 12);
      expect(rate.standardError).toBeCloseTo(expected[group]?.[1] as number, 12);
      expect(rate).toMatchObject({ respondents: 12, standardCovered: 1 });
    });
  });

  it('of a calibrated sample has the error of its numerical derivative by every base weight', () => {
    const ones = design.weights.map(() => 1);
    const totalOf = (column: Float64Array, factor: number) =>
      column.reduce((sum, value, row) => sum + factor * value * (design.weights[row] as number), 0);
    const columns = [
      { name: 'people', values: ones, total: totalOf(ones, 1.1) },
      { name: 'x', values: x, total: totalOf(x, 1.25) },
    ];
    const adjustedTo = (base: Float64Array) => {
      const found = calibrate(base, columns, { kind: 'linear', bounds: null });
      return adjustDesign({ ...design, weights: base }, found, [ones, x]);
    };
    const ratesOf = (base: Float64Array) =>
      standardisedRates(adjustedTo(base), y, madeUpGroups, parity, [3, 2]);
    const step = 1e-4;
    // what a rate changes by, for each part of a base weight: adjustments and standardisation are worked out anew
    const moved = Array.from(design.weights, (weight, row) => {
      const [more, less] = [1, -1].map((sign) =>
        ratesOf(design.weights.with(row, weight * (1 + sign * step))).map(({ standardised }) => standardised),
      ) as [number[], number[]];
      return more.map((value, group) => (value - (less[group] as number)) / (2 * step * weight));
    });
    ratesOf(design.weights).forEach(({ standardError }, group) => {
      const derivative = Float64Array.from(moved, (rates) => rates[group] as number);
      const variance = linearisedCovariance(design, [derivative])[0]?.[0] as number;
      expect(standardError / Math.sqrt(variance)).toBeCloseTo(1, 5);
    });
  });

  it('to a group’s own make-up changes nothing but the error', () => {
    madeUpGroups.forEach((group) => {
      const [rate] = standardisedRates(design, y, [group], parity, ownMakeUp(parity, 2, group));
      expect(rate?.standardised).toBeCloseTo(rate?.crude as number, 12);
    });
  });

  it('with one cell is the crude rate, error and all', () => {
    const rates = standardisedRates(design, y, madeUpGroups, new Int32Array(36), [5]);
    for (const rate of rates) {
      expect(rate.standardised).toBeCloseTo(rate.crude, 12);
      expect(rate.standardError).toBeCloseTo(rate.crudeStandardError, 12);
    }
  });

  it('does not care how the standard is scaled', () => {
    const small = standardisedRates(design, y, madeUpGroups, parity, [3, 2]);
    const large = standardisedRates(design, y, madeUpGroups, parity, [3e6, 2e6]);
    small.forEach((rate, index) => {
      expect(large[index]?.standardised).toBeCloseTo(rate.standardised, 12);
    });
  });

  it('says which part of the standard a group covers, and leaves out rows without a cell', () => {
    const holes = parity.map((cell, row) => (row % 5 === 0 ? -1 : cell));
    const odd = Uint8Array.from(parity, (cell) => cell);
    const [all, part] = standardisedRates(design, y, [everybody, odd], holes, [3, 2]);
    expect(all).toMatchObject({ respondents: 28, standardCovered: 1 });
    expect(part?.standardCovered).toBeCloseTo(0.4, 14);
    expect(part?.standardised).toBeCloseTo(part?.crude as number, 12);
    const [nobody] = standardisedRates(design, y, [new Uint8Array(36)], holes, [3, 2]);
    expect(nobody?.standardised).toBeNaN();
    expect(nobody?.standardError).toBeNaN();
  });

  it('refuses a standard that has nobody like a respondent', () => {
    expect(() => standardisedRates(design, y, [everybody], parity, [3, 0])).toThrow(/cell 1.*got 0/);
    expect(() => standardisedRates(design, y, [everybody], parity, [3])).toThrow(/cell 1.*no number/);
    expect(() => standardisedRates(design, y, [everybody], parity, [-1, 5])).toThrow(
      /standard population, got -1, 5/,
    );
  });
});
