import { hideAround } from './around-figures.ts';
import { asProtectedFamily, exposedNames } from './as-protected.ts';
import type { CrossTabFamily, FamilyTable } from './cross-tab-family.ts';
import { type Figure, type Relation, sumOf, type Target } from './disclosure-model.ts';
import { type FamilyModel, familyModel } from './family-model.ts';
import { hideBases, hideTarget, isGuarded } from './first-hiding.ts';
import { type Hiding, nothingHidden } from './hiding.ts';
import { protectBases } from './protect-bases.ts';
import { protectModel } from './protect-model.ts';
import type { ProtectOptions } from './protect-tables.ts';
import type { ProtectedFamily } from './protected-family.ts';
import { releasedShares } from './released-shares.ts';
import { type ReleasedBase, releasedBases, releasedRelations } from './released-table.ts';

/** Branches after which a figure counts as exposed; the programmes are larger here than those of one item. */
const SEARCH_BESIDE = 1000;

/**
 * Protects an item a second time, over the people cut into parts, so that tables beside it that count the same people
 * give nothing away either. `begun` is the item protected for itself; `family` the same tables with parts, and
 *
 * - `around`: tables of the items that this one is made of. They stay as they are, and this item hides more where what
 *   both print together would narrow a hidden figure of either. Answers with the tables of `begun`, hiding more.
 * - `domains`: filtered tables of the item. The tables of everybody stay as they are, so that nobody who looks at them
 *   sees that a filter was asked for; the filtered ones hide what the rule and the subtraction ask for, also for the
 *   people who are told by subtracting them.
 *
 * Throws FamilyError where parts and tables do not count the same people, ReleasedTableError as protectItem does.
 */
export function protectBeside(
  begun: ProtectedFamily,
  family: CrossTabFamily,
  options: ProtectOptions,
): ProtectedFamily {
  const built = familyModel(family, begun.rule);
  const { model } = built;
  const { surveyId, item } = (family.tables[0] as FamilyTable).table;
  const about = { surveyId, dataset: options.dataset, item: item.id };
  const hiding = nothingHidden();
  for (const around of built.around) hideAround(hiding, around);
  copyHiding(begun.built, begun.hiding, built, hiding);
  const bases = releasedBases(built, about, options.alreadyReleased);
  const filtered = new Set(
    model.rows.slice(0, built.ownRows).filter(({ settled }) => !settled && built.domains.length > 0),
  );
  if (filtered.size > 0) {
    const hiddenBases = protectBases(built, bases, item.id, undefined, hiding);
    for (const row of filtered) hideBases(hiding, model.figures, row, hiddenBases.get(row.key));
  }
  const known = new Set(begun.exposed);
  const targets = model.targets.filter((target) => isOpenTarget(built, family, target, known));
  for (const { figure } of targets) hideTarget(hiding, model, figure);
  const isFiltered = built.domains.length > 0;
  // the digits of weighted shares were looked at where the item was protected for itself
  const shares = isFiltered ? model.shares : [];
  const exposed = protectModel({ ...model, targets, shares }, hiding, {
    bases: begun.bases,
    relations: [
      ...releasedRelations(built, about, options.alreadyReleased),
      ...(isFiltered ? peopleReleased(built, bases, item.id) : []),
    ],
    shares: releasedShares(built, about, options.alreadyReleased),
    largestSearch: SEARCH_BESIDE,
    showAgain: false,
  });
  // what the tables of everybody say of the people of a filter, they say whether or not it is asked for
  const ofThis = exposed.filter(({ figure }) => !isFilteredFigure(built, figure));
  const names = [...begun.exposed, ...exposedNames(model, ofThis)];
  if (isFiltered) {
    return asProtectedFamily({ ...begun, tables: printedTables(family), built, hiding, exposed: names });
  }
  const grown = nothingHidden();
  copyHiding(built, hiding, begun.built, grown);
  return asProtectedFamily({ ...begun, hiding: grown, exposed: names });
}

/** Tables of differences between filters are protected beside the others, so that nobody makes them; they are never printed. */
function printedTables({ tables, domains = [] }: CrossTabFamily): readonly FamilyTable[] {
  const told = new Set(domains.filter(({ filter }) => filter === null).map(({ id }) => id));
  return tables.filter(({ domain }) => domain === undefined || !told.has(domain));
}

function isOpenTarget(
  built: FamilyModel,
  family: CrossTabFamily,
  target: Target,
  exposed: ReadonlySet<string>,
): boolean {
  if (!isGuarded(built, family, target)) return false;
  const [name] = exposedNames(built.model, [target]);
  return name === undefined || !exposed.has(name);
}

/** How many people of a filter there are, as other items released it: the choice of their bases is theirs alone. */
function peopleReleased(
  { cells, atoms, answers }: FamilyModel,
  bases: readonly ReleasedBase[],
  own: string,
): Relation[] {
  return bases
    .filter(({ item }) => item !== own)
    .map(({ axis, groups, lower, upper }) => {
      const inside = (cells.axes.find(({ id }) => id === axis)?.groups ?? []).filter(({ id }) =>
        groups.includes(id),
      );
      return { terms: atoms.sum(axis, inside, answers.everybody), minimum: lower, maximum: upper };
    })
    .filter(({ terms, minimum, maximum }) => {
      const people = sumOf(terms, atoms.values);
      return people >= minimum && people <= maximum;
    });
}

function isFilteredFigure({ model, domains }: FamilyModel, figure: number): boolean {
  const { row } = model.figures[figure] as Figure;
  return domains.length > 0 && model.rows[row]?.settled === false;
}

/** What rows of one model hide, the rows of the same key in another hide too. */
function copyHiding(from: FamilyModel, source: Hiding, to: FamilyModel, hiding: Hiding): void {
  const copy = (own: number | undefined, other: number | undefined) => {
    if (own === undefined || other === undefined) return;
    const reason = source.reasons.get(own);
    if (reason !== undefined) hiding.reasons.set(other, reason);
    if (source.masked.has(own)) hiding.masked.add(other);
  };
  from.model.rows.slice(0, from.ownRows).forEach((row, index) => {
    const at = to.rowByKey.get(row.key);
    const same = at === undefined ? undefined : to.model.rows[at];
    if (at === undefined || same === undefined) return;
    copy(row.bases['in-base'], same.bases['in-base']);
    copy(row.bases['out-of-base'], same.bases['out-of-base']);
    for (const [category, figure] of row.cells) copy(figure, same.cells.get(category));
    if (source.closed.has(index)) hiding.closed.add(at);
    from.routed.forEach((routed, which) => {
      copy(routed.figures[index], to.routed[which]?.figures[at]);
    });
  });
}
