import type { Score } from '../../instruments/definition/instrument.ts';
import { RESERVED } from './dataset.ts';

export interface DerivedScore {
  /** the sum itself */
  readonly points: Uint8Array;
  /** code of its band */
  readonly bands: Uint8Array;
}

/**
 * Sum of the items of a score and its band. Any input without an answer makes the score 無回答; a person who was
 * asked none of them was not asked for the score. A sum outside every band is 無回答 too.
 */
export function deriveScore(score: Score, inputs: readonly Uint8Array[], size: number): DerivedScore {
  const points = new Uint8Array(size);
  const bandOf = Uint8Array.from({ length: 256 }, (_, sum) => {
    if (sum > 250) return sum;
    return score.bands.find(({ from, to }) => sum >= from && sum <= to)?.code ?? RESERVED.noAnswer;
  });
  for (let row = 0; row < size; row++) {
    let sum = 0;
    let missing = 0;
    let notAsked = 0;
    for (const input of inputs) {
      const code = input[row] as number;
      if (code > 250) missing += 1;
      else sum += code;
      if (code === RESERVED.notAsked) notAsked += 1;
    }
    if (missing === 0 && sum <= 250) points[row] = sum;
    else points[row] = notAsked === inputs.length ? RESERVED.notAsked : RESERVED.noAnswer;
  }
  return { points, bands: points.map((sum) => bandOf[sum] as number) };
}
