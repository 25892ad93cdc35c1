import type { CrossTab, CrossTabCategory, CrossTabRow } from '../crosstab/cross-tab.ts';
import { type CrossTabFamily, FamilyError, type FamilyPart } from './cross-tab-family.ts';

/**
 * What one atom counts: people without an answer, people with one (multiple items only, where options do not
 * add up to people), people with one code, or people with any code of a net (multiple items only).
 */
export interface Answer {
  readonly id: string;
  readonly kind: 'no-answer' | 'answered' | 'code' | 'net';
  readonly codes: readonly number[];
}

/** One finest group of an axis with its counts, one for each answer. */
export interface CellGroup {
  readonly id: string;
  /** id of the row it belongs to: its own, where the people are not cut into parts */
  readonly row: string;
  /** null: all people of the row */
  readonly part: FamilyPart | null;
  readonly codes: readonly number[];
  /** people of the total who stand in no row: their area or age is not known */
  readonly unknown: boolean;
  readonly counts: readonly number[];
  readonly base: number;
  /** mean weight of a respondent, over the mean weight of all; 1 where unweighted or empty */
  readonly meanWeight: number;
  /** heaviest less lightest mean weight of its cells, in the same unit: how much respondents of it differ */
  readonly weightSpread: number;
}

export interface CellAxis {
  readonly id: string;
  readonly groups: readonly CellGroup[];
}

/** The finest counts of a family: what every figure of every table is a sum of. */
export interface FamilyCells {
  readonly multiple: boolean;
  readonly answers: readonly Answer[];
  /** counts of the whole, one for each answer */
  readonly total: readonly number[];
  /** mean weight of all respondents; figures are divided by it */
  readonly meanWeight: number;
  readonly axes: readonly CellAxis[];
}

/** Reads the finest counts out of the unfolded tables with 無回答 in the base. Throws FamilyError. */
export function familyCells(family: CrossTabFamily): FamilyCells {
  const first = family.tables[0]?.table;
  if (first === undefined) throw new FamilyError('the family has no table');
  for (const { table } of family.tables) {
    if (
      table.surveyId !== first.surveyId ||
      table.item.id !== first.item.id ||
      table.questionnaire.sha256 !== first.questionnaire.sha256 ||
      table.weighting !== first.weighting
    ) {
      throw new FamilyError(
        `all tables must be of one survey, questionnaire, item and weighting; ${first.surveyId} ${first.item.id} ${first.weighting} and ${table.surveyId} ${table.item.id} ${table.weighting} are not`,
      );
    }
  }
  const finest = new Map<string, CrossTab>();
  for (const { fold, table, domain } of family.tables) {
    if (fold === null && table.noAnswer === 'in-base' && domain === undefined)
      finest.set(table.axis.id, table);
  }
  for (const { table } of family.tables) {
    if (!finest.has(table.axis.id)) {
      throw new FamilyError(`axis ${table.axis.id} lacks its unfolded table with no-answer in the base`);
    }
  }
  const categories = [...finest.values()][0]?.categories ?? [];
  const answers = answersOf(categories, first.item.multiple);
  const wholes = [...finest.values()].map((table) => wholeOf(table));
  const [whole] = wholes as [CrossTabRow];
  const total = countsOf(family, [...finest.values()][0] as CrossTab, whole, answers);
  const meanWeight = first.weighting === 'none' || whole.base === 0 ? 1 : whole.weightedBase / whole.base;
  const axes = [...finest.values()].map((table) => {
    const own = countsOf(family, table, wholeOf(table), answers);
    if (own.some((count, index) => count !== total[index])) {
      throw new FamilyError(`the whole differs between axis ${first.axis.id} and axis ${table.axis.id}`);
    }
    const groups = groupsOf(family, table, answers, total, meanWeight);
    return { id: table.axis.id, groups: cutIntoParts(family.parts, table.axis.id, groups, answers) };
  });
  return { multiple: first.item.multiple, answers, total, meanWeight, axes };
}

function answersOf(categories: readonly CrossTabCategory[], multiple: boolean): Answer[] {
  const codes = categories.filter(({ kind }) => kind === 'code' || (kind === 'net' && multiple));
  return [
    { id: 'no-answer', kind: 'no-answer', codes: [] },
    ...(multiple ? [{ id: 'answered', kind: 'answered', codes: [] } as const] : []),
    ...codes.map(
      ({ id, kind, codes: own }) => ({ id, kind: kind === 'net' ? kind : 'code', codes: own }) as const,
    ),
  ];
}

export function wholeOf(table: CrossTab): CrossTabRow {
  const whole = table.rows.find(({ group }) => group.kind === 'total');
  if (whole === undefined) throw new FamilyError(`the table by ${table.axis.id} has no row for the whole`);
  return whole;
}

