import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { type Dataset, RESERVED } from '../dataset/dataset.ts';
import { estimateRatio } from '../estimates/row-estimates.ts';
import type { SampleDesign } from '../estimates/sample-design.ts';
import { type Interval, shareInterval } from '../estimates/share-interval.ts';
import { datasetSample } from '../weights/dataset-sample.ts';
import type { WeightingRule, Weights } from '../weights/weights.ts';
import type { CrossTab, CrossTabGroup } from './cross-tab.ts';
import { INTERVAL_LEVEL } from './cross-tab-cells.ts';
import { CrossTabError } from './cross-tab-error.ts';
import { layOutRows, requireColumn, requireItem } from './cross-tab-layout.ts';
import type { CrossTabMenu, MenuCategory } from './cross-tab-menu.ts';
import type { CrossTabRequest } from './cross-tab-request.ts';
import { hasErrors } from './make-cross-tab.ts';
import { requireWeights } from './require-weights.ts';
import { rowDomains } from './row-domains.ts';

/** One option: its part of everything that was ticked. */
export interface MentionCell {
  /** ticks, unweighted */
  readonly mentions: number;
  readonly weightedMentions: number;
  /** 0–1 of all ticks of the row; null where nothing was ticked */
  readonly proportion: number | null;
  readonly standardError: number | null;
  /** 95 % logit interval; null where the share is 0 or 1, or has no error */
  readonly interval: Interval | null;
}

export interface MentionRow {
  readonly group: CrossTabGroup;
  /** people who ticked something, unweighted */
  readonly respondents: number;
  /** ticks of all options: the base of the shares, unweighted */
  readonly base: number;
  readonly weightedBase: number;
  readonly degreesOfFreedom: number | null;
  readonly cells: readonly MentionCell[];
}

/** A multiple answer by mentions: unprotected, like a CrossTab, and like it never to leave the server as it is. */
export interface MentionShares {
  readonly surveyId: string;
  readonly synthetic: boolean;
  readonly design: CrossTab['design'];
  readonly item: { readonly id: string; readonly label: LocalizedText };
  readonly axis: { readonly id: string; readonly label: LocalizedText };
  readonly weighting: CrossTab['weighting'];
  readonly rules: readonly WeightingRule[];
  readonly categories: readonly MenuCategory[];
  readonly rows: readonly MentionRow[];
}

/**
 * Of everything that was ticked in a multiple answer, which part is each option? Shares of mentions add to 1 in each
 * row; those of persons (makeCrossTab) add to more. A share is a ratio of two totals, Σw·tick over Σw·ticks, with its
 * design-based error and a 95 % interval on the logit scale; who ticked much counts for much. The same as svyratio of
 * R's survey package.
 *
 * Who ticked nothing, left the item out or was not asked has no mention and is in no base. An option that excludes the
 * others (特にない) is a mention like them. `weights` null: an open survey, unweighted and without error or interval.
 * Throws CrossTabError for an unknown item, axis or fold, or an item with single answers; EstimationError for weights that
 * do not go with the survey; WeightingError for weights that
 * did not converge.
 */
export function mentionShares(
  dataset: Dataset,
  weights: Weights | null,
  menu: CrossTabMenu,
  request: Pick<CrossTabRequest, 'item' | 'axis' | 'fold'>,
): MentionShares {
  requireWeights('mentionShares', dataset, weights);
  const item = requireItem(menu, request.item);
  if (!item.multiple) {
    throw new CrossTabError(
      'unknown-item',
      `mentionShares requires a multiple answer, ${item.id} has one answer`,
    );
  }
  const layout = layOutRows(dataset, menu, request);
  const ticks = item.categories.map(({ code }) => {
    const { values } = requireColumn(dataset, `${item.id}.${code}`);
    return Float64Array.from(values, (own) => (own < RESERVED.notAsked ? own : 0));
  });
  const all = Float64Array.from({ length: dataset.size }, (_, row) =>
    ticks.reduce((sum, option) => sum + (option[row] as number), 0),
  );
  // a single stratum with one respondent of several has shares and no errors
  const sample = weights === null || !hasErrors(dataset) ? null : datasetSample(dataset, weights);
  const rows = rowDomains(layout).map((inside, index) => {
    const domain = inside.map((own, row) => Number(own === 1 && (all[row] as number) > 0));
    const group = (layout.rows[index] as (typeof layout.rows)[number]).group;
    return mentionRow(weights, sample, { ticks, all, domain, group });
  });
  return Object.freeze({
    surveyId: dataset.surveyId,
    synthetic: dataset.synthetic,
    design: dataset.design.kind,
    item: Object.freeze({ id: item.id, label: item.label }),
    axis: Object.freeze({ id: layout.axis.id, label: layout.axis.label }),
    weighting: weights === null ? 'none' : weights.method,
    rules: weights?.rules ?? [],
    categories: item.categories,
    rows: Object.freeze(rows),
  });
}

interface RowTicks {
  readonly ticks: readonly Float64Array[];
  readonly all: Float64Array;
  readonly domain: Uint8Array;
  readonly group: CrossTabGroup;
}

function mentionRow(weights: Weights | null, sample: SampleDesign | null, row: RowTicks): MentionRow {
  const { ticks, all, domain, group } = row;
  const inside = Array.from(domain.keys()).filter((index) => domain[index] === 1);
  const weightOf = (index: number) => (weights === null ? 1 : (weights.calibrated[index] as number));
  const count = (column: Float64Array) => inside.reduce((sum, index) => sum + (column[index] as number), 0);
  const weigh = (column: Float64Array) =>
    inside.reduce((sum, index) => sum + weightOf(index) * (column[index] as number), 0);
  const weightedBase = weigh(all);
  let degreesOfFreedom: number | null = null;
  const cells = ticks.map((option): MentionCell => {
    const mentions = count(option);
    const weightedMentions = weigh(option);
    const proportion = inside.length === 0 ? null : weightedMentions / weightedBase;
    const bare = { mentions, weightedMentions, proportion };
    if (sample === null || proportion === null) return { ...bare, standardError: null, interval: null };
    const found = estimateRatio(sample, option, all, domain);
    degreesOfFreedom = found.degreesOfFreedom;
    const share = {
      proportion,
      variance: Math.max(0, found.covariance[0]?.[0] as number),
      respondents: inside.length,
      degreesOfFreedom,
    };
    const standardError = inside.length < 2 ? null : Math.sqrt(share.variance);
    const interval = standardError === 0 ? null : shareInterval('logit', share, INTERVAL_LEVEL);
    return Object.freeze({ ...bare, standardError, interval });
  });
  return Object.freeze({
    group: Object.freeze(group),
    respondents: inside.length,
    base: count(all),
    weightedBase,
    degreesOfFreedom,
    cells: Object.freeze(cells),
  });
}
