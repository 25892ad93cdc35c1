import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentText, percentTextOfProportion } from '../estimates/percent.ts';
import { PRINTED_HALF_UNIT, printedProportion, printedWeightedBase } from './printed-figures.ts';

describe('printedProportion', () => {
  it('prints the same percentage as the full figure, however often it is printed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const count = Math.round(share * n);
          const printed = printedProportion(count / n);
          expect(percentTextOfProportion(printed)).toBe(percentText(count, n));
          expect(printedProportion(printed)).toBe(printed);
          expect(Math.abs(printed - count / n)).toBeLessThanOrEqual(PRINTED_HALF_UNIT + 1e-12);
        },
      ),
      { seed: 1 },
    );
  });

  it('rounds the published ties half up', () => {
    expect(printedProportion(1306 / 4000)).toBe(0.327);
    expect(printedProportion(1017 / 2000)).toBe(0.509);
  });
});

describe('printedWeightedBase', () => {
  it('keeps three significant digits', () => {
    expect(printedWeightedBase(6_382_144.3)).toBe(6_380_000);
    expect(printedWeightedBase(797)).toBe(797);
    expect(printedWeightedBase(0)).toBe(0);
  });
});
