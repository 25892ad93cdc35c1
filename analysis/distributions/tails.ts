/** Both tail probabilities at one point, each computed without subtracting the other from 1 where it is small. */
export interface Tails {
  /** P(X ≤ x) */
  readonly lower: number;
  /** P(X > x) */
  readonly upper: number;
}
