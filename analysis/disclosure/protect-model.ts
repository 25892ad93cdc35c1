import { type AlternativeTable, alternativeTable, breaks } from './alternative-table.ts';
import type {
  DisclosureModel,
  Figure,
  ModelRow,
  Relation,
  Target,
  WeightedShare,
} from './disclosure-model.ts';
import { closeRow, copyOf, type Hiding, isPrinted, takeOver } from './hiding.ts';
import { nearAtoms } from './near-atoms.ts';
import { type End, endsOf, type Proof, proves } from './proof.ts';
import { type BaseKnowledge, readerKnowledge, weightedKnowledge } from './reader-knowledge.ts';
import { showAgain } from './show-again.ts';

/** Branches after which hiding more is tried instead; and where there is nothing more to hide. */
const SEARCH = 300;
export const LAST_SEARCH = 30_000;

/** A table that hides nothing more is looked for among few rows first: most are found there, in a fraction of the time. */
const PARTNERS = [2, Number.POSITIVE_INFINITY];
const NEAR_SEARCH = 100;

/** What cannot be changed: what is known whatever is hidden now. */
export interface Given {
  readonly bases: BaseKnowledge;
  /** what was released before */
  readonly relations: readonly Relation[];
  readonly shares: ReadonlySet<WeightedShare>;
  /** branches where nothing more can be hidden: what is not found then counts as exposed */
  readonly largestSearch: number;
  /** show again at the end what turned out to be hidden needlessly; not where others build on the choice */
  readonly showAgain: boolean;
}

/** What stays the same while one model is protected. */
interface Task {
  readonly model: DisclosureModel;
  readonly hiding: Hiding;
  readonly given: Given;
}

/**
 * Hides more and more until every target is open at both ends. For each end there is then another table of
 * whole numbers that prints exactly the same counts and has the target at that end; and, where weighted shares
 * join groups, another table (not of whole numbers, because weights are not) that agrees with their printed
 * digits as well. These tables are the proof; the truth and every table found before are tried first.
 * Changes `hiding`; returns the targets that stay narrowed although everything is hidden, which only an
 * earlier release can bring about.
 */
export function protectModel(model: DisclosureModel, hiding: Hiding, given: Given): readonly Target[] {
  const task = { model, hiding, given };
  const proofs: Proof[] = [{ moves: new Float64Array(model.atoms.length), whole: true, fitsShares: true }];
  const exposed = new Set<Target>();
  let narrowed: End | null = null;
  const begun = new Set(hiding.reasons.keys());
  for (const end of endsOf(model)) {
    // where counts alone leave no table, shares leave none
    const isNarrowed = narrowed?.target === end.target && narrowed.distance === end.distance;
    if (isNarrowed || proofs.some((proof) => proves(proof, end))) continue;
    const proof = openTarget(task, end);
    if (proof !== null) {
      proofs.push(proof);
      continue;
    }
    narrowed = end;
    exposed.add(end.target);
    hideFromDoubters(task, end);
  }
  // a figure that stays narrowed has no table to be kept; nothing is shown again that could narrow it more
  if (given.showAgain && exposed.size === 0) showAgain(model, hiding, given, { begun, proofs });
  return [...exposed];
}

/**
 * Tables that stay may narrow a figure only for a reader who believes what they say of figures hidden beside others: that
 * these are larger. It is true, but a reason that promises nothing looks the same. Whoever doubts it, of bases or of cells
 * too, must not learn from the tables that are protected now what nothing else told for certain.
 */
function hideFromDoubters(task: Task, end: End): void {
  const { model, hiding } = task;
  const doubtful = (kinds: readonly Figure['kind'][]) =>
    [...hiding.reasons].flatMap(([index, reason]) => {
      const { row, kind } = model.figures[index] as Figure;
      const isDoubtful = reason === 'complementary' && kinds.includes(kind) && !hiding.masked.has(index);
      return isDoubtful && (model.rows[row] as ModelRow).settled ? [index] : [];
    });
  for (const kinds of [['base'], ['base', 'cell']] as const) {
    const doubted = doubtful(kinds);
    const doubting = copyOf(hiding);
    for (const index of doubted) doubting.masked.add(index);
    const isPossible = doubted.length > 0 && canBeOpened({ ...task, hiding: doubting }, end);
    if (!isPossible || openTarget({ ...task, hiding: doubting }, end) === null) continue;
    for (const index of doubted) doubting.masked.delete(index);
    takeOver(hiding, doubting);
    return;
  }
}

