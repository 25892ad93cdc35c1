import type { TallyBlocks } from '../tally/tally-blocks.ts';
import { EstimationError } from './estimation-error.ts';

/** (1 − n_h/N_h) · n_h/(n_h − 1) for every stratum; throws where one respondent is not the whole stratum. */
export function stratumFactors({ strata }: TallyBlocks): Float64Array {
  return Float64Array.from(strata, ({ population, respondents: n }, index) => {
    const remaining = Math.max(0, 1 - n / population);
    if (n < 2 && remaining > 1e-12) {
      throw new EstimationError(
        'lonely-cluster',
        `stratum ${index} has ${n} respondents and no variance of its own; fold it with a neighbour first`,
      );
    }
    return n < 2 ? 0 : (remaining * n) / (n - 1);
  });
}
