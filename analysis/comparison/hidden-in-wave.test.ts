import { describe, expect, test } from 'vitest';
import type { HiddenReason, ProtectedCell } from '../disclosure/protected-table.ts';
import { hiddenInWave, type ShownCells } from './hidden-in-wave.ts';

const CELL: ProtectedCell = {
  hidden: false,
  proportion: 0.5,
  standardError: null,
  interval: null,
  flags: [],
};

/** A wave's table of answers 1 to 3 and the net 2–3, hidden where a reason stands. */
function table(base: number | null, ...reasons: readonly (HiddenReason | null)[]): ShownCells {
  const cells = reasons.map((reason): ProtectedCell => (reason === null ? CELL : { hidden: true, reason }));
  const open = cells.map(() => CELL);
  return {
    categories: ['1', '2', '3', 'net'].map((id) => ({ id })),
    rows: [
      { group: { kind: 'code' }, base: 100, cells: open },
      { group: { kind: 'total' }, base, cells },
    ],
  };
}

const one = { category: '1', codes: [1], recoded: null };
const net = { category: 'net', codes: [2, 3], recoded: null };

describe('hiddenInWave', () => {
  test('is what the row of the whole says, whatever other rows show', () => {
    expect(hiddenInWave(table(100, null, null, null, null), one)).toBeNull();
    expect(hiddenInWave(table(100, 'small-cell', null, null, null), one)).toBe('small-cell');
    expect(hiddenInWave(table(null, null, null, null, null), one)).toBe('small-base');
  });

  test('a net that the wave has is its own figure; one that it does not have is the sum of its answers', () => {
    expect(hiddenInWave(table(100, null, 'complementary', 'small-cell', null), net)).toBeNull();
    const other = { ...net, category: 'of the trend alone' };
    expect(hiddenInWave(table(100, null, null, 'small-cell', null), other)).toBe('small-cell');
    expect(hiddenInWave(table(100, 'small-cell', null, null, 'complementary'), other)).toBeNull();
  });

  test('codes that became one are shown together only where each is shown', () => {
    const recoded = [
      [1, 1],
      [2, 1],
      [3, 3],
    ] as const;
    expect(hiddenInWave(table(100, null, 'complementary', null, null), { ...one, recoded })).toBe(
      'complementary',
    );
    expect(
      hiddenInWave(table(100, 'small-cell', 'small-cell', null, null), {
        category: '3',
        codes: [3],
        recoded,
      }),
    ).toBeNull();
  });

  test('an option that the wave did not offer has nothing to hide', () => {
    expect(
      hiddenInWave(table(100, 'small-cell', null, null, null), { category: '9', codes: [9], recoded: null }),
    ).toBeNull();
  });
});
