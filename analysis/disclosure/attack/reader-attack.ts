import type { CrossTab } from '../../crosstab/cross-tab.ts';
import type { DisclosureRule, ProtectedCell, ProtectedTable } from '../protected-table.ts';
import { answersOf, sameReason } from './printed-answers.ts';
import type { Statement } from './whole-number-search.ts';

/**
 * The work of someone who collects every table that was published of an item and tries to work out what is
 * hidden. Written apart from the protector and sharing no code with it: knowledge is read off the published
 * tables row by row. The attacker gets more than a reader has: the number of respondents behind every shown
 * cell, and which hidden cells are larger than the rule's limit.
 */

/** A published table with the table behind it, from which only what is shown is taken. */
export interface PublishedTable {
  readonly shown: ProtectedTable;
  readonly behind: CrossTab;
}

export interface AttackTarget {
  readonly what: string;
  readonly terms: Statement['terms'];
  readonly ends: readonly [number, number];
}

/** What the attacker starts from: unknown whole numbers and statements about them. */
export interface Attack {
  readonly unknowns: number;
  readonly statements: readonly Statement[];
  /** what printed weighted shares add for who knows the weight of every group; not about whole numbers */
  readonly weighted: readonly Statement[];
  /** true values; used only to look in a likely place first, and by tests */
  readonly truth: readonly number[];
  readonly targets: readonly AttackTarget[];
}

type Sum = [number, number][];

/** The weight that all respondents of a group of an axis have, where it is one; the attacker knows it. */
export type KnownWeight = (axis: string, group: string) => number | null;

/** Writes a sum over groups of an axis (ids of finest rows) and answers (category ids). */
export type SumOver = (
  axis: string,
  groups: readonly string[],
  answers: readonly string[],
) => Statement['terms'];

/** What the attacker knows beside the tables. */
export interface WhatElse {
  readonly knownWeight?: KnownWeight;
  /** codes of a multiple item that exclude every other */
  readonly exclusiveCodes?: readonly number[];
  /** what tables of other items say */
  readonly fromElsewhere?: (sum: SumOver) => readonly Statement[];
}

/** Reads everything published into statements, and lists what the rule says must stay open. */
export function prepareAttack(
  published: readonly PublishedTable[],
  rule: DisclosureRule,
  { knownWeight = () => null, exclusiveCodes = [], fromElsewhere = () => [] }: WhatElse = {},
): Attack {
  const book = openNotes(published, knownWeight, exclusiveCodes);
  book.statements.push(...fromElsewhere((axis, groups, answers) => sum(book, axis, groups, answers)));
  for (const table of published) read(book, table, rule);
  return {
    unknowns: book.truth.length,
    statements: book.statements,
    weighted: book.weighted,
    truth: book.truth,
    targets: [...book.targets.values()],
  };
}

/** What the attacker has noted so far. */
interface Notes {
  readonly truth: number[];
  readonly statements: Statement[];
  readonly weighted: Statement[];
  readonly targets: Map<string, AttackTarget>;
  readonly names: Map<string, number>;
  readonly finest: Map<string, CrossTab>;
  readonly knownWeight: KnownWeight;
  readonly exclusiveCodes: readonly number[];
}

function openNotes(
  published: readonly PublishedTable[],
  knownWeight: KnownWeight,
  exclusiveCodes: readonly number[],
): Notes {
  const book: Notes = {
    truth: [],
    statements: [],
    weighted: [],
    targets: new Map(),
    names: new Map(),
    finest: new Map(),
    knownWeight,
    exclusiveCodes,
  };
  for (const { behind } of published) {
    const folded = behind.rows.some(({ group }) => group.kind === 'fold');
    const known = book.finest.has(behind.axis.id);
    if (!folded && !known && behind.noAnswer === 'in-base') book.finest.set(behind.axis.id, behind);
  }
  const [first, ...others] = [...book.finest.values()].map((table) => everyone(book, table));
  for (const other of others) {
    for (const [answer, sum] of other) {
      say(book, [...sum, ...negative((first as Map<string, Sum>).get(answer) as Sum)], 0, 0);
    }
  }
  return book;
}

