import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DisclosureModel, Figure, Terms } from './disclosure-model.ts';
import { nothingHidden } from './hiding.ts';
import { toldSums } from './told-sums.ts';

/** A family that prints these sums as bases. */
function printing(printed: readonly Terms[], same: readonly Terms[] = []) {
  const figures = printed.map(
    (terms): Figure => ({ terms, value: 0, kind: 'base', row: 0, places: ['in-base'], cost: 1 }),
  );
  const relations = same.map((terms) => ({ terms, minimum: 0, maximum: 0 }));
  const model: DisclosureModel = { atoms: [], figures, rows: [], relations, shares: [], targets: [] };
  return { built: { model }, hiding: nothingHidden() };
}

const sum = (...atoms: number[]): Terms => atoms.map((atom) => [atom, 1] as const);

it('tells what is printed, what adds up and what is left over, and nothing else', () => {
  const told = toldSums(
    printing(
      [sum(0, 1, 2), sum(0), sum(3, 4)],
      [
        [
          [3, 1],
          [1, -1],
        ],
      ],
    ),
  );
  expect(told(sum(0))).toBe(true);
  expect(told(sum(1, 2))).toBe(true);
  expect(told(sum(1))).toBe(false);
  expect(told(sum(3))).toBe(false);
  // the same people, counted by another axis
  expect(
    told([
      [3, 1],
      [1, -1],
    ]),
  ).toBe(true);
  expect(told(sum(2, 3))).toBe(true);
  expect(told([])).toBe(true);
});

it('tells every combination of what is printed, and nothing beside an atom that nobody printed', () => {
  const terms = fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 5 });
  const factors = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(terms, { minLength: 1, maxLength: 6 }), factors, (lines, by) => {
      const told = toldSums(printing(lines.map((line) => sum(...line))));
      const all = new Map<number, number>();
      lines.forEach((line, at) => {
        for (const atom of line) all.set(atom, (all.get(atom) ?? 0) + (by[at] as number));
      });
      expect(told([...all])).toBe(true);
      expect(told([...all, [8, 1]])).toBe(false);
    }),
  );
});
