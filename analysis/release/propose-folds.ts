import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { equivalenceClasses } from './equivalence-classes.ts';
import { type ProposedChange, proposalWords, type ReleaseProposal } from './release-proposal.ts';

/** One part of a file that finds people, at every level of detail that can be offered, the finest first. */
export interface DetailLevels {
  readonly levels: readonly {
    /** null: as it was asked for */
    readonly change: ProposedChange | null;
    /** quasi-identifiers at this level; none: left out */
    readonly columns: readonly ArrayLike<number>[];
  }[];
}

const MOST_PROPOSALS = 3;
/** Values looked at after which no further proposal is begun: the first is always made. */
const MOST_VALUES = 50_000_000;

type Choice = readonly number[];

interface Search {
  readonly parts: readonly DetailLevels[];
  readonly size: number;
  readonly smallest: number;
  /** bits that each level of each part tells */
  readonly bits: readonly (readonly number[])[];
  values: number;
}

/**
 * What to give away less of so that every class has at least `smallest` rows: at most three proposals, each with no
 * change that could be taken back. A greedy descent (of several levels of detail the one that brings most rows out of
 * small classes for each bit of information lost), then every step is tried back; further proposals keep one part as it
 * was asked that an earlier one changed. Empty where there are fewer rows than `smallest`.
 */
export function proposeFolds(
  parts: readonly DetailLevels[],
  size: number,
  smallest: number,
  labels: ReadonlyMap<string, LocalizedText>,
): readonly ReleaseProposal[] {
  const search: Search = { parts, size, smallest, values: 0, bits: parts.map((part) => bitsOf(part, size)) };
  const proposals: ReleaseProposal[] = [];
  const known = new Set<string>();
  const held: (number | null)[] = [null];
  for (let next = 0; next < held.length && proposals.length < MOST_PROPOSALS; next++) {
    if (next > 0 && search.values > MOST_VALUES) break;
    const choice = descend(search, held[next] ?? null);
    if (choice === null || known.has(choice.join())) continue;
    known.add(choice.join());
    const changes = choice.flatMap((level, part) => parts[part]?.levels[level]?.change ?? []);
    const { smallestClass } = look(search, choice);
    proposals.push({ changes, smallestClass, words: proposalWords(changes, labels) });
    if (next === 0) held.push(...choice.flatMap((level, part) => (level > 0 ? [part] : [])));
  }
  return proposals;
}

/** From everything as asked down to a choice that reaches the class size, and back up where it can be. */
function descend(search: Search, held: number | null): Choice | null {
  let choice: Choice = search.parts.map(() => 0);
  let under = look(search, choice).under;
  while (under > 0) {
    let best: { readonly choice: Choice; readonly under: number; readonly worth: number } | null = null;
    for (const [part, level] of choice.entries()) {
      const { length } = search.parts[part]?.levels ?? [];
      for (let lower = level + 1; part !== held && lower < length; lower++) {
        const tried = choice.with(part, lower);
        const left = look(search, tried).under;
        const lost = (search.bits[part]?.[level] ?? 0) - (search.bits[part]?.[lower] ?? 0);
        const worth = (under - left) / (lost + Number.EPSILON);
        if (best === null || worth > best.worth) best = { choice: tried, under: left, worth };
      }
    }
    if (best === null) return null;
    ({ choice, under } = best);
  }
  return choice.reduce<Choice>((kept, level, part) => {
    for (let finer = 0; finer < level; finer++) {
      const tried = kept.with(part, finer);
      if (look(search, tried).under === 0) return tried;
    }
    return kept;
  }, choice);
}

function look(search: Search, choice: Choice): { readonly under: number; readonly smallestClass: number } {
  const columns = choice.flatMap((level, part) => search.parts[part]?.levels[level]?.columns ?? []);
  search.values += columns.length * search.size;
  const { sizes } = equivalenceClasses(columns, search.size);
  let under = 0;
  let smallestClass = Infinity;
  for (const size of sizes) {
    if (size < search.smallest) under += size;
    smallestClass = Math.min(smallestClass, size);
  }
  return { under, smallestClass };
}

/** Entropy of a part at each of its levels. */
function bitsOf({ levels }: DetailLevels, size: number): number[] {
  return levels.map(({ columns }) =>
    equivalenceClasses(columns, size).sizes.reduce(
      (bits, rows) => bits - (rows / size) * Math.log2(rows / size),
      0,
    ),
  );
}
