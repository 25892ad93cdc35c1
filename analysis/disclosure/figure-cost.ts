import type { CrossTabCategory, NoAnswerPlace } from '../crosstab/cross-tab.ts';

export interface FigureFacts {
  /** a cell by the kind of its category, a base by the place of no answer, the base of a routed item */
  readonly what: CrossTabCategory['kind'] | NoAnswerPlace | 'routed';
  readonly span: 'group' | 'fold' | 'whole';
  readonly value: number;
}

/**
 * How much it hurts to lose a figure: no answer least, then small codes, nets and folds later (they are what
 * the page offers instead), a whole row of the table without 無回答
 * later still, a whole row of another item then, and figures of the whole
 * last, because the comparison with the nation stands on them. Only the order matters.
 */
const BASIC: Readonly<Record<FigureFacts['what'], number>> = {
  'no-answer': 1,
  code: 3,
  net: 24,
  'out-of-base': 40,
  'in-base': 40,
  routed: 60,
};
const SPAN: Readonly<Record<FigureFacts['span'], number>> = { group: 1, fold: 3, whole: 40 };

export function figureCost({ what, span, value }: FigureFacts): number {
  return BASIC[what] * SPAN[span] * (1 + Math.log2(1 + value) / 10);
}
