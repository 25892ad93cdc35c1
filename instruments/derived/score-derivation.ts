import type { Score } from '../definition/instrument.ts';
import { compileDerivation } from './compile-derivation.ts';
import type { DerivedRule } from './derived-rule.ts';

/**
 * A score of an instrument as derived variables: `<score>.points` is the sum, missing if any item is, and `<score>`
 * its band.
 */
export function scoreRules({ id, items, bands }: Score): {
  readonly points: DerivedRule;
  readonly bands: DerivedRule;
} {
  const pointsId = `${id}.points`;
  const inputs = items.map((input) => ({ input }));
  return {
    points: {
      id: pointsId,
      inputs: items,
      codeOf: compileDerivation({ kind: 'sum', inputs, times: 1, missingAtMost: 0 }, items),
    },
    bands: {
      id,
      inputs: [pointsId],
      codeOf: compileDerivation({ kind: 'bands', input: pointsId, bands }, [pointsId]),
    },
  };
}
