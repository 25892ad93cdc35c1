import type { Dataset } from '../dataset/dataset.ts';
import { requireInput } from '../estimates/require-input.ts';
import type { Weights } from '../weights/weights.ts';

/** Throws EstimationError, naming the function, unless a survey by invitation has weights and an open one has none. */
export function requireWeights(functionName: string, { design }: Dataset, weights: Weights | null): void {
  requireInput(
    (design.kind === 'open') === (weights === null),
    functionName,
    'weights for a survey by invitation, and none for an open one',
    `${weights === null ? 'no weights' : 'weights'} and a survey ${design.kind === 'open' ? 'that is open' : 'by invitation'}`,
  );
}
