import type { CrossTabCategory } from '../crosstab/cross-tab.ts';
import { asProtectedFamily, asProtectedTable, exposedNames } from './as-protected.ts';
import type { CrossTabFamily, FamilyTable } from './cross-tab-family.ts';
import { type FamilyModel, familyModel } from './family-model.ts';
import { hideBases, hideRouted, hideTarget, hideWholeRow, isGuarded } from './first-hiding.ts';
import { nothingHidden } from './hiding.ts';
import { offersFor } from './offers.ts';
import { printsReleased } from './prints-released.ts';
import { protectBases } from './protect-bases.ts';
import { LAST_SEARCH, protectModel } from './protect-model.ts';
import { categoriesShown, type ProtectedFamily, tableBehind, type ViewRequest } from './protected-family.ts';
import { protectedRows } from './protected-rows.ts';
import type { DisclosureRule, ProtectedCell, ProtectedTable } from './protected-table.ts';
import { releasedShares } from './released-shares.ts';
import { type ReleasedTable, releasedBases, releasedRelations } from './released-table.ts';
import { shownTest } from './shown-test.ts';

export interface ProtectOptions {
  /** names the frozen dataset; entries of the register for another one are of other people */
  readonly dataset: string;
  /** the register: what the survey released before */
  readonly alreadyReleased: readonly ReleasedTable[];
}

/**
 * Protects all tables of one item together, so that no combination of them — totals, nets, folds, both bases,
 * and what was released before — narrows a hidden figure: for both ends of its hidden range (1 to
 * minimumBase − 1 for a base, 1 to largestHiddenCount for a cell) there is a table of whole numbers that
 * prints the same. Respondents are counted unweighted; a weighted share that is shown counts as telling how
 * many respondents stand behind it. The same family gives the same answer, whatever was asked before, and keeps
 * giving it when parts of it have been released.
 * Throws FamilyError where the tables do not belong together or contradict each other, ReleasedTableError
 * where the register has a table that the family lacks. Method, sources, limits: docs/methods-disclosure.md.
 */
export function protectItem(
  family: CrossTabFamily,
  rule: DisclosureRule,
  options: ProtectOptions,
): ProtectedFamily {
  const built = familyModel(family, rule);
  const unbound = protectBuilt(built, family, rule, { ...options, alreadyReleased: [] });
  // what was released says nothing beyond what these tables print: no other choice can be asked for
  return printsReleased(unbound, options.alreadyReleased)
    ? unbound
    : protectBuilt(built, family, rule, options);
}

function protectBuilt(
  built: FamilyModel,
  family: CrossTabFamily,
  rule: DisclosureRule,
  options: ProtectOptions,
): ProtectedFamily {
  const { model } = built;
  const { surveyId, item } = (family.tables[0] as FamilyTable).table;
  const about = { surveyId, dataset: options.dataset, item: item.id };
  const hiding = nothingHidden();
  const bases = releasedBases(built, about, options.alreadyReleased);
  const hiddenBases = protectBases(built, bases, item.id);
  for (const row of model.rows) hideBases(hiding, model.figures, row, hiddenBases.get(row.key));
  for (const { figure } of model.targets) hideTarget(hiding, model, figure);
  for (const routed of built.routed) hideRouted(hiding, built, routed, bases);
  for (const key of family.routedFrom?.hiddenRows ?? [])
    hideWholeRow(hiding, model.rows[built.rowByKey.get(key) ?? -1]);
  const guarded = { ...model, targets: model.targets.filter((target) => isGuarded(built, family, target)) };
  const knownBases = family.routedFrom === undefined ? 'hidden or printed' : 'all printed';
  const exposed = protectModel(guarded, hiding, {
    bases: knownBases,
    relations: releasedRelations(built, about, options.alreadyReleased),
    shares: releasedShares(built, about, options.alreadyReleased),
    largestSearch: LAST_SEARCH,
    showAgain: true,
  });
  return asProtectedFamily({
    rule,
    dataset: options.dataset,
    tables: family.tables,
    built,
    hiding,
    bases: knownBases,
    exposed: exposedNames(model, exposed),
  });
}

/**
 * Rows whose n a routed item must not print, by key: what the family of that item takes as
 * `routedFrom.hiddenRows`. None for an item that is not routed by this one.
 */
export function hiddenRowsFor({ built, hiding }: ProtectedFamily, item: string): string[] {
  const routed = built.routed.find((known) => known.item === item);
  return built.model.rows.flatMap(({ key }, row) => {
    const figure = routed?.figures[row];
    return figure !== undefined && hiding.reasons.has(figure) ? [key] : [];
  });
}

/**
 * One table out of a protected family, ready to leave the server. Throws ViewError.
 */
export function viewOf(family: ProtectedFamily, request: ViewRequest): ProtectedTable {
  const own = tableBehind(family, request);
  const { table } = own;
  const domain = family.built.domains.find(({ id }) => id === own.domain);
  const rule = domain?.rule ?? family.rule;
  const conditions = domain?.filter ?? null;
  const kept = categoriesShown(table, request.nets);
  const all = protectedRows(family, own);
  const rows = all.map((row) => ({ ...row, cells: kept.map((index) => row.cells[index] as ProtectedCell) }));
  return asProtectedTable({
    surveyId: table.surveyId,
    questionnaire: table.questionnaire,
    synthetic: table.synthetic,
    design: table.design,
    item: table.item,
    axis: table.axis,
    noAnswer: table.noAnswer,
    weighting: table.weighting,
    rules: table.rules.map(({ code, cells }) => ({ code, cells })),
    filter: conditions === null ? null : { id: own.domain as string, conditions },
    categories: kept.map((index) => table.categories[index] as CrossTabCategory),
    rows,
    test: shownTest(table, all, kept, request),
    rule,
    hiddenCells: rows.reduce((sum, { cells }) => sum + cells.filter(({ hidden }) => hidden).length, 0),
    offers: offersFor(family, request, own),
  });
}
