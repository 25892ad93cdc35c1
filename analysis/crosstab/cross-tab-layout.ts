import { type CodedColumn, type Dataset, RESERVED } from '../dataset/dataset.ts';
import { type TallyAxis, tallyAxis } from '../tally/tally.ts';
import type { CrossTabCategory, CrossTabGroup } from './cross-tab.ts';
import { CrossTabError } from './cross-tab-error.ts';
import type { CrossTabMenu, MenuAxis, MenuItem } from './cross-tab-menu.ts';
import type { CrossTabRequest } from './cross-tab-request.ts';

/** 無回答 in every form: left empty, refused, not known, unreadable. Only "not asked" lies outside every base. */
export const NO_ANSWER_CODES: readonly number[] = [
  RESERVED.noAnswer,
  RESERVED.refused,
  RESERVED.doesNotKnow,
  RESERVED.unreadable,
];

const TOTAL = { ja: '全体', en: 'Total' };
const UNKNOWN = { ja: '不明', en: 'Not known' };
const NO_ANSWER = { ja: '無回答', en: 'No answer' };

/** Rows of a table and the places they take in its tally; the last place holds those whose group is not known. */
export interface RowLayout {
  readonly axis: MenuAxis;
  readonly column: CodedColumn;
  readonly places: TallyAxis;
  readonly rows: readonly { readonly group: CrossTabGroup; readonly places: readonly number[] }[];
  /** places of the groups that are known: what a test compares */
  readonly known: readonly number[];
}

export function requireItem(menu: CrossTabMenu, id: string): MenuItem {
  const item = menu.items.find((entry) => entry.id === id);
  if (item === undefined) throw new CrossTabError('unknown-item', `there is no item ${id} to tabulate`);
  return item;
}

export function requireColumn(dataset: Dataset, id: string): CodedColumn {
  const column = dataset.columns.get(id);
  if (column === undefined)
    throw new CrossTabError('unknown-item', `the dataset of ${dataset.surveyId} has no column ${id}`);
  return column;
}

/**
 * Throws CrossTabError where a column holds a code that is neither among `codes` nor reserved: left alone, those who gave
 * it would fall out of every base without a word.
 */
export function requireKnownCodes({ id, values }: CodedColumn, codes: readonly number[]): void {
  const known = new Uint8Array(256);
  for (const code of [...codes, ...Object.values(RESERVED)]) known[code] = 1;
  if (
    !hasMarked(
      values,
      known.map((own) => 1 - own),
    )
  )
    return;
  const row = values.findIndex((code) => known[code] === 0);
  throw new CrossTabError(
    'unknown-code',
    `makeCrossTab requires codes ${codes.join(', ')} or reserved ones in column ${id}, row ${row + 1} has ${values[row]}`,
  );
}

/** Whether any code of a column is marked. A plain loop: it runs over every respondent of every table. */
function hasMarked(values: Uint8Array, marks: Uint8Array): boolean {
  for (let row = 0; row < values.length; row++) {
    if (marks[values[row] as number] === 1) return true;
  }
  return false;
}

/**
 * The rows of a table: the whole, then the groups of the axis in official order (or the groups of a fold), then,
 * where anybody's group is not known, those people. They count in the whole and in no group.
 */
export function layOutRows(
  dataset: Dataset,
  menu: CrossTabMenu,
  request: Partial<CrossTabRequest> & Pick<CrossTabRequest, 'axis'>,
): RowLayout {
  const axis = menu.axes.find(({ id }) => id === request.axis);
  if (axis === undefined) throw new CrossTabError('unknown-axis', `there is no axis ${request.axis}`);
  const fold = request.fold === undefined ? null : axis.folds.find(({ id }) => id === request.fold);
  if (fold === undefined)
    throw new CrossTabError('unknown-fold', `axis ${axis.id} has no fold ${request.fold}`);
  const column = requireColumn(dataset, axis.id);
  const groups: readonly CrossTabGroup[] =
    fold === null
      ? column.codes.map(({ code, label }) => ({ id: String(code), kind: 'code', label, codes: [code] }))
      : fold.groups.map(({ id, label, codes }) => ({ id, kind: 'fold', label, codes }));
  const known = groups.map((_, place) => place);
  const named = new Set(groups.flatMap(({ codes }) => codes));
  const rest = Array.from({ length: 256 }, (_, code) => code).filter((code) => !named.has(code));
  const isUnknown = Uint8Array.from({ length: 256 }, (_, code) => Number(!named.has(code)));
  const unknown: CrossTabGroup = { id: 'unknown', kind: 'unknown', label: UNKNOWN, codes: [] };
  const total: CrossTabGroup = { id: 'total', kind: 'total', label: TOTAL, codes: [...named] };
  return {
    axis,
    column,
    places: tallyAxis([...groups.map(({ codes }) => codes), rest]),
    rows: [
      { group: total, places: [...known, groups.length] },
      ...groups.map((group, place) => ({ group, places: [place] })),
      ...(hasMarked(column.values, isUnknown) ? [{ group: unknown, places: [groups.length] }] : []),
    ],
    known,
  };
}

/**
 * Categories of an item as a table shows them: codes, then nets, then 無回答 where it is in the base.
 * Throws CrossTabError for a net with a code that the item does not have.
 */
export function layOutCategories(item: MenuItem, request: CrossTabRequest): readonly CrossTabCategory[] {
  const codes: readonly CrossTabCategory[] = item.categories.map(({ code, label }) => ({
    id: String(code),
    kind: 'code',
    label,
    codes: [code],
  }));
  for (const net of item.nets) requireNetCodes(item, net);
  const nets: readonly CrossTabCategory[] = item.nets.map(({ id, label, codes: own }) => ({
    id,
    kind: 'net',
    label,
    codes: own,
  }));
  const noAnswer: CrossTabCategory = {
    id: 'no-answer',
    kind: 'no-answer',
    label: NO_ANSWER,
    codes: NO_ANSWER_CODES,
  };
  return [
    ...(request.nets === 'only' && nets.length > 0 ? [] : codes),
    ...(request.nets === 'without' ? [] : nets),
    ...(request.noAnswer === 'in-base' ? [noAnswer] : []),
  ];
}

function requireNetCodes({ id, categories }: MenuItem, net: MenuItem['nets'][number]): void {
  const unknown = net.codes.find((code) => !categories.some((category) => category.code === code));
  if (unknown === undefined) return;
  throw new CrossTabError(
    'unknown-net-code',
    `makeCrossTab requires nets of the codes of ${id} (${categories.map(({ code }) => code).join(', ')}), got ${unknown} in net ${net.id}`,
  );
}
