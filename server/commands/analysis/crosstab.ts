import type { CrossTabMenu, MenuAxis, MenuItem } from '../../../analysis/crosstab/cross-tab-menu.ts';
import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import { viewOf } from '../../../analysis/disclosure/protect-tables.ts';
import type { ProtectedFamily, ViewRequest } from '../../../analysis/disclosure/protected-family.ts';
import type { ProtectedTable } from '../../../analysis/disclosure/protected-table.ts';
import { filterKey, type TableFilter } from '../../../analysis/disclosure/table-filter.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import type { CrossTabView } from '../../contract/api.ts';
import { crossTabView } from '../../results/cross-tab-view.ts';
import type { TokyoDay } from '../../surveys/tokyo-day.ts';
import { unknownKey } from '../instruments/unknown-key.ts';
import { steps } from '../steps.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { crossTabText } from './cross-tab-text.ts';
import { type FamilyOf, type GateOptions, openGate } from './dataset-families.ts';
import { datasetNotes } from './dataset-notes.ts';
import { enterViews } from './enter-releases.ts';
import { filteredNote } from './filtered-note.ts';
import { openDataset } from './open-dataset.ts';
import { type CommandResult, type ResultOptions, runCommand } from './run-command.ts';

/** How tables are asked for, by every command that makes some. */
export interface TableOptions {
  readonly item: readonly string[];
  /** absent: that of the fold */
  readonly axis?: string | undefined;
  readonly fold?: string;
  /** `all`: 無回答 in the base; `answered`: out of it */
  readonly base: 'all' | 'answered';
  readonly nets: ViewRequest['nets'];
}

export interface CrossTabOptions extends ResultOptions, TableOptions, GateOptions {
  /** `<column>=<codes>`: only these people; several: all of them hold */
  readonly filter?: readonly string[];
}

/**
 * `crosstab`: tables of one or more items by an axis or one of its folds, out of the protected families of the dataset.
 * Printed it is a look at figures, as on the page; a file of them is a release, and is entered in the register.
 */
export function crosstab(
  terminal: Terminal,
  path: string,
  options: CrossTabOptions,
  day: TokyoDay,
): Promise<void> {
  return runCommand(terminal, options, async () => {
    const file = await openDataset(terminal, path);
    const { items, request } = askedFor(file.menu, options);
    const gate = await openGate(terminal, path, file, options);
    const filter = filterOf(file, options.filter ?? []);
    const asked = filter.length === 0 ? request : { ...request, domain: filterKey(filter) };
    const familyOf = filter.length === 0 ? gate.familyOf : (id: string) => gate.filtered(id, [filter]);
    const tables = tablesOf(terminal, familyOf, items, asked);
    const views = tables.map(({ family }) => ({ family, request: asked }));
    return {
      ...crossTabResult(file, tables),
      enter: () => enterViews(terminal, gate.register, day, 'crosstab', views),
    };
  });
}

/** `sex=2`, `age_band=1,2`. @throws CommandError (2) for a column that is not there and for what is no code */
function filterOf({ dataset }: DatasetFile, texts: readonly string[]): TableFilter {
  return texts.map((text) => {
    const [, column = '', codes = ''] = /^([^=]+)=(\d{1,3}(?:,\d{1,3})*)$/.exec(text) ?? [];
    if (column === '') {
      throw new AnalysisProblem(2, 'call.unusable', {
        ja: `「${text.slice(0, 60)}」は絞り込みとして読めません。列=コード の形で書いてください（例：sex=2、age_band=1,2）。`,
        en: `"${text.slice(0, 60)}" is no filter; write column=codes (sex=2, age_band=1,2).`,
      });
    }
    if (!dataset.columns.has(column)) throw unknownKey(column, [...dataset.columns.keys()]);
    return { column, codes: codes.split(',').map(Number) };
  });
}

/** What was asked for, or an error that names what is near it. */
export function askedFor(
  menu: CrossTabMenu,
  { item, axis, fold, base, nets }: TableOptions,
): { readonly items: readonly MenuItem[]; readonly request: ViewRequest } {
  const items = item.map((id) => menuItem(menu, id));
  const known = menuAxis(menu, axis ?? axisOfFold(menu, fold));
  const folds = known.folds.map(({ id }) => id);
  if (fold !== undefined && !folds.includes(fold)) throw unknownKey(fold, folds, known.id);
  const noAnswer = base === 'all' ? 'in-base' : 'out-of-base';
  return { items, request: { axis: known.id, fold: fold ?? null, noAnswer, nets } };
}