function openTarget(task: Task, { target, distance, whole }: End): Proof | null {
  const { model, given } = task;
  // rows are closed on a copy: where even that does not help, nothing is gained by closing them
  const hiding = copyOf(task.hiding);
  const rowsToClose = given.bases === 'may be hidden' ? [] : closingOrder(model, hiding, target);
  let real: Proof | null = null;
  let hidingOfReal = hiding;
  for (let round = 0; ; round++) {
    const search = rowsToClose.length > 0 ? SEARCH : given.largestSearch;
    const found = lookFor(task, hiding, target, distance, whole, search);
    if (found !== null) {
      takeOver(task.hiding, hiding);
      return found;
    }
    if (whole && real === null) {
      // the search for whole numbers may have been cut short: what a real table asks for comes before closing rows
      real = lookFor(task, hiding, target, distance, false, search);
      if (real !== null) {
        hidingOfReal = copyOf(hiding);
        continue;
      }
    }
    if (round === 0 && !canBeOpened({ ...task, hiding }, { target, distance, whole })) return null;
    const row = rowsToClose.shift();
    if (row !== undefined) closeRow(model, hiding, row);
    else {
      if (real !== null) takeOver(task.hiding, hidingOfReal);
      return real;
    }
  }
}

/** Looks for another table and hides in `hiding` what it asks for; null: there is none. */
function lookFor(
  { model, given }: Task,
  hiding: Hiding,
  target: Target,
  distance: number,
  whole: boolean,
  largestSearch: number,
): Proof | null {
  const counts = readerKnowledge(model, hiding, given.relations, given.bases);
  const shares = weightedKnowledge(model, hiding, given.shares);
  const knowledge = whole ? counts : [...counts, ...shares];
  const look = (most: number, near: ReadonlySet<number> | null) =>
    alternativeTable(model.atoms.length, knowledge, target.terms, distance, whole, most, near);
  const found = lookNear(model, hiding, target, look) ?? look(largestSearch, null);
  if (found === null) return null;
  hideBroken(model, hiding, found);
  return { moves: found.moves, whole, fitsShares: !shares.some((known) => breaks(known, found.moves)) };
}

/** Would closing every row help? */
function canBeOpened({ model, given, hiding }: Task, { target, distance }: End): boolean {
  const closed = copyOf(hiding);
  if (given.bases !== 'may be hidden') {
    for (const row of closingOrder(model, hiding, target)) closeRow(model, closed, row);
  }
  const knowledge = readerKnowledge(model, closed, given.relations, given.bases);
  return alternativeTable(model.atoms.length, knowledge, target.terms, distance, false, SEARCH) !== null;
}

function lookNear(
  model: DisclosureModel,
  hiding: Hiding,
  target: Target,
  look: (most: number, near: ReadonlySet<number>) => AlternativeTable | null,
): AlternativeTable | null {
  for (const partners of PARTNERS) {
    const near = nearAtoms(model, hiding, target, partners);
    const found = near === null ? null : look(NEAR_SEARCH, near);
    if (found?.broken.length === 0) return found;
  }
  return null;
}

function hideBroken(model: DisclosureModel, hiding: Hiding, found: AlternativeTable): void {
  for (const { remedy } of found.broken) {
    if (remedy?.act === 'mask') hiding.masked.add(remedy.figure);
    if (remedy?.act === 'hide' && isPrinted(model, hiding, remedy.figure)) {
      hiding.reasons.set(remedy.figure, 'complementary');
      if (model.figures[remedy.figure]?.value === 0) hiding.masked.add(remedy.figure);
    }
  }
}

/** The target's own row first, then rows that overlap it, then the rest from the smallest base, the whole last. */
function closingOrder(model: DisclosureModel, hiding: Hiding, target: Target): number[] {
  const own = (model.figures[target.figure] as DisclosureModel['figures'][number]).row;
  const ownRow = model.rows[own] as DisclosureModel['rows'][number];
  const distanceOf = (row: number): number => {
    const { axis, groups } = model.rows[row] as DisclosureModel['rows'][number];
    if (row === own) return 0;
    if (axis === null) return 4;
    if (axis !== ownRow.axis) return 3;
    return groups.some((group) => ownRow.groups.includes(group)) ? 1 : 2;
  };
  const baseOf = (row: number) => model.figures[model.rows[row]?.bases['in-base'] ?? -1]?.value ?? 0;
  return model.rows
    .map((_, row) => row)
    .filter((row) => !hiding.closed.has(row) && model.rows[row]?.settled !== true)
    .sort((a, b) => distanceOf(a) - distanceOf(b) || baseOf(a) - baseOf(b) || a - b);
}
