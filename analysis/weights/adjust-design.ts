import { calibrationBasis } from '../estimates/calibration-basis.ts';
import type { SampleDesign } from '../estimates/sample-design.ts';
import type { AdjustedWeights } from './adjusted-weights.ts';
import { WeightingError, weightingFinding } from './weighting-error.ts';

/**
 * A sample design with adjusted weights, whose variances take the adjustment into account: residuals of the regression
 * on `columns` (for raking indicatorColumns of every margin, for a calibration its columns).
 * Throws WeightingError where the weights are not converged, unless `unconverged` is `accept`; where the design was
 * adjusted before; where weights or columns are not numbers for the rows of the design.
 */
export function adjustDesign(
  design: SampleDesign,
  adjusted: AdjustedWeights,
  columns: readonly Float64Array[],
  unconverged: 'refuse' | 'accept' = 'refuse',
): SampleDesign {
  const { base, weights, converged, iterations, worstMargin } = adjusted;
  if (design.calibration !== null) {
    throw new WeightingError([
      weightingFinding(
        'adjusted-twice',
        '',
        'この標本設計のウェイトは、もう人口に合わせてあります。抽出ウェイトから合わせ直してください。',
        'adjustDesign needs a design with base weights, got one that was adjusted before.',
      ),
    ]);
  }
  if (base.length !== design.size) {
    throw new WeightingError([
      weightingFinding(
        'weights-of-other-rows',
        '',
        `ウェイトの数（${base.length}）が回答の数（${design.size}）と違います。`,
        `adjustDesign needs weights for ${design.size} rows, got ${base.length}.`,
      ),
    ]);
  }
  const odd = columns.find(
    (column) => column.length !== design.size || column.some((value) => !Number.isFinite(value)),
  );
  if (odd !== undefined) {
    const row = odd.findIndex((value) => !Number.isFinite(value));
    throw new WeightingError([
      odd.length === design.size
        ? weightingFinding(
            'column-unusable',
            '',
            `合わせる列の${row + 1}件目が数ではありません（${odd[row]}）。`,
            `adjustDesign needs numbers in its columns, got ${odd[row]} in row ${row + 1}.`,
          )
        : weightingFinding(
            'column-of-other-rows',
            '',
            `合わせる列の長さ（${odd.length}）が回答の数（${design.size}）と違います。`,
            `adjustDesign needs columns of ${design.size} rows, got one of ${odd.length}.`,
          ),
    ]);
  }
  if (!converged && unconverged === 'refuse') {
    const { margin, cell, target, reached } = worstMargin;
    throw new WeightingError([
      weightingFinding(
        'not-converged',
        margin,
        `人口に合うウェイトが見つかりません（${iterations}回）。「${margin}${cell === null ? '' : ` ${cell}`}」は${target}人のはずが${reached}人です。区分をまとめる、合わせる人口を減らす、上限・下限を広げる、のどれかをしてください。`,
        `weights did not converge in ${iterations} rounds: ${margin}${cell === null ? '' : `, cell ${cell}`} should be ${target} and is ${reached}; join cells, drop a margin or widen the bounds.`,
      ),
    ]);
  }
  return Object.freeze({
    ...design,
    weights,
    calibration: Object.freeze({ base, basis: calibrationBasis(base, columns) }),
  });
}
