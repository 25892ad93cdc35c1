import { deepFreeze } from '../../instruments/definition/deep-freeze.ts';
import type { FamilyTable } from './cross-tab-family.ts';
import type { Figure, ModelRow, Target, Terms } from './disclosure-model.ts';
import { type FeasibleRange, feasibleRange } from './feasible-range.ts';
import { isPrinted } from './hiding.ts';
import type { ProtectedFamily } from './protected-family.ts';
import type { HiddenReason } from './protected-table.ts';
import { readerKnowledge } from './reader-knowledge.ts';
import { type ReleasedTable, releasedRelations } from './released-table.ts';

/** One hidden figure with what can be worked out of it. Respondents, unweighted. */
export interface AuditedFigure {
  readonly item: string;
  /** axis of the row; null: the whole */
  readonly axis: string | null;
  /** rows of the unfolded table that it joins; none for the whole */
  readonly groups: readonly string[];
  /** id of the filter; null: everybody */
  readonly filter: string | null;
  /** category id, `not <category id>` (who did not choose an option), `base` with 無回答 in it, `base-without-no-answer` */
  readonly figure: string;
  /** as printed; null: the figure stands in no table by itself, only its row's reason is printed */
  readonly reason: HiddenReason | null;
  /** the feasible interval; `upper` null: none */
  readonly lower: number;
  readonly upper: number | null;
  /** the hidden range that must stay possible, where the rule hides the figure for its own sake; else null */
  readonly needed: { readonly lower: number; readonly upper: number } | null;
  /** the interval holds both ends of the needed range; true also where none is needed */
  readonly open: boolean;
}

export interface AuditReport {
  readonly item: string;
  readonly rule: string;
  readonly hiddenFigures: number;
  /** those that the rule hides for their own sake */
  readonly guardedFigures: number;
  /** of these, those that the interval does not leave open: 0 unless an earlier release gave them away */
  readonly narrowedFigures: number;
  readonly figures: readonly AuditedFigure[];
}

/**
 * What a reader of all tables of a protected family, and of what was released before, can work out of every hidden
 * figure: its feasible interval by linear programming over everything printed (the audit of statistical disclosure
 * control; Fischetti and Salazar 1999, and the 秘匿インターバル of e-Stat's on-site rules). Counts only, in real numbers:
 * the digits of weighted shares are left to the gate itself. Takes two programmes a figure; for an analyst's report,
 * not for every page. Throws RangeError where the solver fails.
 */
export function auditFamily(
  family: ProtectedFamily,
  alreadyReleased: readonly ReleasedTable[] = [],
): AuditReport {
  const { built, hiding, rule, dataset, bases } = family;
  const { model } = built;
  const { surveyId, item } = (family.tables[0] as FamilyTable).table;
  const about = { surveyId, dataset, item: item.id };
  const knowledge = readerKnowledge(model, hiding, releasedRelations(built, about, alreadyReleased), bases);
  const audit = (index: number, name: string, terms: Terms, target: Target | undefined): AuditedFigure => {
    const row = model.rows[(model.figures[index] as Figure).row] as ModelRow;
    const range = feasibleRange(model.atoms, knowledge, terms);
    const needed = target === undefined ? null : { lower: target.lower, upper: target.upper };
    return {
      item: item.id,
      axis: row.axis,
      groups: rowsOf(family, row),
      filter: row.domain,
      figure: name,
      reason: hiding.masked.has(index) ? 'complementary' : (hiding.reasons.get(index) ?? null),
      ...range,
      needed,
      open: needed === null || holds(range, needed),
    };
  };
  const own = new Map<number, Target>();
  const notChosen: Target[] = [];
  for (const target of model.targets) {
    if (sameTerms(target.terms, (model.figures[target.figure] as Figure).terms))
      own.set(target.figure, target);
    else notChosen.push(target);
  }
  const hidden = model.figures.flatMap(({ kind, places, row, terms }, index) => {
    const isOwnRow = row < built.ownRows && kind !== 'routed';
    if (!isOwnRow || places.length === 0 || isPrinted(model, hiding, index)) return [];
    return [audit(index, nameOf(model.rows[row] as ModelRow, index), terms, own.get(index))];
  });
  const others = notChosen
    .filter(({ figure }) => (model.figures[figure] as Figure).row < built.ownRows)
    .map((target) => {
      const row = model.rows[(model.figures[target.figure] as Figure).row] as ModelRow;
      return audit(target.figure, `not ${nameOf(row, target.figure)}`, target.terms, target);
    });
  const figures = [...hidden, ...others];
  return deepFreeze({
    item: item.id,
    rule: rule.id,
    hiddenFigures: figures.length,
    guardedFigures: figures.filter(({ needed }) => needed !== null).length,
    narrowedFigures: figures.filter(({ open }) => !open).length,
    figures,
  });
}

function holds(
  { lower, upper }: FeasibleRange,
  needed: { readonly lower: number; readonly upper: number },
): boolean {
  return lower <= needed.lower && (upper === null || upper >= needed.upper);
}

function sameTerms(terms: Terms, others: Terms): boolean {
  const one = new Map(terms);
  return (
    terms.length === others.length && others.every(([atom, coefficient]) => one.get(atom) === coefficient)
  );
}

function rowsOf({ built: { cells } }: ProtectedFamily, { axis, groups }: ModelRow): string[] {
  if (axis === null) return [];
  const known = cells.axes.find(({ id }) => id === axis)?.groups ?? [];
  return [...new Set(known.filter(({ id }) => groups.includes(id)).map(({ row }) => row))];
}

function nameOf(row: ModelRow, figure: number): string {
  if (figure === row.bases['in-base']) return 'base';
  if (figure === row.bases['out-of-base']) return 'base-without-no-answer';
  return [...row.cells].find(([, index]) => index === figure)?.[0] ?? 'base';
}