/** The axis that a fold is of. @throws AnalysisProblem (2) where there is none, or more than one */
function axisOfFold({ axes }: CrossTabMenu, fold: string | undefined): string {
  const [found, ...others] = axes.filter(({ folds }) => folds.some(({ id }) => id === fold));
  if (found !== undefined && others.length === 0) return found.id;
  const ids = axes.map(({ id }) => id);
  if (fold !== undefined && found === undefined)
    throw unknownKey(
      fold,
      axes.flatMap(({ folds }) => folds.map(({ id }) => id)),
    );
  throw new AnalysisProblem(2, 'call.unusable', {
    ja: `--axis を指定してください（${ids.join('、')}）。`,
    en: `Name the rows with --axis (${ids.join(', ')}).`,
  });
}

export function menuItem(menu: CrossTabMenu, id: string): MenuItem {
  const found = menu.items.find((item) => item.id === id);
  if (found !== undefined) return found;
  throw unknownKey(
    id,
    menu.items.map((item) => item.id),
  );
}

export function menuAxis(menu: CrossTabMenu, id: string): MenuAxis {
  const found = menu.axes.find((axis) => axis.id === id);
  if (found !== undefined) return found;
  throw unknownKey(
    id,
    menu.axes.map((axis) => axis.id),
  );
}

/** One table of an item, with the family that it was taken out of. */
export interface AskedView {
  readonly item: MenuItem;
  readonly family: ProtectedFamily;
  readonly table: ProtectedTable;
}

export function tablesOf(
  terminal: Terminal,
  familyOf: FamilyOf,
  items: readonly MenuItem[],
  request: ViewRequest,
): readonly AskedView[] {
  const { now, done } = steps(terminal);
  try {
    return items.map((item, at) => {
      now(`秘匿処理 ${at + 1}/${items.length} ${item.id} / protecting`);
      const family = familyOf(item.id);
      return { item, family, table: viewOf(family, request) };
    });
  } finally {
    done();
  }
}

function crossTabResult(file: DatasetFile, asked: readonly AskedView[]): CommandResult {
  const { menu, facts } = file;
  const tables = asked.map(({ table }) => {
    const { marks, notes: known } = datasetNotes(file, table);
    const hidesBase = table.filter !== null && table.rows.some(({ base }) => base === null);
    const names = (table.filter?.conditions ?? []).map(({ column }) => nameOf(file, column));
    const notes = hidesBase ? [...known, filteredNote(names)] : known;
    const areaScheme =
      table.axis.id === 'area' && facts.areaSchemeStatus !== null ? { status: facts.areaSchemeStatus } : null;
    const { national: _, ...view } = crossTabView({
      table,
      menu,
      areaScheme,
      national: NOT_COMPARED,
      notes: [...marks, ...notes],
    });
    const { filter } = table;
    const told = filter === null ? marks : [filterNote(file, filter.conditions), ...marks];
    return {
      view: filter === null ? view : { ...view, filter: filter.conditions },
      text: crossTabText(table, { title: facts.title, marks: told, notes }),
    };
  });
  return {
    data: { tables: tables.map(({ view }) => view) },
    text: tables.map(({ text }) => text).join('\n'),
  };
}

function nameOf({ dataset, menu }: Pick<DatasetFile, 'dataset' | 'menu'>, id: string): LocalizedText {
  const axis = menu.axes.find((one) => one.id === id);
  return axis?.label ?? dataset.columns.get(id)?.label ?? { ja: id, en: id };
}

/** Who the people of a filtered table are. */
function filterNote({ dataset, menu }: DatasetFile, conditions: TableFilter): LocalizedText {
  const parts = conditions.map(({ column: id, codes }) => {
    const column = dataset.columns.get(id);
    const labels = (column?.codes ?? []).filter(({ code }) => codes.includes(code)).map(({ label }) => label);
    const name = nameOf({ dataset, menu }, id);
    return {
      ja: `${name.ja}＝${labels.map(({ ja }) => ja).join('・')}`,
      en: `${name.en} = ${labels.map(({ en }) => en).join(', ')}`,
    };
  });
  return {
    ja: `絞り込み：${parts.map(({ ja }) => ja).join('、')}の人だけの表です。`,
    en: `Only people with ${parts.map(({ en }) => en).join('; ')}.`,
  };
}

/** A published figure is set beside a table by `compare`, with its own error. */
const NOT_COMPARED: CrossTabView['national'] = { available: false, reason: { ja: '', en: '' } };
