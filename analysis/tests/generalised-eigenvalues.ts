import type { Matrix } from '../estimates/linearised-covariance.ts';

/** L with L Lᵀ = a, lower triangular. Null where a is not positive definite. */
function cholesky(a: Matrix): number[][] | null {
  const lower = a.map((row) => row.map(() => 0));
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = a[i]?.[j] as number;
      for (let k = 0; k < j; k++) rest -= (lower[i]?.[k] as number) * (lower[j]?.[k] as number);
      if (i === j && !(rest > (a[i]?.[i] as number) * a.length * Number.EPSILON)) return null;
      (lower[i] as number[])[j] = i === j ? Math.sqrt(rest) : rest / (lower[j]?.[j] as number);
    }
  }
  return lower;
}

/** L⁻¹ b, by forward substitution. */
function forward(lower: Matrix, b: Matrix): number[][] {
  const out: number[][] = [];
  b.forEach((row, i) => {
    out.push(
      row.map((value, column) => {
        const known = out.reduce(
          (sum, earlier, k) => sum + (lower[i]?.[k] as number) * (earlier[column] as number),
          0,
        );
        return (value - known) / (lower[i]?.[i] as number);
      }),
    );
  });
  return out;
}

/** Turns the axes p and q of a symmetric matrix, in place, so that their common entry becomes 0. */
function rotate(a: number[][], p: number, q: number): void {
  const at = (i: number, j: number) => a[i]?.[j] as number;
  if (at(p, q) === 0) return;
  const tau = (at(q, q) - at(p, p)) / (2 * at(p, q));
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.hypot(1, tau));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  for (const row of a) {
    const [left, right] = [row[p] as number, row[q] as number];
    row[p] = c * left - s * right;
    row[q] = s * left + c * right;
  }
  const [upper, under] = [[...(a[p] as number[])], [...(a[q] as number[])]];
  a[p] = upper.map((value, k) => c * value - s * (under[k] as number));
  a[q] = under.map((value, k) => s * (upper[k] as number) + c * value);
}

const MOST_SWEEPS = 60;

/** Eigenvalues of a symmetric matrix by Jacobi's rotations (Golub and Van Loan, Matrix Computations, section 8.5). */
function symmetricEigenvalues(matrix: Matrix): number[] {
  const a = matrix.map((row) => [...row]);
  const size = Math.hypot(...a.flat());
  const pairs = a.flatMap((_, p) => a.slice(p + 1).map((_, next) => [p, p + 1 + next] as const));
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    if (pairs.every(([p, q]) => Math.abs(a[p]?.[q] as number) <= Number.EPSILON * size)) break;
    for (const [p, q] of pairs) rotate(a, p, q);
  }
  return a.map((row, index) => row[index] as number);
}

/**
 * Eigenvalues of b⁻¹a for symmetric a and positive definite b, largest first: those of L⁻¹ a L⁻ᵀ with L Lᵀ = b, which
 * is symmetric, so that they come out real. Null where b is not positive definite.
 */
export function generalisedEigenvalues(a: Matrix, b: Matrix): readonly number[] | null {
  const lower = cholesky(b);
  if (lower === null) return null;
  const half = forward(lower, a);
  const turned = half.map((_, i) => half.map((row) => row[i] as number));
  return symmetricEigenvalues(forward(lower, turned)).sort((x, y) => y - x);
}
