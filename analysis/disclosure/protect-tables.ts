import { deepFreeze } from '../../instruments/definition/deep-freeze.ts';
import type { CrossTabCategory } from '../crosstab/cross-tab.ts';
import type { CrossTabFamily, FamilyTable } from './cross-tab-family.ts';
import type { Figure, ModelRow, Target } from './disclosure-model.ts';
import { type FamilyModel, familyModel } from './family-model.ts';
import { type Hiding, nothingHidden } from './hiding.ts';
import { offersFor } from './offers.ts';
import { type HiddenBase, protectBases } from './protect-bases.ts';
import { protectModel } from './protect-model.ts';
import { categoriesShown, type ProtectedFamily, tableBehind, type ViewRequest } from './protected-family.ts';
import { protectedRows } from './protected-rows.ts';
import type { DisclosureRule, ProtectedCell, ProtectedTable } from './protected-table.ts';
import { releasedShares } from './released-shares.ts';
import { type ReleasedBase, type ReleasedTable, releasedBases, releasedRelations } from './released-table.ts';
import type { RoutedFigures } from './routed-figures.ts';
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
 * many respondents stand behind it. The same family gives the same answer, whatever was asked before.
 * Throws FamilyError where the tables do not belong together or contradict each other, ReleasedTableError
 * where the register has a table that the family lacks. Method, sources, limits: docs/methods-disclosure.md.
 */
export function protectItem(
  family: CrossTabFamily,
  rule: DisclosureRule,
  options: ProtectOptions,
): ProtectedFamily {
  const built = familyModel(family, rule);
  const { model } = built;
  const { surveyId, item } = (family.tables[0] as FamilyTable).table;
  const about = { surveyId, dataset: options.dataset, item: item.id };
  const hiding = nothingHidden();
  const bases = releasedBases(built, about, options.alreadyReleased);
  const hiddenBases = protectBases(built, rule, bases, item.id);
  for (const row of model.rows) hideBases(hiding, model.figures, row, hiddenBases.get(row.key), rule);
  for (const { figure } of model.targets) hideTarget(hiding, model.figures, figure, rule);
  for (const routed of built.routed) hideRouted(hiding, built, routed, rule, bases);
  for (const key of family.routedFrom?.hiddenRows ?? [])
    hideWholeRow(hiding, model.rows[built.rowByKey.get(key) ?? -1]);
  const guarded = { ...model, targets: model.targets.filter((target) => isGuarded(built, family, target)) };
  const exposed = protectModel(guarded, hiding, {
    rule,
    bases: family.routedFrom === undefined ? 'hidden or printed' : 'all printed',
    relations: releasedRelations(built, about, options.alreadyReleased),
    shares: releasedShares(built, about, options.alreadyReleased),
  });
  const protectedFamily: Omit<ProtectedFamily, symbol> = {
    rule,
    dataset: options.dataset,
    tables: family.tables,
    built,
    hiding,
    exposed: exposed.map((target) => describe(built, target)),
  };
  return Object.freeze(protectedFamily) as ProtectedFamily;
}

/** A row without its base loses every cell in both tables, whatever the other base is. */
function hideBases(
  hiding: Hiding,
  figures: readonly Figure[],
  row: ModelRow,
  hidden: HiddenBase | undefined,
  rule: DisclosureRule,
): void {
  if (hidden === undefined) return;
  hiding.reasons.set(row.bases['in-base'], hidden.reason);
  if (hidden.masked) hiding.masked.add(row.bases['in-base']);
  const outside = row.bases['out-of-base'];
  const { value } = figures[outside] as Figure;
  const small = value >= 1 && value < rule.minimumBase;
  hiding.reasons.set(outside, small ? 'small-base' : 'complementary');
  if (!small) hiding.masked.add(outside);
}

function hideTarget(hiding: Hiding, figures: readonly Figure[], index: number, rule: DisclosureRule): void {
  if (hiding.reasons.has(index)) return;
  const { kind, value } = figures[index] as Figure;
  if (kind === 'base') hiding.reasons.set(index, 'small-base');
  // an option that nearly everybody chose is hidden for the few who did not
  else hiding.reasons.set(index, value <= rule.largestHiddenCount ? 'small-cell' : 'complementary');
}

/** The n of a routed item is hidden where that item will hide it for its size (protect-bases.ts). */
function hideRouted(
  hiding: Hiding,
  built: FamilyModel,
  routed: RoutedFigures,
  rule: DisclosureRule,
  released: readonly ReleasedBase[],
): void {
  for (const [key, { reason, masked }] of protectBases(built, rule, released, routed.item, routed.peopleOf)) {
    const figure = routed.figures[built.rowByKey.get(key) as number] as number;
    hiding.reasons.set(figure, reason);
    if (masked) hiding.masked.add(figure);
  }
}

/** Takes a row out of the tables of a routed item, because its n would tell cells of the item before it. */
function hideWholeRow(hiding: Hiding, row: ModelRow | undefined): void {
  for (const base of Object.values(row?.bases ?? {})) {
    if (hiding.reasons.has(base)) continue;
    hiding.reasons.set(base, 'complementary');
    hiding.masked.add(base);
  }
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

/** A base that can be told from the item before is hidden for its cells' sake, but is no secret of this item. */
function isGuarded({ model }: FamilyModel, { routedFrom }: CrossTabFamily, target: Target): boolean {
  const { kind, places } = model.figures[target.figure] as Figure;
  return routedFrom === undefined || kind === 'cell' || !places.includes('in-base');
}

function describe({ model }: FamilyModel, target: Target): string {
  const { row } = model.figures[target.figure] as Figure;
  const modelRow = model.rows[row] as ModelRow;
  const category = [...modelRow.cells].find(([, index]) => index === target.figure)?.[0] ?? 'base';
  return `${modelRow.key} ${category}`;
}

/**
 * One table out of a protected family, ready to leave the server. Throws ViewError.
 */
export function viewOf(family: ProtectedFamily, request: ViewRequest): ProtectedTable {
  const table = tableBehind(family, request);
  const kept = categoriesShown(table, request.nets);
  const all = protectedRows(family, table);
  const rows = all.map((row) => ({ ...row, cells: kept.map((index) => row.cells[index] as ProtectedCell) }));
  const view: Omit<ProtectedTable, symbol> = {
    surveyId: table.surveyId,
    questionnaire: table.questionnaire,
    synthetic: table.synthetic,
    design: table.design,
    item: table.item,
    axis: table.axis,
    noAnswer: table.noAnswer,
    weighting: table.weighting,
    rules: table.rules.map((weightingRule) => ({
      ...weightingRule,
      respondents: weightingRule.respondents < family.rule.minimumBase ? null : weightingRule.respondents,
    })),
    categories: kept.map((index) => table.categories[index] as CrossTabCategory),
    rows,
    test: shownTest(table, all, kept, request),
    rule: family.rule,
    hiddenCells: rows.reduce((sum, { cells }) => sum + cells.filter(({ hidden }) => hidden).length, 0),
    offers: offersFor(family, request, table),
  };
  return deepFreeze(view) as ProtectedTable;
}
