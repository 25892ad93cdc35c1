import { WeightingError, weightingFinding } from './weighting-error.ts';

/** Limits of g = new weight / base weight. */
export interface FactorBounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * How far a weight may be from its base weight is measured by:
 * - `linear`: (g − 1)²/2; without bounds one step, and weights can become negative;
 * - `raking`: g ln g − g + 1; weights stay positive;
 * - `logit`: between bounds on both sides of 1, which are never touched.
 * With bounds, `linear` and `raking` are cut off at them.
 */
export type CalibrationDistance =
  | { readonly kind: 'linear' | 'raking'; readonly bounds: FactorBounds | null }
  | { readonly kind: 'logit'; readonly bounds: FactorBounds };

/** The factor as a function of u = Σ λ_k x_k, with what Newton's method needs of it. */
export interface FactorCurve {
  /** g(u); g(0) = 1 */
  readonly factor: (u: number) => number;
  /** g′(u); g′(0) = 1 */
  readonly slope: (u: number) => number;
  /** ∫ g from 0 to u: convex */
  readonly area: (u: number) => number;
}

const LINEAR: FactorCurve = { factor: (u) => 1 + u, slope: () => 1, area: (u) => u + (u * u) / 2 };
const EXPONENTIAL: FactorCurve = { factor: Math.exp, slope: Math.exp, area: Math.expm1 };

/** A rising curve, cut off where it leaves the bounds; `from` and `to` are the u at which it does. */
function cutOff(curve: FactorCurve, { lower, upper }: FactorBounds, from: number, to: number): FactorCurve {
  return {
    factor: (u) => (u <= from ? lower : u >= to ? upper : curve.factor(u)),
    slope: (u) => (u <= from || u >= to ? 0 : curve.slope(u)),
    area: (u) => {
      const inside = Math.min(Math.max(u, from), to);
      return curve.area(inside) + (u - inside) * (u < from ? lower : upper);
    },
  };
}

function logistic({ lower, upper }: FactorBounds): FactorCurve {
  const above = upper - 1;
  const below = 1 - lower;
  const steepness = (upper - lower) / (below * above);
  /** share of the way from the lower to the upper bound */
  const share = (u: number) => below / (below + above * Math.exp(-steepness * u));
  const logSum = (u: number) => {
    const x = steepness * u;
    // ln(above + below·eˣ) without overflow
    return x > 0 ? x + Math.log(above * Math.exp(-x) + below) : Math.log(above + below * Math.exp(x));
  };
  return {
    factor: (u) => lower + (upper - lower) * share(u),
    slope: (u) => (upper - lower) * steepness * share(u) * (1 - share(u)),
    area: (u) => lower * u + below * above * (logSum(u) - logSum(0)),
  };
}

/**
 * The curve of a distance (Deville and Särndal 1992, cases 1, 2, 6 and 7). Throws WeightingError where bounds do not
 * lie on both sides of 1: then no weight could stay as it is.
 */
export function factorCurve({ kind, bounds }: CalibrationDistance): FactorCurve {
  if (bounds !== null && !(bounds.lower < 1 && bounds.upper > 1)) {
    throw new WeightingError([
      weightingFinding(
        'bounds-unusable',
        '',
        `倍率の下限は1より小さく、上限は1より大きくしてください（下限${bounds.lower}、上限${bounds.upper}）。`,
        `${kind} calibration needs bounds of the factor below and above 1, got ${bounds.lower} and ${bounds.upper}.`,
      ),
    ]);
  }
  if (kind === 'logit') {
    if (!Number.isFinite(bounds.lower) || !Number.isFinite(bounds.upper)) {
      throw new WeightingError([
        weightingFinding(
          'bounds-unusable',
          '',
          `logit法では、倍率の下限と上限に有限の数が要ります（下限${bounds.lower}、上限${bounds.upper}）。`,
          `logit calibration needs finite bounds, got ${bounds.lower} and ${bounds.upper}.`,
        ),
      ]);
    }
    return logistic(bounds);
  }
  if (bounds === null) return kind === 'linear' ? LINEAR : EXPONENTIAL;
  return kind === 'linear'
    ? cutOff(LINEAR, bounds, bounds.lower - 1, bounds.upper - 1)
    : cutOff(
        EXPONENTIAL,
        bounds,
        bounds.lower > 0 ? Math.log(bounds.lower) : Number.NEGATIVE_INFINITY,
        Math.log(bounds.upper),
      );
}
