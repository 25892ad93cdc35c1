import type { CrossTabRow } from '../crosstab/cross-tab.ts';
import type { CrossTabFamily, FamilyTable } from './cross-tab-family.ts';
import type { ShareBound, Terms, WeightedShare } from './disclosure-model.ts';
import type { FamilyAnswers } from './family-answers.ts';
import type { FamilyAtoms } from './family-atoms.ts';
import type { CellGroup, FamilyCells } from './family-cells.ts';
import { type FamilyRow, isInside, keyOfRow } from './family-rows.ts';
import { PRINTED_HALF_UNIT, printedProportion } from './printed-figures.ts';

/** Groups of the same mean weight, but for noise: their weighted sums say no more than their counts. */
const SAME_WEIGHT = 1e-9;

/**
 * What the printed digits of weighted shares say about a row that joins groups of different mean weight.
 * There, one respondent more in one group and one less in another moves the share, so that a reader who knows
 * the weights of the groups can tell tables apart that agree in every count. The whole is looked at by every
 * axis. Where respondents of one group differ in weight, the reader cannot tell which of them stand in
 * a hidden cell: two who change places move the share by up to the spread of their weights, and the range is
 * that much wider. `figureOf`: index of the figure of a category in this row.
 */
export function weightedShares(
  family: CrossTabFamily,
  cells: FamilyCells,
  answers: FamilyAnswers,
  atoms: FamilyAtoms,
  row: FamilyRow,
  figureOf: (category: string) => number,
): WeightedShare[] {
  const table = family.tables[0]?.table;
  if (table === undefined || table.weighting === 'none') return [];
  const shares: WeightedShare[] = [];
  const seen = new Set<string>();
  const inside = ({ part }: CellGroup) => isInside(family, row.domain ?? undefined, part);
  const axes =
    row.axis === null
      ? cells.axes.map(({ id, groups }) => ({ id, groups: groups.filter(inside) }))
      : [{ id: row.axis, groups: row.groups }];
  for (const { id: axis, groups } of axes) {
    if (!differInWeight(groups)) continue;
    const heaviestSpread = Math.max(...groups.map(({ weightSpread }) => weightSpread));
    for (const of of family.tables) {
      const { table: printed } = of;
      const own = printed.rows.find((candidate) => isRow(cells, row, of, candidate));
      if (own === undefined) continue;
      printed.categories.forEach((category, index) => {
        const key = JSON.stringify([axis, printed.noAnswer, category.id]);
        const cell = own.cells[index];
        if (seen.has(key) || cell === undefined || cell.proportion === null) return;
        seen.add(key);
        const part = answers.categories.find(({ id }) => id === category.id);
        const everybody = printed.noAnswer === 'in-base' ? answers.everybody : answers.answered;
        const proportion = printedProportion(cell.proportion);
        const slack = PRINTED_HALF_UNIT + (heaviestSpread * cells.meanWeight) / own.weightedBase;
        const shown = {
          cell: atoms.sum(axis, groups, part?.answers ?? [], 'weighted'),
          base: atoms.sum(axis, groups, everybody, 'weighted'),
          weightedCell: cell.weightedCount / cells.meanWeight,
          weightedBase: own.weightedBase / cells.meanWeight,
        };
        shares.push({
          figure: figureOf(category.id),
          place: printed.noAnswer,
          atLeast: boundOf(shown, proportion - slack),
          atMost: boundOf(shown, proportion + slack),
        });
      });
    }
  }
  return shares;
}

interface ShownShare {
  readonly cell: Terms;
  readonly base: Terms;
  readonly weightedCell: number;
  readonly weightedBase: number;
}

/** Weighted cell − proportion × weighted base. */
function boundOf({ cell, base, weightedCell, weightedBase }: ShownShare, proportion: number): ShareBound {
  const sum = new Map<number, number>();
  for (const [atom, coefficient] of cell) sum.set(atom, (sum.get(atom) ?? 0) + coefficient);
  for (const [atom, coefficient] of base) sum.set(atom, (sum.get(atom) ?? 0) - proportion * coefficient);
  return { terms: [...sum], value: weightedCell - proportion * weightedBase };
}

function isRow(cells: FamilyCells, row: FamilyRow, of: FamilyTable, candidate: CrossTabRow): boolean {
  if ((of.domain ?? null) !== row.domain) return false;
  if (row.axis === null) return candidate.group.kind === 'total';
  if (row.axis !== of.table.axis.id || candidate.group.kind === 'total') return false;
  return keyOfRow(cells, of, candidate) === row.key;
}

function differInWeight(groups: readonly CellGroup[]): boolean {
  const weights = groups.map(({ meanWeight }) => meanWeight);
  return Math.max(...weights) - Math.min(...weights) > SAME_WEIGHT * Math.max(...weights);
}
