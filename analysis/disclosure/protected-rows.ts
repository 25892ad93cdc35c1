import type { CrossTabCell, CrossTabRow } from '../crosstab/cross-tab.ts';
import type { FamilyTable } from './cross-tab-family.ts';
import type { ModelRow } from './disclosure-model.ts';
import { isRowOffered, keyOfRow } from './family-rows.ts';
import { isRowOpen } from './hiding.ts';
import { printedProportion, printedWeightedBase } from './printed-figures.ts';
import type { ProtectedFamily } from './protected-family.ts';
import type {
  DisclosureRule,
  HiddenReason,
  ProtectedCell,
  ProtectedRow,
  ReliabilityFlag,
} from './protected-table.ts';

/** The rows of one table of a protected family, with all its categories. */
export function protectedRows(family: ProtectedFamily, own: FamilyTable): ProtectedRow[] {
  return own.table.rows
    .filter((row) => isRowOffered(row, family.rule))
    .map((row) => protectedRow(family, own, row));
}

function protectedRow(family: ProtectedFamily, own: FamilyTable, row: CrossTabRow): ProtectedRow {
  const { built, hiding } = family;
  const { table } = own;
  const place = table.noAnswer;
  const index = built.rowByKey.get(keyOfRow(built.cells, own, row)) as number;
  const modelRow = built.model.rows[index] as ModelRow;
  const base = modelRow.bases[place];
  const baseReason = hiding.reasons.get(base);
  const open = isRowOpen(built.model, hiding, index, place);
  const cells = table.categories.map(({ id }, at): ProtectedCell => {
    if (!open) {
      return { hidden: true, reason: printedReason(baseReason ?? 'complementary', hiding.masked.has(base)) };
    }
    const figure = modelRow.cells.get(id) as number;
    const reason = hiding.reasons.get(figure);
    if (reason === undefined) return shownCell(row.cells[at] as CrossTabCell, row.base, modelRow.rule);
    return { hidden: true, reason: printedReason(reason, hiding.masked.has(figure)) };
  });
  return {
    group: row.group,
    base: baseReason === undefined ? row.base : null,
    // out of the base, the difference of two weighted bases would be the weight of those without an answer
    weightedBase:
      baseReason === undefined && place === 'in-base' ? printedWeightedBase(row.weightedBase) : null,
    cells,
  };
}

function printedReason(reason: HiddenReason, masked: boolean): HiddenReason {
  return masked ? 'complementary' : reason;
}

function shownCell(cell: CrossTabCell, base: number, rule: DisclosureRule): ProtectedCell {
  const { proportion, standardError, interval } = cell;
  const flags: ReliabilityFlag[] = [];
  if (base > 0 && base < rule.referenceBase) flags.push('base-under-50');
  if (
    proportion !== null &&
    standardError !== null &&
    standardError > rule.referenceRelativeError * proportion
  ) {
    flags.push('relative-error-over-30-percent');
  }
  return {
    hidden: false,
    proportion: proportion === null ? null : printedProportion(proportion),
    standardError: standardError === null ? null : printedProportion(standardError),
    interval:
      interval === null
        ? null
        : { lower: printedProportion(interval.lower), upper: printedProportion(interval.upper) },
    flags,
  };
}