function countsOf(
  family: CrossTabFamily,
  table: CrossTab,
  row: CrossTabRow,
  answers: readonly Answer[],
): number[] {
  const respondents = (id: string) => {
    const index = table.categories.findIndex((category) => category.id === id);
    return row.cells[index]?.respondents ?? 0;
  };
  const withoutAnswer = noAnswerOf(family, table, row);
  return answers.map(({ id, kind }) => {
    if (kind === 'no-answer') return withoutAnswer;
    return kind === 'answered' ? row.base - withoutAnswer : respondents(id);
  });
}

function noAnswerOf(family: CrossTabFamily, table: CrossTab, row: CrossTabRow): number {
  const index = table.categories.findIndex(({ kind }) => kind === 'no-answer');
  if (index >= 0) return row.cells[index]?.respondents ?? 0;
  const outside = family.tables.find(
    (other) =>
      other.fold === null &&
      other.domain === undefined &&
      other.table.noAnswer === 'out-of-base' &&
      other.table.axis.id === table.axis.id,
  );
  const same = outside?.table.rows.find(({ group }) => group.id === row.group.id);
  if (same !== undefined) return row.base - same.base;
  if (table.item.multiple) {
    throw new FamilyError(
      `the table of ${table.item.id} by ${table.axis.id} has no category for no answer, so the people who answered cannot be told; add the category or the table without it in the base`,
    );
  }
  return table.categories.reduce(
    (rest, { kind }, at) => (kind === 'code' ? rest - (row.cells[at]?.respondents ?? 0) : rest),
    row.base,
  );
}

function groupsOf(
  family: CrossTabFamily,
  table: CrossTab,
  answers: readonly Answer[],
  total: readonly number[],
  meanWeight: number,
): CellGroup[] {
  const unweighted = table.weighting === 'none';
  const relative = (weighted: number, base: number) =>
    unweighted || base === 0 ? 1 : weighted / base / meanWeight;
  const known = table.rows.filter(({ group }) => group.kind === 'code');
  const groups: CellGroup[] = known.map((row) => ({
    id: row.group.id,
    row: row.group.id,
    part: null,
    codes: row.group.codes,
    unknown: false,
    counts: countsOf(family, table, row, answers),
    base: row.base,
    meanWeight: relative(row.weightedBase, row.base),
    weightSpread: unweighted ? 0 : spreadOf(row) / meanWeight,
  }));
  const whole = wholeOf(table);
  const restBase = groups.reduce((rest, { base }) => rest - base, whole.base);
  const restWeight = known.reduce((rest, row) => rest - row.weightedBase, whole.weightedBase);
  const counts = total.map((count, answer) =>
    groups.reduce((rest, group) => rest - (group.counts[answer] ?? 0), count),
  );
  if (restBase < 0 || counts.some((count) => count < 0)) {
    throw new FamilyError(
      `the rows of the table of ${table.item.id} by ${table.axis.id} add up to more than the whole`,
    );
  }
  if (restBase > 0) {
    const id = table.rows.find(({ group }) => group.kind === 'unknown')?.group.id ?? 'unknown';
    groups.push({
      id,
      row: id,
      part: null,
      codes: [],
      unknown: true,
      counts,
      base: restBase,
      meanWeight: relative(restWeight, restBase),
      weightSpread: 0,
    });
  }
  return groups;
}

function spreadOf(row: CrossTabRow): number {
  const means = row.cells.flatMap(({ respondents, weightedCount }) =>
    respondents > 0 ? [weightedCount / respondents] : [],
  );
  return means.length === 0 ? 0 : Math.max(...means) - Math.min(...means);
}

/** Every group once for each part of its people. Weights stay those of the group: parts of it are not told apart by them. */
function cutIntoParts(
  parts: CrossTabFamily['parts'],
  axis: string,
  groups: readonly CellGroup[],
  answers: readonly Answer[],
): readonly CellGroup[] {
  if (parts === undefined) return groups;
  return groups.flatMap((group) => {
    const own = parts.map((part): CellGroup => {
      const known = part.counts[axis]?.[group.unknown ? 'unknown' : group.row] ?? {};
      const counts = answers.map(({ id }) => known[id] ?? 0);
      const base = answers.reduce(
        (sum, { kind }, at) =>
          kind === 'no-answer' || kind === 'answered' || (kind === 'code' && !hasAnswered(answers))
            ? sum + (counts[at] as number)
            : sum,
        0,
      );
      return { ...group, id: `${part.id}/${group.id}`, part, counts, base };
    });
    const differing = answers.find(
      (_, at) => own.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0) !== group.counts[at],
    );
    if (differing !== undefined) {
      throw new FamilyError(
        `the parts of row ${group.row} of axis ${axis} do not add up to its ${differing.id}; count every respondent of the tables in one part`,
      );
    }
    return own;
  });
}

function hasAnswered(answers: readonly Answer[]): boolean {
  return answers.some(({ kind }) => kind === 'answered');
}
