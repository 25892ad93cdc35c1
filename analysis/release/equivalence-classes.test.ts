import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equivalenceClasses, smallestClass } from './equivalence-classes.ts';

describe('equivalenceClasses', () => {
  it('puts the same rows together as comparing them as text does', () => {
    const number = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(0.1, -1, 1e9, 2 ** 31, 255));
    const rows = fc.array(fc.tuple(number, number, fc.integer({ min: 0, max: 255 })), { maxLength: 60 });
    fc.assert(
      fc.property(rows, (table) => {
        const columns = [
          Float64Array.from(table, ([a]) => a),
          table.map(([, b]) => b),
          Uint8Array.from(table, ([, , c]) => c),
        ];
        const { ofRow, sizes } = equivalenceClasses(columns, table.length);
        const names = table.map((row) => row.join());
        const first = [...new Set(names)];
        expect([...ofRow]).toEqual(names.map((name) => first.indexOf(name)));
        expect(sizes).toEqual(first.map((name) => names.filter((each) => each === name).length));
      }),
    );
  });

  it('has one class without a column, and none without a row', () => {
    expect(equivalenceClasses([], 3).sizes).toEqual([3]);
    expect(equivalenceClasses([new Uint8Array(0)], 0).sizes).toEqual([]);
    expect(smallestClass({ ofRow: new Int32Array(0), sizes: [] })).toBe(Infinity);
  });
});
