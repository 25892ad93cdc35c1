import { FilterError } from './filter-error.ts';

/** Some of the people: the parts they are cut into, and their rows in the dataset (1: in it). */
export interface ToldPeople {
  readonly parts: readonly string[];
  readonly inside: Uint8Array;
}

/** People whom nobody filtered by, and whom filtered tables tell all the same. */
export interface ToldDomain extends ToldPeople {
  readonly id: string;
}

/** Each of them needs tables of its own in the programme; three filters that overlap make nine. */
const MOST_TOLD = 12;

/**
 * Whom does a reader get by subtracting tables of filters from each other and from those of everybody? Everybody but the
 * four large areas is the island; women but young women are the older ones; everybody but men and women is who answered
 * something else. Whoever lies inside others leaves a difference, and differences leave differences again. Those of
 * nobody are left out: that nobody is left is no secret of anybody.
 *
 * Throws FilterError where there are more than can be protected.
 */
export function toldDomains(everybody: ToldPeople, filters: readonly ToldPeople[]): readonly ToldDomain[] {
  const known = new Map<string, ToldPeople>();
  const add = (one: ToldPeople): boolean => {
    const key = keyOf(one.parts);
    if (one.parts.length === 0 || known.has(key)) return false;
    known.set(key, one);
    return true;
  };
  for (const one of [everybody, ...filters]) add(one);
  const begun = known.size;
  for (let grown = true; grown; ) {
    grown = false;
    for (const whole of [...known.values()]) {
      for (const part of [...known.values()]) {
        if (part.parts.length < whole.parts.length && isWithin(part, whole)) {
          grown = add(difference(whole, part)) || grown;
        }
      }
    }
    if (known.size - begun > MOST_TOLD) throw tooManyTold();
  }
  return [...known]
    .slice(begun)
    .filter(([, { inside }]) => inside.includes(1))
    .map(([key, people]) => ({ ...people, id: `told ${key}` }));
}

const keyOf = (parts: readonly string[]): string => JSON.stringify([...parts].sort());

function isWithin(part: ToldPeople, whole: ToldPeople): boolean {
  const ids = new Set(whole.parts);
  return part.parts.every((id) => ids.has(id));
}

function difference(whole: ToldPeople, part: ToldPeople): ToldPeople {
  const gone = new Set(part.parts);
  return {
    parts: whole.parts.filter((id) => !gone.has(id)),
    inside: whole.inside.map((one, row) => (part.inside[row] === 1 ? 0 : one)),
  };
}

function tooManyTold(): FilterError {
  return new FilterError([
    {
      code: 'filter-too-many-differences',
      where: 'filters',
      message: {
        ja: 'これまでに出した絞り込みの表と差し引きできる組合せが多すぎて、秘匿処理ができません。すでに出した絞り込みと同じ条件を使うか、絞り込まない表を使ってください。',
        en: 'Too many groups of people follow by subtraction from the filtered tables released so far. Use a filter that was released before, or the table without a filter.',
      },
    },
  ]);
}
