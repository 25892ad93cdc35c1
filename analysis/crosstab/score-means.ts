import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { estimateGroupMeans } from '../estimates/group-means.ts';
import { estimateMeans } from '../estimates/row-estimates.ts';
import { degreesOfFreedom, type SampleDesign } from '../estimates/sample-design.ts';
import { type Interval, studentInterval } from '../estimates/share-interval.ts';
import { type WaldTest, waldTest } from '../tests/wald-test.ts';
import { datasetSample } from '../weights/dataset-sample.ts';
import type { WeightingRule, Weights } from '../weights/weights.ts';
import type { CrossTab, CrossTabGroup } from './cross-tab.ts';
import { INTERVAL_LEVEL } from './cross-tab-cells.ts';
import { layOutRows, requireColumn } from './cross-tab-layout.ts';
import type { CrossTabMenu } from './cross-tab-menu.ts';
import type { CrossTabRequest } from './cross-tab-request.ts';
import { hasErrors } from './make-cross-tab.ts';
import { requireWeights } from './require-weights.ts';
import { rowDomains } from './row-domains.ts';

/** Which score, by what. */
export interface ScoreMeansRequest extends Pick<CrossTabRequest, 'axis' | 'fold'> {
  readonly score: string;
}

/** Mean points of the people of one row. */
export interface ScoreMeanRow {
  readonly group: CrossTabGroup;
  /** unweighted n: people of the row with points */
  readonly base: number;
  readonly weightedBase: number;
  /** in points; null without a base */
  readonly mean: number | null;
  /** null for an open survey, from one respondent, or where the design shows no variance */
  readonly standardError: number | null;
  /** 95 %, mean ± t·SE */
  readonly interval: Interval | null;
  readonly degreesOfFreedom: number | null;
}

/** Means of a score by group: unprotected, like a CrossTab, and like it never to leave the server as it is. */
export interface ScoreMeans {
  readonly surveyId: string;
  readonly synthetic: boolean;
  readonly design: CrossTab['design'];
  readonly score: { readonly id: string; readonly label: LocalizedText };
  readonly axis: { readonly id: string; readonly label: LocalizedText };
  readonly weighting: CrossTab['weighting'];
  readonly rules: readonly WeightingRule[];
  /** the whole first, then the groups in official order, as in a cross-tab */
  readonly rows: readonly ScoreMeanRow[];
  /** whether all groups could have one mean; null where nothing can be tested */
  readonly test: WaldTest | null;
}

/** Codes above are no points: an item was not answered, or not asked. */
const MOST_POINTS = 250;

/**
 * How high is a score (UCLA: 3 to 12 points) on average in the whole and in each group of an axis, and do the groups
 * differ? Weighted means with their design-based error, 95 % interval and degrees of freedom, from the column
 * `<score>.points`; the test is Wald's of all differences at once, with the covariance of the groups (as regTermTest of
 * R's survey package for a model with the group alone), on df + 1 − groups degrees of freedom.
 *
 * Who left an item of the score out, or was not asked, has no points and is in no base. People whose group is not known
 * count in the whole and are a row of their own; they and groups without anybody are not tested. `dataset` and `weights`
 * come together from weightDataset; `weights` null: an open survey, unweighted, without error, interval or test.
 * Throws CrossTabError for an unknown score, axis or fold; EstimationError for weights that do not go with the survey;
 * WeightingError for weights that did not converge.
 */
export function scoreMeans(
  dataset: Dataset,
  weights: Weights | null,
  menu: CrossTabMenu,
  request: ScoreMeansRequest,
): ScoreMeans {
  requireWeights('scoreMeans', dataset, weights);
  const { id, label, values } = requireColumn(dataset, `${request.score}.points`);
  const layout = layOutRows(dataset, menu, request);
  // a single stratum with one respondent of several has means and no errors
  const sample = weights === null || !hasErrors(dataset) ? null : datasetSample(dataset, weights);
  const answered = values.map((points) => Number(points <= MOST_POINTS));
  const points = Float64Array.from(values, (own) => (own <= MOST_POINTS ? own : 0));
  const domains = rowDomains(layout).map((own) =>
    own.map((inside, row) => inside & (answered[row] as number)),
  );
  const rows = layout.rows.map(({ group }, index) => {
    const domain = domains[index] as Uint8Array;
    return meanOfRow(weights, sample, points, domain, group);
  });
  return Object.freeze({
    surveyId: dataset.surveyId,
    synthetic: dataset.synthetic,
    design: dataset.design.kind,
    score: Object.freeze({ id: id.slice(0, -'.points'.length), label }),
    axis: Object.freeze({ id: layout.axis.id, label: layout.axis.label }),
    weighting: weights === null ? 'none' : weights.method,
    rules: weights?.rules ?? [],
    rows: Object.freeze(rows),
    test: sample === null ? null : groupTest(sample, points, domains, rows),
  });
}

function meanOfRow(
  weights: Weights | null,
  sample: SampleDesign | null,
  points: Float64Array,
  domain: Uint8Array,
  group: CrossTabGroup,
): ScoreMeanRow {
  const inside = Array.from(points.keys()).filter((row) => domain[row] === 1);
  const weightOf = (row: number) => (weights === null ? 1 : (weights.calibrated[row] as number));
  const weightedBase = inside.reduce((sum, row) => sum + weightOf(row), 0);
  const sum = inside.reduce((all, row) => all + weightOf(row) * (points[row] as number), 0);
  const base = inside.length;
  const bare = {
    group: Object.freeze(group),
    base,
    weightedBase,
    mean: base === 0 ? null : sum / weightedBase,
  };
  if (sample === null || base === 0) {
    return Object.freeze({ ...bare, standardError: null, interval: null, degreesOfFreedom: null });
  }
  const found = estimateMeans(sample, [points], domain);
  const [mean, variance] = [found.values[0] as number, found.covariance[0]?.[0] as number];
  const standardError = base < 2 ? null : Math.sqrt(Math.max(0, variance));
  return Object.freeze({
    ...bare,
    mean,
    standardError,
    interval:
      standardError === null || standardError === 0
        ? null
        : studentInterval(mean, standardError, found.degreesOfFreedom, INTERVAL_LEVEL),
    degreesOfFreedom: found.degreesOfFreedom,
  });
}

/** Differences of all groups from the first, against 0 together. */
function groupTest(
  sample: SampleDesign,
  points: Float64Array,
  domains: readonly Uint8Array[],
  rows: readonly ScoreMeanRow[],
): WaldTest | null {
  const groups = domains.filter((_, index) => {
    const { group, base } = rows[index] as ScoreMeanRow;
    return group.kind !== 'total' && group.kind !== 'unknown' && base > 0;
  });
  if (groups.length < 2) return null;
  const { values, covariance } = estimateGroupMeans(sample, points, groups);
  const at = (a: number, b: number) => covariance[a]?.[b] as number;
  const others = values.slice(1).map((_, index) => index + 1);
  const together = groups.reduce((all, own) => all.map((inside, row) => inside | (own[row] as number)));
  return waldTest(
    others.map((a) => (values[a] as number) - (values[0] as number)),
    others.map((a) => others.map((b) => at(a, b) - at(a, 0) - at(0, b) + at(0, 0))),
    others.map((_, place) => place),
    degreesOfFreedom(sample, together) + 1 - groups.length,
  );
}
