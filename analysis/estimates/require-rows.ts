import { requireInput } from './require-input.ts';
import { requireSound, type SampleDesign } from './sample-design.ts';

/** Throws EstimationError, naming the function, unless a domain has a 0 or 1 for every row; null is everybody. */
export function requireDomain(functionName: string, size: number, domain: Uint8Array | null): void {
  if (domain === null) return;
  requireInput(domain.length === size, functionName, `a domain of ${size} rows`, domain.length);
  const odd = domain.findIndex((inside) => inside > 1);
  requireInput(odd < 0, functionName, `0 or 1 for every row of a domain (row ${odd + 1})`, domain[odd]);
}

/**
 * Throws EstimationError, naming the function, unless the design is sound, columns and domains have its rows, and every
 * column a number wherever a row of `domains` has a weight. Rows without an answer are left out by the domain: a missing
 * value inside would make everything NaN, and an infinite one would pass for an answer.
 */
export function requireRows(
  functionName: string,
  design: SampleDesign,
  columns: readonly Float64Array[],
  domains: readonly (Uint8Array | null)[],
): void {
  requireSound(design);
  for (const domain of domains) requireDomain(functionName, design.size, domain);
  for (const column of columns) {
    requireInput(
      column.length === design.size,
      functionName,
      `columns of ${design.size} rows`,
      `${column.length} rows`,
    );
    for (const domain of domains) {
      for (let row = 0; row < design.size; row++) {
        if (Number.isFinite(column[row])) continue;
        requireInput(
          design.weights[row] === 0 || domain?.[row] === 0,
          functionName,
          `a number for every row of the domain (row ${row + 1}; leave rows without an answer out of it)`,
          column[row],
        );
      }
    }
  }
}

/** Throws EstimationError, naming the function, where a row of the domain has a weight below 0. */
export function requireNoNegativeWeights(
  functionName: string,
  weights: Float64Array,
  domain: Uint8Array | null,
): void {
  const row = weights.findIndex((weight, index) => weight < 0 && (domain === null || domain[index] === 1));
  requireInput(
    row < 0,
    functionName,
    `weights of 0 or more (row ${row + 1}; calibrate with bounds or by raking)`,
    weights[row],
  );
}