/** Names the unknowns of one axis; answers with the sum over all its groups, by answer. */
function everyone(book: Notes, table: CrossTab): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  const rows = table.rows.filter(
    ({ group, base }) => group.kind === 'code' || (group.kind === 'unknown' && base > 0),
  );
  for (const row of rows) {
    const own = new Map<string, Sum>();
    const name = (answer: string, value: number) => {
      const unknown = book.truth.length;
      book.truth.push(value);
      book.names.set(`${table.axis.id}/${row.group.id}/${answer}`, unknown);
      own.set(answer, [[unknown, 1]]);
      sums.set(answer, [...(sums.get(answer) ?? []), [unknown, 1]]);
    };
    const silent =
      row.cells[table.categories.findIndex(({ kind }) => kind === 'no-answer')]?.respondents ?? 0;
    name('silent', silent);
    if (table.item.multiple) name('spoke', row.base - silent);
    table.categories.forEach(({ id, kind }, index) => {
      if (kind === 'code' || (kind === 'net' && table.item.multiple)) {
        name(id, row.cells[index]?.respondents as number);
      }
    });
    if (table.item.multiple) sayOptions(book, table, own);
  }
  return sums;
}

function sayOptions(book: Notes, table: CrossTab, own: ReadonlyMap<string, Sum>): void {
  const spoke = own.get('spoke') as Sum;
  const atMost = (less: Sum, more: Sum) =>
    say(book, [...more, ...negative(less)], 0, Number.POSITIVE_INFINITY);
  const options = table.categories.filter(({ kind }) => kind === 'code');
  atMost(
    spoke,
    options.flatMap(({ id }) => own.get(id) as Sum),
  );
  for (const { id, codes } of table.categories.filter(({ kind }) => kind !== 'no-answer')) {
    const beside = book.exclusiveCodes
      .filter((code) => !codes.includes(code))
      .map((code) => own.get(`${code}`) as Sum);
    atMost([...(own.get(id) as Sum), ...beside.flat()], spoke);
  }
  for (const net of table.categories.filter(({ kind }) => kind === 'net')) {
    const inside = options.filter(({ codes }) => net.codes.includes(codes[0] as number));
    atMost(
      own.get(net.id) as Sum,
      inside.flatMap(({ id }) => own.get(id) as Sum),
    );
    for (const { id } of inside) atMost(own.get(id) as Sum, own.get(net.id) as Sum);
  }
}

function read(book: Notes, { shown, behind }: PublishedTable, rule: DisclosureRule): void {
  const place = behind.noAnswer;
  for (const row of shown.rows) {
    const source = behind.rows.find(({ group }) => group.id === row.group.id) as CrossTab['rows'][number];
    const groups = groupsOf(book, behind, source);
    const answers = (kind: string) => answersOf(behind, place, kind);
    const base = sum(book, behind.axis.id, groups, answers('base'));
    const rowName = `${row.group.kind === 'total' ? 'total' : `${behind.axis.id}/${groups.join('+')}`}`;
    if (row.base !== null) say(book, base, source.base, source.base);
    else {
      const reason = row.cells[0]?.hidden ? row.cells[0].reason : 'complementary';
      if (reason === 'small-base') say(book, base, 1, rule.minimumBase - 1);
    }
    aim(book, `${rowName} base ${place}`, base, source.base, rule.minimumBase - 1);
    shown.categories.forEach((category, index) => {
      const at = behind.categories.findIndex(({ id }) => id === category.id);
      const value = source.cells[at]?.respondents as number;
      const cell = sum(book, behind.axis.id, groups, answers(category.id));
      sayCell(
        book,
        row.cells[index] as ProtectedCell,
        row.base !== null && !sameReason(row.cells),
        cell,
        value,
        rule,
      );
      sayShare(
        book,
        row.cells[index] as ProtectedCell,
        behind.axis.id,
        groups,
        answers(category.id),
        answers('base'),
      );
      aim(book, `${rowName} ${category.id}`, cell, value, rule.largestHiddenCount);
      if (behind.item.multiple && category.kind !== 'no-answer') {
        const spoke = sum(book, behind.axis.id, groups, ['spoke']);
        const others = [...spoke, ...negative(cell)];
        const notChosen = sumOf(spoke, book.truth) - value;
        aim(book, `${rowName} not ${category.id}`, others, notChosen, rule.largestHiddenCount);
      }
    });
  }
}

