import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentText, percentTextOfProportion } from './percent.ts';

describe('percentText', () => {
  it.each([
    [1017, 2000, '50.9'],
    [1306, 4000, '32.7'],
    [797, 1500, '53.1'],
    [0, 7, '0.0'],
    [7, 7, '100.0'],
    [1, 2000, '0.1'],
    [1, 2001, '0.0'],
    [3, 2, '150.0'],
    [9007199254740990, 9007199254740991, '100.0'],
  ])('%i of %i is %s', (numerator, denominator, text) => {
    expect(percentText(numerator, denominator)).toBe(text);
  });

  it('never rounds a half down, whatever the numbers', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.integer({ min: 1, max: 500_000 }), (thousandths, scale) => {
        // thousandths/2000 of the whole is a multiple of 0.05 percent: every second one is a half
        const expected = ((thousandths + 1) / 2) | 0;
        expect(percentText(thousandths * scale, 2000 * scale)).toBe(
          `${(expected / 10) | 0}.${expected % 10}`,
        );
      }),
    );
  });

  it.each([
    [1.5, 2],
    [-1, 2],
    [1, 0],
    [1, Number.NaN],
  ])('refuses %d of %d', (numerator, denominator) => {
    expect(() => percentText(numerator, denominator)).toThrow(RangeError);
  });
});

describe('percentTextOfProportion', () => {
  it.each([
    [0.5085, '50.9'],
    [0.3265, '32.7'],
    [0.1 + 0.2 - 0.2735, '2.7'],
    [0.0265, '2.7'],
    [0.32649999999999996, '32.7'],
    [0.326499999, '32.6'],
    [0, '0.0'],
    [1, '100.0'],
    [1e-9, '0.0'],
    [0.0005, '0.1'],
    [0.00049999999, '0.0'],
    [0.99949, '99.9'],
    [0.9995, '100.0'],
    [12.3456, '1234.6'],
  ])('%d is %s', (proportion, text) => {
    expect(percentTextOfProportion(proportion)).toBe(text);
  });

  it('agrees with whole numbers', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (part, rest) => {
        expect(percentTextOfProportion(part / (part + rest))).toBe(percentText(part, part + rest));
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -0.1])('refuses %d', (proportion) => {
    expect(() => percentTextOfProportion(proportion)).toThrow(RangeError);
  });
});
