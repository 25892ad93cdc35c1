import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlations } from './correlation.ts';
import { kendallTauB } from './kendall-tau.ts';

const X = Float64Array.of(1, 2, 2, 3, 3, 3, 4, 5, Number.NaN, 6, 7, 8, 8, 9);
const Y = Float64Array.of(2, 1, 3, 3, 5, 4, 4, Number.NaN, 1, 6, 9, 9, 7, 8);

/** By its definition: every pair looked at. */
function slowTauB(x: readonly number[], y: readonly number[]): number {
  let [score, untiedX, untiedY] = [0, 0, 0];
  x.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      const [dx, dy] = [Math.sign(a - (x[j] as number)), Math.sign((y[i] as number) - (y[j] as number))];
      score += dx * dy;
      untiedX += Math.abs(dx);
      untiedY += Math.abs(dy);
    }
  });
  return score / Math.sqrt(untiedX * untiedY);
}

/** Two ways to one correlation; of a variable that is the same for everybody it is not defined by either. */
function expectSame(one: number, other: number): void {
  if (Number.isNaN(other)) expect(one).toBeNaN();
  else expect(one).toBeCloseTo(other, 12);
}

describe('correlations', () => {
  it('agree with R, ties and missing values included', () => {
    // R 4.2.2, 2026-11-21: cor.test(x, y); cor(x, y, method = "spearman") with t = r √((n − 2)/(1 − r²)); "kendall"
    const found = correlations(X, Y, 0.95);
    expect(found.respondents).toBe(12);
    expect(found.pearson.correlation).toBeCloseTo(0.922229488433208, 14);
    expect(found.pearson.t).toBeCloseTo(7.54273603073849, 12);
    expect(found.pearson.p).toBeCloseTo(1.96419582331151e-5, 17);
    expect(found.pearsonInterval?.lower).toBeCloseTo(0.73997222931118, 13);
    expect(found.pearsonInterval?.upper).toBeCloseTo(0.978330895781991, 13);
    expect(found.spearman.correlation).toBeCloseTo(0.905874317246685, 14);
    expect(found.spearman.p).toBeCloseTo(4.95922185686365e-5, 17);
    expect(found.kendallTauB).toBeCloseTo(0.774294269593324, 14);
  });

  it('know a perfect and an undefined correlation', () => {
    const up = Float64Array.of(0.1, 0.2, 0.3, 0.7);
    const perfect = correlations(up, up, 0.95);
    expect(perfect.pearson).toMatchObject({ correlation: 1, p: 0 });
    expect(perfect.kendallTauB).toBeCloseTo(1, 14);
    const constant = correlations(up, new Float64Array(4).fill(0.1), 0.95);
    expect([constant.pearson.correlation, constant.spearman.p, constant.kendallTauB]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
    expect(correlations(up.slice(1), up.slice(1), 0.95).pearsonInterval).toBeNull();
  });

  it('say what they need', () => {
    expect(() => correlations(X, Y.slice(1), 0.95)).toThrow('correlations requires 14 values of y, got 13');
    expect(() => correlations(X.slice(0, 2), Y.slice(0, 2), 0.95)).toThrow(
      'correlations requires at least 3 pairs with both values, got 2',
    );
    expect(() => correlations(X, Y, 95)).toThrow('0 < level < 1');
  });

  it('are the same for either order, and ranks do not see a rising scale', () => {
    const value = fc.integer({ min: -5, max: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 4, maxLength: 40 }), (pairs) => {
        const [x, y] = [0, 1].map((side) => pairs.map((pair) => pair[side] as number)) as [
          number[],
          number[],
        ];
        const here = correlations(Float64Array.from(x), Float64Array.from(y), 0.95);
        const there = correlations(
          Float64Array.from(y, (v) => v ** 3),
          Float64Array.from(x),
          0.95,
        );
        expectSame(there.spearman.correlation, here.spearman.correlation);
        expectSame(there.kendallTauB, here.kendallTauB);
        expectSame(kendallTauB(x, y), slowTauB(x, y));
      }),
      {
        // one that made an undefined correlation of every kind
        examples: [[Array.from({ length: 4 }, (): [number, number] => [0, 0])]],
      },
    );
  });
});
