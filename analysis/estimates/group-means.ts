import { linearisedCovariance } from './linearised-covariance.ts';
import { requireRows } from './require-rows.ts';
import type { Domain, Estimates } from './row-estimates.ts';
import { degreesOfFreedom, type SampleDesign } from './sample-design.ts';

/**
 * How large is a mean (a share, where the column is 0 or 1) in each of several groups, and how do the errors of those
 * means hang together? Groups that share clusters, or that the weights were made to agree with, are not independent:
 * every comparison needs this joint covariance. z_i/w_i = (y_i − p_g)/W_g inside group g, 0 outside.
 *
 * `groups` are domains and may overlap. Rows without an answer must be left out of them by the caller. Respondents,
 * weightedCount and degreesOfFreedom are those of all groups together. A group without anybody has a mean of NaN and
 * NaN in its row of the covariance. Throws EstimationError for an unsound design, other lengths, and a value in a group
 * that is no number.
 */
export function estimateGroupMeans(
  design: SampleDesign,
  column: Float64Array,
  groups: readonly Uint8Array[],
): Estimates {
  requireRows('estimateGroupMeans', design, [column], groups);
  const together = union(design, groups);
  const found = groups.map((group) => {
    let weight = 0;
    let sum = 0;
    for (let row = 0; row < design.size; row++) {
      const own = design.weights[row] as number;
      if (group[row] !== 1 || own === 0) continue;
      weight += own;
      sum += own * (column[row] as number);
    }
    return { weight, mean: sum / weight };
  });
  const linearised = groups.map((group, index) => {
    const { weight, mean } = found[index] as (typeof found)[number];
    return Float64Array.from({ length: design.size }, (_, row) =>
      group[row] === 1 && design.weights[row] !== 0 ? ((column[row] as number) - mean) / weight : 0,
    );
  });
  const covariance = linearisedCovariance(design, linearised);
  const empty = (index: number) => Number.isNaN(found[index]?.mean);
  const members = Array.from(together.keys()).filter((row) => together[row] === 1);
  return Object.freeze({
    values: found.map(({ mean }) => mean),
    covariance: covariance.map((row, a) =>
      row.map((value, b) => (empty(a) || empty(b) ? Number.NaN : value)),
    ),
    respondents: members.length,
    weightedCount: members.reduce((sum, row) => sum + (design.weights[row] as number), 0),
    degreesOfFreedom: degreesOfFreedom(design, together),
  });
}

/** Rows with a weight (linear calibration can leave one below 0) that stand in a group. */
function union(design: SampleDesign, groups: readonly NonNullable<Domain>[]): Uint8Array {
  return Uint8Array.from(design.weights, (weight, row) =>
    weight !== 0 && groups.some((group) => group[row] === 1) ? 1 : 0,
  );
}
