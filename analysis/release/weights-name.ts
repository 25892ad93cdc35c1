import { sha256 } from '../dataset/sha-256.ts';
import type { Weights } from '../weights/weights.ts';
import { roundedWeight } from './released-weights.ts';

/**
 * A name that weights share only if the weight and the calibration cell of every row leave alike: SHA-256, lower-case
 * hex. A dataset keeps its name when it is weighted anew, so the register needs this one beside it.
 */
export function weightsName({ calibrated, cell }: Pick<Weights, 'calibrated' | 'cell'>): string {
  const hash = sha256();
  const weights = calibrated.map(roundedWeight);
  hash.update(new Uint8Array(weights.buffer));
  hash.update(new Uint8Array(cell.buffer, cell.byteOffset, cell.byteLength));
  return hash.hex();
}
