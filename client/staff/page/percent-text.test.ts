import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentTextOfProportion as printedByTheServer } from '../../../analysis/estimates/percent.ts';
import { percentTextOfProportion } from './percent-text.ts';

describe('percentTextOfProportion', () => {
  // 1306/4000 and 1017/2000: published by Yamanashi and Kamakura, where toFixed(1) gives 32.6 and 50.8
  it.each([
    [1306 / 4000, '32.7'],
    [1017 / 2000, '50.9'],
    [797 / 1500, '53.1'],
    [0, '0.0'],
    [1, '100.0'],
    [0.0005, '0.1'],
    [0.00049, '0.0'],
    [0.99949, '99.9'],
    [0.9995, '100.0'],
    [0.40249999999999997, '40.3'],
  ])('prints %f as %s', (proportion, text) => expect(percentTextOfProportion(proportion)).toBe(text));

  it('agrees with whole-number arithmetic on every tie up to 2,000', () => {
    for (let n = 1; n <= 2000; n += 1) {
      for (let k = 0; k <= n; k += 1) {
        const odd = (2000 * k) / n;
        if (odd % 2 !== 1) continue;
        const tenths = (odd + 1) / 2;
        expect(percentTextOfProportion(k / n)).toBe(`${Math.floor(tenths / 10)}.${tenths % 10}`);
      }
    }
  });

  it('prints as the server does', () => {
    const anywhere = fc.double({ min: 0, max: 1, noNaN: true });
    const nearTies = fc
      .tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: -3, max: 3 }))
      .map(([tenths, steps]) => (tenths + 0.5 + steps * 1e-9) / 1000);
    fc.assert(
      fc.property(fc.oneof(anywhere, nearTies), (proportion) => {
        expect(percentTextOfProportion(proportion)).toBe(printedByTheServer(proportion));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([-0.1, 1.01, Number.NaN])('refuses %f', (value) => {
    expect(() => percentTextOfProportion(value)).toThrow(
      'percentTextOfProportion requires a proportion from 0 to 1',
    );
  });
});
