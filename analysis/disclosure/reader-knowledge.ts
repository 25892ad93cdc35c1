import {
  type DisclosureModel,
  type ModelRow,
  type Relation,
  sumOf,
  type Terms,
  type WeightedShare,
} from './disclosure-model.ts';
import { type Hiding, isPrinted, isRowOpen, showsOwnReason } from './hiding.ts';

/**
 * One thing a reader knows, as bounds on how far the atoms may move from the truth:
 * minimum ≤ Σ coefficient × move ≤ maximum.
 */
export interface Knowledge {
  readonly terms: Terms;
  readonly minimum: number;
  readonly maximum: number;
  /** how a table that breaks it could be allowed all the same, and at what cost; null: never */
  readonly remedy: { readonly act: 'hide' | 'mask'; readonly figure: number; readonly cost: number } | null;
}

export type BaseKnowledge = 'may be hidden' | 'hidden or printed' | 'all printed';

/** Masking costs no figure, but a reader then cannot tell why a cell is hidden: last before nets and rows. */
const COST_OF_MASKING = 30;
/** Kept inside the printed digits, in respondents, so that noise of the arithmetic never leads outside. */
const MARGIN = 1e-4;

/**
 * Everything a reader of the whole family knows: counts are whole and not below 0, every printed figure
 * exactly (weighted shares count as telling the number of respondents), what printed reasons say (a base
 * hidden as small is 1 to minimumBase − 1, a cell hidden as small 1 to largestHiddenCount, a figure hidden
 * beside them is larger), and what was released before. What is settled can neither be hidden nor masked now. `bases`:
 * whether bases with 無回答 in them can still be hidden; or only those hidden so far are open, because the tables of
 * other items print the rest too; or none is, because other tables print them all.
 */
export function readerKnowledge(
  model: DisclosureModel,
  hiding: Hiding,
  released: readonly Relation[],
  bases: BaseKnowledge,
): Knowledge[] {
  const knowledge: Knowledge[] = model.atoms.map((value, atom) => ({
    terms: [[atom, 1]],
    minimum: -value,
    maximum: Number.POSITIVE_INFINITY,
    remedy: null,
  }));
  for (const relation of [...model.relations, ...released]) {
    const value = sumOf(relation.terms, model.atoms);
    knowledge.push({
      terms: relation.terms,
      minimum: relation.minimum - value,
      maximum: relation.maximum - value,
      remedy: null,
    });
  }
  model.figures.forEach((_, figure) => {
    knowledge.push(...aboutFigure(model, hiding, figure, bases));
  });
  return knowledge;
}

/**
 * What the printed digits of weighted shares add across groups. Apart from the rest, because it is not about
 * whole numbers: weights of single respondents are not known, so a reader works with means. `released`: shares
 * that are known whatever is hidden now.
 */
export function weightedKnowledge(
  model: DisclosureModel,
  hiding: Hiding,
  released: ReadonlySet<WeightedShare>,
): Knowledge[] {
  const knowledge: Knowledge[] = [];
  for (const share of model.shares) {
    const { row, cost } = model.figures[share.figure] as DisclosureModel['figures'][number];
    const isOut = released.has(share) || (model.rows[row] as ModelRow).settled;
    const isShown = !hiding.reasons.has(share.figure) && isRowOpen(model, hiding, row, share.place);
    if (!isShown && !released.has(share)) continue;
    const remedy = isOut ? null : ({ act: 'hide', figure: share.figure, cost } as const);
    knowledge.push({
      terms: share.atLeast.terms,
      minimum: Math.min(0, MARGIN - share.atLeast.value),
      maximum: Number.POSITIVE_INFINITY,
      remedy,
    });
    knowledge.push({
      terms: share.atMost.terms,
      minimum: Number.NEGATIVE_INFINITY,
      maximum: Math.max(0, -share.atMost.value - MARGIN),
      remedy,
    });
  }
  return knowledge;
}

function aboutFigure(
  model: DisclosureModel,
  hiding: Hiding,
  index: number,
  bases: BaseKnowledge,
): Knowledge[] {
  const figure = model.figures[index] as DisclosureModel['figures'][number];
  const { terms, value, kind } = figure;
  const { rule, settled, domain } = model.rows[figure.row] as ModelRow;
  const limit = kind === 'cell' ? rule.largestHiddenCount : rule.minimumBase - 1;
  const infinity = Number.POSITIVE_INFINITY;
  const mask = { act: 'mask', figure: index, cost: COST_OF_MASKING } as const;
  // no row can be closed while bases are chosen; a reason that promises nothing is what is left then
  const isChosen = kind === 'base' && !settled && (bases === 'may be hidden' || domain !== null);
  const last = isChosen ? mask : null;
  const larger: Knowledge = { terms, minimum: limit + 1 - value, maximum: infinity, remedy: last };

  const fixed: Knowledge = { terms, minimum: 0, maximum: 0, remedy: null };
  const inBase = kind === 'base' && figure.places.includes('in-base');
  if (inBase && bases === 'all printed') return [fixed];
  if (isPrinted(model, hiding, index)) {
    const stays = value === 0 || (inBase && bases !== 'may be hidden');
    if (settled || (stays && domain === null)) return [fixed];
    const shown: Knowledge = { ...fixed, remedy: { act: 'hide', figure: index, cost: figure.cost } };
    // a hidden 0 is masked: no reason speaks of its size
    return value === 0 ? [shown] : [shown, larger];
  }
  if (!hiding.reasons.has(index) || hiding.masked.has(index)) return [];
  if (kind === 'cell' && !showsOwnReason(model, hiding, index)) return [];
  if (hiding.reasons.get(index) === 'complementary') return [larger];
  // of everybody, the tables of other items print the same reason: it was masked when bases were chosen, or stays
  const isPrintedElsewhere = inBase && bases !== 'may be hidden' && domain === null;
  const remedy = settled || isPrintedElsewhere ? null : mask;
  return [{ terms, minimum: 1 - value, maximum: limit - value, remedy }];
}
