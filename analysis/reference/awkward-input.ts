import { DistributionError } from '../distributions/distribution-error.ts';
import { EstimationError } from '../estimates/estimation-error.ts';
import { WeightingError } from '../weights/weighting-error.ts';

/** Numbers that a function meets in a file or a form that nobody checked. */
export const AWKWARD_NUMBERS: readonly number[] = [
  ...[0, -0, 1, -1, 2, 3, 0.5, 0.95, -0.25, 1.5, 7, 40, 1e-9, 1e-300, 1e9, 2 ** 31, 2 ** 53],
  ...[Number.MIN_VALUE, Number.MAX_VALUE, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
];

/** A sentence that says who asks, and for what. */
const NAMES_THE_FUNCTION =
  /^(weights cannot be made: .+|sample design: .+|\w+ (requires|needs|did not converge) .+)$/s;

/** What a result may hold: any number where NaN and Infinity are answers, else finite ones only. */
export type Numbers = 'any' | 'finite';

/** First place in a result that holds nothing at all, or no number where one is due. */
function hole(value: unknown, place: string, numbers: Numbers): string | null {
  if (value === undefined) return `${place} is undefined`;
  if (typeof value === 'number')
    return numbers === 'any' || Number.isFinite(value) ? null : `${place} is ${value}`;
  if (value === null || typeof value !== 'object') return null;
  const entries: readonly (readonly [unknown, unknown])[] =
    value instanceof Map ? [...value] : Object.entries(value);
  for (const [key, own] of entries) {
    const found = hole(own, `${place}.${String(key)}`, numbers);
    if (found !== null) return found;
  }
  return null;
}

/**
 * What a call with any input came to: null where it gave an answer without holes, or refused with an error of ours that
 * names the function; else what is wrong. For tests that throw everything at an exported function.
 */
export function faultOf(call: () => unknown, numbers: Numbers = 'any'): string | null {
  try {
    return hole(call(), 'result', numbers);
  } catch (error) {
    const ours = [EstimationError, WeightingError, DistributionError].some((kind) => error instanceof kind);
    if (!ours) return `a fault of the engine: ${String(error)}`;
    const { message } = error as Error;
    return NAMES_THE_FUNCTION.test(message) ? null : `does not say who asks for what: ${message}`;
  }
}
