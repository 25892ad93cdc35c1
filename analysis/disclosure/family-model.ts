import type { NoAnswerPlace } from '../crosstab/cross-tab.ts';
import { type AroundFigures, aroundFigures } from './around-figures.ts';
import { type CrossTabFamily, type FamilyDomain, FamilyError } from './cross-tab-family.ts';
import {
  type DisclosureModel,
  type Figure,
  type ModelRow,
  sumOf,
  type Target,
  type WeightedShare,
} from './disclosure-model.ts';
import { type FamilyAnswers, familyAnswers } from './family-answers.ts';
import { type FamilyAtoms, familyAtoms, familyRelations } from './family-atoms.ts';
import { type Answer, type FamilyCells, familyCells } from './family-cells.ts';
import { type FamilyRow, familyRows, isRowOffered, keyOfRow } from './family-rows.ts';
import { weightedShares } from './family-shares.ts';
import { type FigureFacts, figureCost } from './figure-cost.ts';
import { MUNICIPALITY_LIMITS, municipalityRule } from './municipality-rule.ts';
import type { DisclosureRule } from './protected-table.ts';
import { type RoutedFigures, routedFigures } from './routed-figures.ts';
import { targetsOf } from './targets.ts';

/** The family as a reader sees it, and where each of its rows stands in the model. */
export interface FamilyModel {
  readonly cells: FamilyCells;
  readonly answers: FamilyAnswers;
  readonly atoms: FamilyAtoms;
  readonly model: DisclosureModel;
  /** index of a row by its key (family-rows.ts) */
  readonly rowByKey: ReadonlyMap<string, number>;
  /** of each routed item, how it follows from the answers and the figure of its n in each row */
  readonly routed: readonly RoutedFigures[];
  /** how many of the model's rows are this item's own; they stand first */
  readonly ownRows: number;
  readonly domains: readonly FamilyDomain[];
  /** figures of other items beside this one */
  readonly around: readonly AroundFigures[];
}

/** Makes the model of a family. Throws FamilyError where the tables do not agree with each other. */
export function familyModel(family: CrossTabFamily, rule: DisclosureRule): FamilyModel {
  const cells = familyCells(family);
  const answers = familyAnswers(family, cells);
  const atoms = familyAtoms(cells);
  const figures: Figure[] = [];
  const rows: ModelRow[] = [];
  const shares: WeightedShare[] = [];
  const targets: Target[] = [];
  const plans = familyRows(family, cells, rule);
  for (const plan of plans) {
    const settled = plan.domain === null && (family.domains ?? []).length > 0;
    const own = family.domains?.find(({ id }) => id === plan.domain)?.rule ?? rule;
    const row = addRow(plan, cells, answers, atoms, figures, rows, ruleOfRow(family, plan, own), settled);
    shares.push(
      ...weightedShares(family, cells, answers, atoms, plan, (category) => row.cells.get(category) as number),
    );
    targets.push(...targetsOf(row, figures, answers, cells.multiple));
  }
  const everybody = plans.filter(({ domain }) => domain === null);
  const routed = routedFigures(family, cells, answers, atoms, everybody, figures);
  const ownRows = rows.length;
  const around = (family.around ?? []).map((item) =>
    aroundFigures(item, cells, answers, atoms, figures, rows),
  );
  targets.push(...around.flatMap((item) => item.targets));
  const model = {
    atoms: atoms.values,
    figures,
    rows,
    relations: familyRelations(cells, atoms, family.exclusiveCodes ?? []),
    shares,
    targets,
  };
  const rowByKey = new Map(rows.map(({ key }, index) => [key, index]));
  checkRelations(model);
  const { domains = [] } = family;
  const built = { cells, answers, atoms, model, rowByKey, routed, ownRows, domains, around };
  checkTables(family, rule, built);
  return built;
}

