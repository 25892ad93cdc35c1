import { type DisclosureModel, sumOf, type Target } from './disclosure-model.ts';

/** Another table that prints the same. Once one, always one, as long as hiding only grows. */
export interface Proof {
  readonly moves: Float64Array;
  readonly whole: boolean;
  /** agrees with the printed digits of weighted shares too */
  readonly fitsShares: boolean;
}

/** An end of a target's range, which must stay possible: how far it is from the truth, and for which tables. */
export interface End {
  readonly target: Target;
  readonly distance: number;
  /** in whole numbers that fit every count; else in real ones that fit the digits of weighted shares as well */
  readonly whole: boolean;
}

/** Everything that must be proved. */
export function endsOf({ targets, shares }: DisclosureModel): End[] {
  return targets.flatMap((target) =>
    [target.lower, target.upper].flatMap((end) =>
      (shares.length > 0 ? [true, false] : [true]).map((whole) => ({
        target,
        distance: end - target.value,
        whole,
      })),
    ),
  );
}

/** Between the truth and a table that fits, every mixture of the two fits as well; only whole ones must hit the end. */
export function proves(proof: Proof, { target, distance, whole }: End): boolean {
  const moved = sumOf(target.terms, proof.moves);
  if (whole) return proof.whole && moved === distance;
  return proof.fitsShares && (distance === 0 || moved / distance >= 1 - 1e-6);
}
