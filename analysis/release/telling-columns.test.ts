import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { giveBack } from './give-back.ts';
import { WITHHELD } from './released-dataset.ts';
import { tells, toldRows } from './telling-columns.ts';

const column = (length: number, code: (row: number) => number) =>
  Uint8Array.from({ length }, (_, row) => code(row));

describe('tells', () => {
  const area = column(60, (row) => 1 + (row % 3));

  it('finds what another column settles, alone or two together, whatever numbers it is told by', () => {
    expect(tells([column(60, (row) => 7 + (row % 6))], area)).toBe(true);
    expect(tells([Float64Array.from(area, (code) => 1.25 * code)], area)).toBe(true);
    const [low, high] = [column(60, (row) => (row % 3) % 2), column(60, (row) => (row % 3 < 2 ? 0 : 1))];
    expect(tells([low], area)).toBe(false);
    expect(tells([low, high], area)).toBe(true);
  });

  it('never finds a number of one row each, a column with one value, or nothing at all', () => {
    expect(tells([column(60, (row) => row)], area)).toBe(false);
    expect(
      tells(
        [area],
        column(60, () => 4),
      ),
    ).toBe(false);
    expect(tells([new Uint8Array()], new Uint8Array())).toBe(false);
  });

  it('takes random columns for chance: of 2,000 pairs of few rows none tells the other', () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 1 })), {
          minLength: 5,
          maxLength: 25,
        }),
        (rows) => {
          found += tells(
            [Uint8Array.from(rows, ([seen]) => seen)],
            Uint8Array.from(rows, ([, code]) => code),
          )
            ? 1
            : 0;
        },
      ),
      { numRuns: 2000, seed: 5 },
    );
    expect(found).toBe(0);
  });
});

describe('toldRows', () => {
  it('finds the rows of one stratum that lies in one area, where another stratum has two', () => {
    const area = column(90, (row) => 1 + (row % 3));
    const stratum = area.map((code) => (code === 1 ? 0 : 1));
    expect(tells([stratum], area)).toBe(false);
    expect(toldRows([stratum], area)).toEqual(area.map((code) => (code === 1 ? 1 : 0)));
  });
});

describe('giveBack', () => {
  it('gives back what all rows of a class share, and leaves what they do not', () => {
    const asAsked = [Uint8Array.of(1, 1, 1, 2, 1, 2), Uint8Array.of(5, 6, 5, 5, 5, 6)];
    const withheld = [
      Uint8Array.of(WITHHELD, WITHHELD, 1, 2, WITHHELD, WITHHELD),
      Uint8Array.of(WITHHELD, WITHHELD, 5, 5, WITHHELD, WITHHELD),
    ];
    const stratum = Uint8Array.of(0, 0, 0, 0, 1, 1);
    expect(giveBack(withheld, asAsked, [stratum])).toEqual([
      Uint8Array.of(1, 1, 1, 2, WITHHELD, WITHHELD),
      Uint8Array.of(WITHHELD, WITHHELD, 5, 5, WITHHELD, WITHHELD),
    ]);
  });
});