function sayCell(
  book: Notes,
  cell: ProtectedCell,
  ownReason: boolean,
  sum: Sum,
  value: number,
  rule: DisclosureRule,
): void {
  const infinity = Number.POSITIVE_INFINITY;
  if (!cell.hidden) say(book, sum, value, value);
  else if (cell.reason === 'small-cell') say(book, sum, 1, rule.largestHiddenCount);
  // more than a reader is told: which of the cells hidden beside others are in fact larger than the limit
  else if (cell.reason === 'complementary' && ownReason && value > rule.largestHiddenCount) {
    say(book, sum, rule.largestHiddenCount + 1, infinity);
  }
}

/** A printed proportion p says p − 0.0005 ≤ weighted cell / weighted base ≤ p + 0.0005. */
function sayShare(
  book: Notes,
  cell: ProtectedCell,
  axis: string,
  groups: string[],
  answers: string[],
  base: string[],
): void {
  const weights = groups.map((group) => book.knownWeight(axis, group));
  if (cell.hidden || cell.proportion === null || weights.includes(null)) return;
  for (const [bound, side] of [
    [cell.proportion - 0.0005, 1],
    [cell.proportion + 0.0005, -1],
  ] as const) {
    const coefficients = new Map<number, number>();
    groups.forEach((group, index) => {
      const weight = side * (weights[index] as number);
      for (const [unknown] of sum(book, axis, [group], answers)) {
        coefficients.set(unknown, (coefficients.get(unknown) ?? 0) + weight);
      }
      for (const [unknown] of sum(book, axis, [group], base)) {
        coefficients.set(unknown, (coefficients.get(unknown) ?? 0) - bound * weight);
      }
    });
    book.weighted.push({
      terms: [...coefficients],
      minimum: 0,
      maximum: Number.POSITIVE_INFINITY,
    });
  }
}

function aim(book: Notes, what: string, terms: Sum, value: number, upper: number): void {
  if (value >= 1 && value <= upper) book.targets.set(what, { what, terms, ends: [1, upper] });
}

function groupsOf(book: Notes, table: CrossTab, row: CrossTab['rows'][number]): string[] {
  const finest = book.finest.get(table.axis.id) as CrossTab;
  if (row.group.kind === 'unknown') return [row.group.id];
  return finest.rows
    .filter(({ group, base }) => {
      if (group.kind === 'total' || (group.kind === 'unknown' && base === 0)) return false;
      return (
        row.group.kind === 'total' ||
        (group.kind === 'code' && group.codes.every((code) => row.group.codes.includes(code)))
      );
    })
    .map(({ group }) => group.id);
}

function sum(book: Notes, axis: string, groups: readonly string[], answers: readonly string[]): Sum {
  return groups.flatMap((group) =>
    answers.map((answer): [number, number] => [book.names.get(`${axis}/${group}/${answer}`) as number, 1]),
  );
}

function say(book: Notes, terms: Sum, minimum: number, maximum: number): void {
  book.statements.push({ terms, minimum, maximum });
}

function negative(sum: Sum): Sum {
  return sum.map(([unknown, coefficient]) => [unknown, -coefficient]);
}

function sumOf(sum: Sum, values: readonly number[]): number {
  return sum.reduce((total, [unknown, coefficient]) => total + coefficient * (values[unknown] as number), 0);
}
