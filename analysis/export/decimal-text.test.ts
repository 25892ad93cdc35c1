import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentTextOfProportion } from '../estimates/percent.ts';
import { decimalText } from './decimal-text.ts';

describe('decimalText', () => {
  it.each([
    [0, 1, '0.0'],
    [-0, 1, '0.0'],
    [0.25, 1, '0.3'],
    [-0.25, 1, '-0.3'],
    [-0.04, 1, '0.0'],
    [1.005, 2, '1.01'],
    [32.65, 1, '32.7'],
    [812.5, 0, '813'],
    [1e21, 0, '1000000000000000000000'],
    [1.5e-9, 4, '0.0000'],
    [123_456, 2, '123456.00'],
  ])('%d with %i decimals is %s', (value, decimals, text) => {
    expect(decimalText(value, decimals)).toBe(text);
  });

  it('rounds shares as percentTextOfProportion does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (share) => {
        expect(decimalText((share / 100_000) * 100, 1)).toBe(percentTextOfProportion(share / 100_000));
      }),
    );
  });

  it('is the mirror image below zero, and never further from the figure than half a step', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (value, decimals) => {
          const text = decimalText(value, decimals);
          expect(decimalText(-value, decimals)).toBe(Number(text) === 0 ? text : `-${text}`);
          expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-11 * value);
        },
      ),
    );
  });

  it('refuses what is no number', () => {
    expect(() => decimalText(Number.NaN, 1)).toThrow(RangeError);
    expect(() => decimalText(Number.POSITIVE_INFINITY, 1)).toThrow(RangeError);
    expect(() => decimalText(1, -1)).toThrow(/0 to 10 decimals/);
    expect(() => decimalText(1, 0.5)).toThrow(/0 to 10 decimals/);
  });
});
