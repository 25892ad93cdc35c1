import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossedBlocks, isUnion, type Split } from './crossed-blocks.ts';
import { SAMPLE_RULE, STRICT_RULE } from './disclosure-rules.ts';

/** Single codes of both sides in turn. */
const singles = (first: number, second: number): Split[] =>
  Array.from({ length: Math.max(first, second) }, (_, place): Split[] => [
    { side: 'second', places: [place] },
    { side: 'first', places: [place] },
  ]).flat();

describe('crossedBlocks', () => {
  it('tells everything apart where no cell is small', () => {
    const counts = [
      [20, 30, 1],
      [40, 0, 2],
      [1, 1, 0],
    ];
    const found = crossedBlocks(counts, singles(2, 2), SAMPLE_RULE);
    expect(found).toEqual({ first: [[0], [1]], second: [[0], [1]] });
  });

  it('keeps codes as one where a cell is small, a net before single codes', () => {
    const counts = [
      [20, 30, 0],
      [15, 14, 0],
      [16, 1, 0],
      [0, 0, 0],
    ];
    const net: Split = { side: 'first', places: [1, 2] };
    const found = crossedBlocks(counts, [net, ...singles(3, 2)], SAMPLE_RULE);
    expect(found?.first.map((block) => [...block].sort())).toEqual([[1, 2], [0]]);
    expect(found?.second).toEqual([[0], [1]]);
  });

  it('takes a split back where sums would close in on a small cell', () => {
    // 15 of code 1 of the first item, 14 of whom can only be in the second group: at least one in the first
    const counts = [
      [20, 20, 0],
      [2, 14, 0],
      [10, 0, 0],
      [0, 0, 0],
    ];
    const net: Split = { side: 'first', places: [1, 2] };
    const found = crossedBlocks(counts, [net, { side: 'second', places: [0] }], SAMPLE_RULE);
    expect(found).toEqual({ first: [[1, 2], [0]], second: [[0, 1]] });
  });

  it('answers null where not even the wholes are enough people', () => {
    expect(
      crossedBlocks(
        [
          [9, 0],
          [0, 0],
        ],
        [],
        SAMPLE_RULE,
      ),
    ).toBeNull();
    expect(
      crossedBlocks(
        [
          [10, 0],
          [0, 0],
        ],
        [],
        SAMPLE_RULE,
      ),
    ).toEqual({ first: [[0]], second: [[0]] });
  });

  it('never leaves a small cell or a small base between blocks', () => {
    const cell = fc.integer({ min: 0, max: 25 });
    const table = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(table, fc.constantFrom(SAMPLE_RULE, STRICT_RULE), (counts, rule) => {
        const found = crossedBlocks(counts, singles(3, 3), rule);
        if (found === null) return;
        const sums = found.first.map((own) =>
          found.second.map((other) =>
            own.reduce((sum, a) => other.reduce((part, b) => part + (counts[a]?.[b] ?? 0), sum), 0),
          ),
        );
        for (const sum of sums.flat()) expect(sum === 0 || sum > rule.largestHiddenCount).toBe(true);
        for (const line of sums) expect(line.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(10);
        expect(found.first.flat().sort()).toEqual([0, 1, 2]);
        expect(found.second.flat().sort()).toEqual([0, 1, 2]);
      }),
      { numRuns: 100 },
    );
  });
});

it.each([
  [[[0], [1, 2]], [1, 2], true],
  [[[0], [1, 2]], [0, 1], false],
  [[[0], [1, 2]], [0, 1, 2], true],
  [[[0], [1, 2]], [], true],
])('isUnion of %j: %j', (blocks, own, expected) => {
  expect(isUnion(blocks, own)).toBe(expected);
});
