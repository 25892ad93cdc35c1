import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EstimationError } from '../estimates/estimation-error.ts';
import { adjustPValues, type PAdjustment } from './adjust-p-values.ts';

const METHODS: readonly PAdjustment[] = [
  'bonferroni',
  'holm',
  'hochberg',
  'benjamini-hochberg',
  'benjamini-yekutieli',
];

describe('adjustPValues', () => {
  // R 4.2.2, 2026-11-21: p.adjust(c(0.21, NA, 0.004, 0.004, 0.9, 0.03, 0, 1), method)
  it.each<[PAdjustment, readonly (number | null)[]]>([
    ['holm', [0.63, null, 0.024, 0.024, 1, 0.12, 0, 1]],
    ['hochberg', [0.63, null, 0.02, 0.02, 1, 0.12, 0, 1]],
    ['bonferroni', [1, null, 0.028, 0.028, 1, 0.21, 0, 1]],
    ['benjamini-hochberg', [0.294, null, 0.00933333333333333, 0.00933333333333333, 1, 0.0525, 0, 1]],
    ['benjamini-yekutieli', [0.7623, null, 0.0242, 0.0242, 1, 0.136125, 0, 1]],
  ])('%s agrees with R, ties and a missing test included', (method, expected) => {
    const got = adjustPValues([0.21, null, 0.004, 0.004, 0.9, 0.03, 0, 1], method);
    got.forEach((p, index) => {
      const wanted = expected[index] as number | null;
      if (wanted === null) expect(p).toBeNull();
      else expect(p).toBeCloseTo(wanted, 14);
    });
    expect(got).toHaveLength(expected.length);
  });

  it('keeps order and range, corrects nothing alone, and does not care where a p value stands', () => {
    const lists = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(lists, fc.constantFrom(...METHODS), (pValues, method) => {
        const adjusted = adjustPValues(pValues, method) as readonly number[];
        adjusted.forEach((p, index) => {
          expect(p).toBeGreaterThanOrEqual(pValues[index] as number);
          expect(p).toBeLessThanOrEqual(1);
        });
        expect(adjustPValues(pValues.toReversed(), method)).toEqual(adjusted.toReversed());
        expect(adjustPValues(pValues.slice(0, 1), method)).toEqual(pValues.slice(0, 1));
        const holm = adjustPValues(pValues, 'holm') as readonly number[];
        (adjustPValues(pValues, 'bonferroni') as readonly number[]).forEach((p, index) => {
          expect(p).toBeGreaterThanOrEqual(holm[index] as number);
        });
      }),
    );
  });

  it('takes a list without any test, and refuses what is no p value', () => {
    expect(adjustPValues([], 'holm')).toEqual([]);
    expect(adjustPValues([null, Number.NaN], 'holm')).toEqual([null, null]);
    expect(() => adjustPValues([0.2, 1.2], 'holm')).toThrow(EstimationError);
    expect(() => adjustPValues([-0.1], 'holm')).toThrow(
      'adjustPValues requires p values from 0 to 1, got -0.1',
    );
  });
});
