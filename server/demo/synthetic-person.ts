import type { DrawnPerson } from './draw-sample.ts';
import type { LifeSituation } from './life-situation.ts';

/** Somebody who answers in the demonstration: made up, with the traits that the answers hang on. */
export interface SyntheticPerson extends DrawnPerson {
  readonly mode: 'web' | 'paper';
  readonly life: LifeSituation;
  /** standard deviations above the average of the middle-aged (latent-loneliness.ts) */
  readonly loneliness: number;
}
