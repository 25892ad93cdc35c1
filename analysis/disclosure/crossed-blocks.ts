import type { Terms } from './disclosure-model.ts';
import { feasibleRange } from './feasible-range.ts';
import type { DisclosureRule } from './protected-table.ts';
import type { Knowledge } from './reader-knowledge.ts';

/** Codes by their places; a partition holds every place once. */
export type Blocks = readonly (readonly number[])[];

/** How two items may be told together: which of their codes only as one. */
export interface CrossedBlocks {
  readonly first: Blocks;
  readonly second: Blocks;
}

/** One way to tell more: these places of one side apart from its others. */
export interface Split {
  readonly side: keyof CrossedBlocks;
  readonly places: readonly number[];
}

/**
 * How finely may two items be told together, so that whoever learns every number that stands in blocks of the one and
 * blocks of the other still learns no small cell of their table?
 *
 * `counts[a][b]`: respondents with code a of the first item and code b of the second; the last line and the last place of
 * each line hold those without an answer, who are no group. Starting from one block, splits are taken in the order given
 * wherever no cell of blocks then has 1 to largestHiddenCount respondents and no block fewer than minimumBase. Last, both
 * ends of the hidden range of each small cell of the table must be possible for whoever knows all cells of blocks and
 * how often each code was given (feasibleRange); as long as one is not, the last split is taken back.
 *
 * The answer depends on the counts and on the order of splits, never on what is asked for: what is told of two items by
 * any number of models, and by their refusals, is told by these blocks. Null: not even the two as wholes.
 */
export function crossedBlocks(
  counts: readonly (readonly number[])[],
  splits: readonly Split[],
  rule: DisclosureRule,
): CrossedBlocks | null {
  const sizes = { first: counts.length - 1, second: (counts[0]?.length ?? 1) - 1 };
  const whole = { first: [places(sizes.first)], second: [places(sizes.second)] };
  if (!isFit(counts, whole, rule)) return null;
  const taken: CrossedBlocks[] = [whole];
  for (const split of splits) {
    const last = taken.at(-1) as CrossedBlocks;
    const finer = { ...last, [split.side]: cut(last[split.side], split.places) };
    if (finer[split.side].length > last[split.side].length && isFit(counts, finer, rule)) taken.push(finer);
  }
  while (taken.length > 0 && !isOpen(counts, taken.at(-1) as CrossedBlocks, rule)) taken.pop();
  return taken.at(-1) ?? null;
}

/** Is a set of places a union of blocks? */
export function isUnion(blocks: Blocks, own: readonly number[]): boolean {
  return blocks.every((block) => {
    const inside = block.filter((place) => own.includes(place)).length;
    return inside === 0 || inside === block.length;
  });
}

function places(size: number): number[] {
  return Array.from({ length: size }, (_, place) => place);
}

function cut(blocks: Blocks, own: readonly number[]): Blocks {
  return blocks.flatMap((block) =>
    [block.filter((place) => own.includes(place)), block.filter((place) => !own.includes(place))].filter(
      (part) => part.length > 0,
    ),
  );
}

function sumOver(
  counts: readonly (readonly number[])[],
  own: readonly number[],
  other: readonly number[],
): number {
  return own.reduce((sum, a) => other.reduce((part, b) => part + (counts[a]?.[b] ?? 0), sum), 0);
}

function isFit(
  counts: readonly (readonly number[])[],
  { first, second }: CrossedBlocks,
  { minimumBase, largestHiddenCount }: DisclosureRule,
): boolean {
  const all = { first: first.flat(), second: second.flat() };
  const bases = [
    ...first.map((block) => sumOver(counts, block, all.second)),
    ...second.map((block) => sumOver(counts, all.first, block)),
  ];
  const cells = first.flatMap((own) => second.map((other) => sumOver(counts, own, other)));
  return (
    bases.every((base) => base >= minimumBase) &&
    cells.every((cell) => cell === 0 || cell > largestHiddenCount)
  );
}

function isOpen(
  counts: readonly (readonly number[])[],
  { first, second }: CrossedBlocks,
  { largestHiddenCount }: DisclosureRule,
): boolean {
  const width = counts[0]?.length ?? 0;
  const atoms = counts.flat();
  const termsOf = (own: readonly number[], other: readonly number[]): Terms =>
    own.flatMap((a) => other.map((b) => [a * width + b, 1] as const));
  const lines = places(counts.length);
  const columns = places(width);
  const known: Knowledge[] = [
    ...first.flatMap((own) => second.map((other) => termsOf(own, other))),
    ...lines.map((line) => termsOf([line], columns)),
    ...columns.map((column) => termsOf(lines, [column])),
  ].map((terms) => ({ terms, minimum: 0, maximum: 0, remedy: null }));
  return lines.slice(0, -1).every((a) =>
    columns.slice(0, -1).every((b) => {
      const count = counts[a]?.[b] ?? 0;
      if (count < 1 || count > largestHiddenCount) return true;
      // a code that few gave is not known from its own table
      const few = (terms: Terms) => isFewer(atoms, terms, largestHiddenCount);
      const knowledge = known.filter(({ terms }) => !few(terms));
      const { lower, upper } = feasibleRange(atoms, knowledge, [[a * width + b, 1]]);
      return lower <= 1 && (upper === null || upper >= largestHiddenCount);
    }),
  );
}

function isFewer(atoms: readonly number[], terms: Terms, limit: number): boolean {
  const sum = terms.reduce((all, [atom]) => all + (atoms[atom] ?? 0), 0);
  return sum >= 1 && sum <= limit;
}
