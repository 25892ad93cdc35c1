import type { FormLanguage } from '../definition/localized-text.ts';
import { isKnown, type Opening, openState } from './open-state.ts';
import { tokyoTime } from './tokyo-time.ts';

/** Ages in full years, both ends in; null: no end on that side. */
export interface Ages {
  readonly from: number | null;
  readonly to: number | null;
}

/** What the order of desks goes by. */
export interface OrderedDesk {
  readonly id: string;
  readonly languages: readonly string[];
  /** for whom it is */
  readonly ages: Ages;
  /** codes of prefectures (two digits) and municipalities (six); empty: the whole country */
  readonly areas: readonly string[];
  readonly urgent: boolean;
  /** as the survey office wants them, where nothing else decides */
  readonly sort: number;
  readonly opening: Opening;
  /** last Tokyo day on which it may be shown; null: until further notice */
  readonly shownTo: string | null;
}

/** Who reads, as far as the survey knows it without looking at any answer (H-03). */
export interface DeskReader {
  readonly language: FormLanguage;
  /** who may answer the survey; null: not known */
  readonly ages: Ages | null;
}

/** Desks beside a free text: enough to choose from, few enough to be read. */
const BESIDE_TEXT = 3;

/** Grades 4 to 6 and junior high school, in the years in which Japan counts them. */
const AGES_OF_LEVEL: Readonly<Partial<Record<FormLanguage, Ages>>> = {
  'ja-x-primary': { from: 9, to: 12 },
  'ja-x-junior': { from: 12, to: 15 },
};

/**
 * All desks, in the order in which they help this reader: those who speak the language first, among them those for the
 * reader's age, then those who can be reached now, local ones before national ones, and then as the office sorted them.
 * Only what has run out since the server sent it is left out.
 *
 * @param now milliseconds since 1970
 */
export function orderDesks<D extends OrderedDesk>(
  desks: readonly D[],
  reader: DeskReader,
  now: number,
): readonly D[] {
  return sorted(desks, now, (desk) => [
    languageRank(desk, reader),
    ageRank(desk, reader),
    openRank(desk, now),
    areaRank(desk),
    desk.sort,
  ]);
}

/**
 * The desks that stand beside a free text, three at most: those for danger to life who speak the reader's language and are
 * not closed, then the others; those who can be reached now first. Before them come those made for the young where the
 * reader is: a child is not sent to grown-ups' lines past its own, as in the list.
 */
export function urgentDesks<D extends OrderedDesk>(
  desks: readonly D[],
  reader: DeskReader,
  now: number,
): readonly D[] {
  const own = (desk: D): boolean => desk.ages.to !== null && ageRank(desk, reader) === 0;
  const beside = desks.filter((desk) => desk.urgent || own(desk));
  return sorted(beside, now, (desk) => [
    own(desk) ? 0 : 1,
    mayUnderstand(desk, reader, now) ? 0 : 1,
    ageRank(desk, reader),
    openRank(desk, now),
    languageRank(desk, reader),
    areaRank(desk),
    desk.sort,
  ]).slice(0, BESIDE_TEXT);
}

function sorted<D extends OrderedDesk>(
  desks: readonly D[],
  now: number,
  ranksOf: (desk: D) => readonly number[],
): readonly D[] {
  return desks
    .filter((desk) => !hasRunOut(desk, now))
    .map((desk) => ({ desk, ranks: ranksOf(desk) }))
    .sort((a, b) => compare(a.ranks, b.ranks) || (a.desk.id < b.desk.id ? -1 : 1))
    .map(({ desk }) => desk);
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [place, rank] of a.entries()) {
    const difference = rank - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A page may lie open, or be kept on a phone, longer than a desk's check holds. A clock that is wrong by days hides none. */
const hasRunOut = ({ opening, shownTo }: OrderedDesk, now: number): boolean =>
  shownTo !== null && isKnown(opening, now) && tokyoTime(now).day > shownTo;

/**
 * Whether somebody answers in this language. `ja-x-easy` is Japanese, `zh-Hans` Chinese: a desk names the language and not
 * the way of writing it.
 */
export function answersIn({ languages }: Pick<OrderedDesk, 'languages'>, language: FormLanguage): boolean {
  const spoken = language.split('-')[0];
  return languages.some((tag) => tag.split('-')[0] === spoken);
}

const languageRank = (desk: OrderedDesk, { language }: DeskReader): number =>
  answersIn(desk, language) ? 0 : 1;

/** 0: made for ages like the reader's; 1: for everybody; 2: for some of those who may be reading; 3: for others. */
function ageRank({ ages }: OrderedDesk, reader: DeskReader): number {
  if (ages.from === null && ages.to === null) return 1;
  const read = AGES_OF_LEVEL[reader.language] ?? reader.ages;
  if (read === null) return 2;
  const [least, most] = [ages.from ?? 0, ages.to ?? Number.POSITIVE_INFINITY];
  const [youngest, oldest] = [read.from ?? 0, read.to ?? Number.POSITIVE_INFINITY];
  if (least <= youngest && oldest <= most) return 0;
  return oldest < least || most < youngest ? 3 : 2;
}

const mayUnderstand = (desk: OrderedDesk, { language }: DeskReader, now: number): boolean =>
  answersIn(desk, language) && openState(desk.opening, now).state !== 'closed';

const OPEN_RANKS = { open: 0, unknown: 1, closed: 1 } as const;
const openRank = ({ opening }: OrderedDesk, now: number): number => OPEN_RANKS[openState(opening, now).state];

/** Town before prefecture before country (H-02). */
const areaRank = ({ areas }: OrderedDesk): number =>
  areas.length === 0 ? 2 : areas.some((code) => code.length > 2) ? 0 : 1;
