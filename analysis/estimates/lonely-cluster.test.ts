import { describe, expect, it } from 'vitest';
import type { LonelyClusterRule } from './lonely-cluster.ts';
import { estimateMeans, estimateTotals } from './row-estimates.ts';
import { elementSample } from './sample-design.ts';

const stratum = Int32Array.of(0, 0, 0, 1, 1, 2);
const weights = Float64Array.of(3, 3, 3, 3, 3, 4);
const y = Float64Array.of(1, 4, 6, 2, 3, 9);
const design = elementSample(weights, stratum, Float64Array.of(9, 9, 9, 6, 6, 4));

describe('a stratum with one respondent', () => {
  it('is an error that names it, unless the design has a rule', () => {
    expect(() => estimateMeans(design, [y], null)).toThrow(
      /requires two respondents or clusters in every stratum, got one in stratum 2/,
    );
  });

  // R 4.2.2, survey 4.1-1, 2026-11-21: options(survey.lonely.psu = rule); e <- data.frame(h = c(1, 1, 1, 2, 2, 3),
  // N = c(9, 9, 9, 6, 6, 4), w = c(3, 3, 3, 3, 3, 4), y = c(1, 4, 6, 2, 3, 9));
  // SE(svymean(~y, x)), SE(svytotal(~y, x)) with x <- svydesign(id = ~1, strata = ~h, weights = ~w, fpc = ~N, data = e)
  const rows: readonly (readonly [LonelyClusterRule, number, number])[] = [
    ['remove', 0.576550060531754, 10.9544511501033],
    ['certainty', 0.576550060531754, 10.9544511501033],
    ['adjust', 1.01457673452065, 33.0454232837166],
    ['average', 0.706126729736776, 13.4164078649987],
  ];
  it.each(rows)('by the rule %s, as R', (lonelyClusters, ofMean, ofTotal) => {
    const ruled = { ...design, lonelyClusters };
    const mean = estimateMeans(ruled, [y], null);
    expect(mean.values[0]).toBeCloseTo(4.42105263157895, 13);
    expect(Math.sqrt(mean.covariance[0]?.[0] as number)).toBeCloseTo(ofMean, 12);
    expect(Math.sqrt(estimateTotals(ruled, [y], null).covariance[0]?.[0] as number)).toBeCloseTo(ofTotal, 11);
    expect(mean.degreesOfFreedom).toBe(3);
  });

  it('that is the whole of its stratum leaves nothing to chance, by any rule', () => {
    const whole = elementSample(weights, stratum, Float64Array.of(9, 9, 9, 6, 6, 1));
    const known = estimateTotals(whole, [y], null).covariance;
    for (const [lonelyClusters] of rows.slice(0, 3)) {
      expect(estimateTotals({ ...whole, lonelyClusters }, [y], null).covariance).toEqual(known);
    }
  });

  it('changes nothing where no stratum has one', () => {
    const sound = elementSample(weights, Int32Array.of(0, 0, 0, 1, 1, 1), null);
    for (const [lonelyClusters] of rows) {
      expect(estimateMeans({ ...sound, lonelyClusters }, [y], null)).toEqual(estimateMeans(sound, [y], null));
    }
  });

  it('cannot take the mean of others where there is no other', () => {
    const alone = elementSample(Float64Array.of(2, 2), Int32Array.of(0, 1), null);
    const ruled = { ...alone, lonelyClusters: 'average' as const };
    expect(() => estimateMeans(ruled, [Float64Array.of(1, 2)], null)).toThrow(
      /a stratum with two respondents.*"average", got one in each of 2/,
    );
  });
});