/** Rows of single municipalities, and folds of them, stand under the rule of their inhabitants. */
function ruleOfRow(
  { inhabitants }: CrossTabFamily,
  { axis, groups }: FamilyRow,
  rule: DisclosureRule,
): DisclosureRule {
  const known = axis === null ? undefined : inhabitants?.[axis];
  if (known === undefined) return rule;
  const rows = new Set(groups.filter(({ unknown }) => !unknown).map(({ row }) => row));
  if (rows.size === 0) return rule;
  const counts = [...rows].map((row) => known[row] ?? null);
  const all = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return municipalityRule(rule, counts.includes(null) && all < MUNICIPALITY_LIMITS.largeFrom ? null : all);
}

function addRow(
  plan: FamilyRow,
  cells: FamilyCells,
  answers: FamilyAnswers,
  atoms: FamilyAtoms,
  figures: Figure[],
  rows: ModelRow[],
  rule: DisclosureRule,
  settled: boolean,
): ModelRow {
  const axis = plan.axis ?? (cells.axes[0]?.id as string);
  let span: FigureFacts['span'] = new Set(plan.groups.map((group) => group.row)).size > 1 ? 'fold' : 'group';
  if (plan.axis === null) span = 'whole';
  const add = (
    kind: Figure['kind'],
    what: FigureFacts['what'],
    of: readonly Answer[],
    places: NoAnswerPlace[],
  ) => {
    const terms = atoms.sum(axis, plan.groups, of);
    const value = sumOf(terms, atoms.values);
    const printed = places.filter((place) => plan.places.has(place));
    figures.push({
      terms,
      value,
      kind,
      row: rows.length,
      places: printed,
      cost: figureCost({ what, span, value }),
    });
    return figures.length - 1;
  };
  const bases = {
    'in-base': add('base', 'in-base', answers.everybody, ['in-base']),
    'out-of-base': add('base', 'out-of-base', answers.answered, ['out-of-base']),
  };
  const own = new Map<string, number>();
  for (const { id, kind, answers: of } of answers.categories) {
    own.set(id, add('cell', kind, of, kind === 'no-answer' ? ['in-base'] : ['in-base', 'out-of-base']));
  }
  const groups = plan.groups.map(({ id }) => id);
  const { domain } = plan;
  const row: ModelRow = {
    key: plan.key,
    axis: plan.axis,
    groups,
    bases,
    cells: own,
    rule,
    settled,
    domain,
  };
  rows.push(row);
  return row;
}

/** What a reader is said to know must be true, or no table would fit it. */
function checkRelations({ atoms, relations }: DisclosureModel): void {
  for (const { terms, minimum, maximum } of relations) {
    const value = sumOf(terms, atoms);
    if (value >= minimum && value <= maximum) continue;
    throw new FamilyError(
      'options that exclude each other were chosen together, or more people chose than answered',
    );
  }
}

/** Every number of every table must be the sum it is taken for; otherwise the proof would be about other tables. */
function checkTables(family: CrossTabFamily, rule: DisclosureRule, built: FamilyModel): void {
  for (const own of family.tables) {
    const { fold, table } = own;
    for (const row of table.rows) {
      if (!isRowOffered(row, rule)) continue;
      const modelRow = built.model.rows[built.rowByKey.get(keyOfRow(built.cells, own, row)) ?? -1];
      const expect = (figure: number | undefined, got: number, what: string) => {
        const wanted = built.model.figures[figure ?? -1]?.value;
        if (wanted === got) return;
        throw new FamilyError(
          `${what} of row ${row.group.id} (${table.item.id} by ${fold ?? table.axis.id}, no answer ${table.noAnswer}) has ${got} respondents; the unfolded tables make it ${wanted}`,
        );
      };
      expect(modelRow?.bases[table.noAnswer], row.base, 'the base');
      table.categories.forEach(({ id }, index) => {
        expect(modelRow?.cells.get(id), row.cells[index]?.respondents ?? 0, `category ${id}`);
      });
    }
  }
}
