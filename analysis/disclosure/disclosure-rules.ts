import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import type { Design } from '../dataset/dataset.ts';
import type { DisclosureRule } from './protected-table.ts';

/**
 * Strict rule: nobody between 1 and 9 may be seen, neither as a base nor in a cell; 0 may be shown.
 * For volunteers, censuses, organisations, tables below the area level and items marked sensitive.
 */
export const STRICT_RULE: DisclosureRule = Object.freeze({
  id: 'strict',
  minimumBase: 10,
  largestHiddenCount: 9,
  referenceBase: 50,
  referenceRelativeError: 0.3,
  unknownGroup: 'not-a-group',
  source:
    '匿名介護情報等の提供に関するガイドライン(最小集計単位の原則: 10未満は原則公表しない、0は公表できる)。度数は加重しない回答者数。',
});

/**
 * Sample rule: whoever reads the table does not know who was drawn, so a few respondents in a cell are less
 * of a risk than a base that carries no information. Bases under 10 and cells of 1–2 are hidden.
 */
export const SAMPLE_RULE: DisclosureRule = Object.freeze({
  id: 'sample',
  minimumBase: 10,
  largestHiddenCount: 2,
  referenceBase: 50,
  referenceRelativeError: 0.3,
  unknownGroup: 'not-a-group',
  source:
    '基数10未満は匿名介護情報等の提供に関するガイドライン、1–2人のセルと参考値の基準(基数50未満・相対誤差30%超)は、抽出率の低い標本調査についての本システムの設定(docs/methods-disclosure.md)。',
});

/**
 * A sample is "a small fraction" where at most this part of a stratum's population was invited (0–1). Above
 * it, knowing that a neighbour got a letter comes close to knowing that the neighbour is in the table.
 */
export const LARGEST_SMALL_FRACTION = 0.1;

export interface RuleCircumstances {
  readonly design: Design;
  /** the item, or the axis, is marked `strictDisclosure` in its definition */
  readonly strictDisclosure: boolean;
  /** rows finer than the areas of the scheme, e.g. municipalities */
  readonly belowAreaLevel: boolean;
}

/**
 * Which rule a table stands under (decision 10). Answers with the sample rule only for a probability sample
 * of a small fraction of every stratum, tabulated by areas or coarser, without an item marked strict.
 * A stratum without people or letters says nothing about its fraction and counts as fully invited.
 */
export function ruleFor(circumstances: RuleCircumstances): DisclosureRule {
  const { design, strictDisclosure, belowAreaLevel } = circumstances;
  if (strictDisclosure || belowAreaLevel || design.kind === 'open' || design.strata.length === 0) {
    return STRICT_RULE;
  }
  const fractions = design.strata.map((stratum) =>
    stratum.population > 0 && stratum.invited > 0 ? stratum.invited / stratum.population : 1,
  );
  return Math.max(...fractions) <= LARGEST_SMALL_FRACTION ? SAMPLE_RULE : STRICT_RULE;
}

/** The rule as one sentence for the page and the notes block. */
export function ruleText(rule: DisclosureRule): LocalizedText {
  const base = rule.minimumBase;
  const count = rule.largestHiddenCount;
  const percent = Math.round(rule.referenceRelativeError * 100);
  return {
    ja: `回答者数(n)が${base}人未満の行と、該当者が1〜${count}人のセルは表示しません(x)。それらが差し引きで分からないように、ほかのセルも表示しないことがあります。nが${rule.referenceBase}人未満、または相対誤差が${percent}%を超える値は参考値です。`,
    en: `Rows with fewer than ${base} respondents and cells with 1–${count} respondents are hidden (x), and so are cells from which they could be worked out. Figures with n under ${rule.referenceBase} or a relative error over ${percent} % are for reference only.`,
  };
}
