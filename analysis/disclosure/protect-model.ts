import { type AlternativeTable, alternativeTable, breaks } from './alternative-table.ts';
import {
  type DisclosureModel,
  type Relation,
  sumOf,
  type Target,
  type WeightedShare,
} from './disclosure-model.ts';
import { closeRow, copyOf, type Hiding, isPrinted, takeOver } from './hiding.ts';
import { nearAtoms } from './near-atoms.ts';
import { type BaseKnowledge, readerKnowledge, weightedKnowledge } from './reader-knowledge.ts';

/** Branches after which hiding more is tried instead; and where there is nothing more to hide. */
const SEARCH = 300;
const LAST_SEARCH = 30_000;

/** A table that hides nothing more is looked for among few rows first: most are found there, in a fraction of the time. */
const PARTNERS = [2, Number.POSITIVE_INFINITY];
const NEAR_SEARCH = 100;

/** What cannot be changed: what is known whatever is hidden now. */
export interface Given {
  readonly bases: BaseKnowledge;
  /** what was released before */
  readonly relations: readonly Relation[];
  readonly shares: ReadonlySet<WeightedShare>;
}

/** What stays the same while one model is protected. */
interface Task {
  readonly model: DisclosureModel;
  readonly hiding: Hiding;
  readonly given: Given;
}

/** Another table that prints the same. Once one, always one, because hiding only grows. */
interface Proof {
  readonly moves: Float64Array;
  readonly whole: boolean;
  /** agrees with the printed digits of weighted shares too */
  readonly fitsShares: boolean;
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
  for (const target of model.targets) {
    for (const end of [target.lower, target.upper]) {
      for (const whole of model.shares.length > 0 ? [true, false] : [true]) {
        const distance = end - target.value;
        if (proofs.some((proof) => proves(proof, target, distance, whole))) continue;
        const proof = openTarget(task, target, distance, whole);
        if (proof === null) exposed.add(target);
        else proofs.push(proof);
      }
    }
  }
  return [...exposed];
}

/** Between the truth and a table that fits, every mixture of the two fits as well; only whole ones must hit the end. */
function proves(proof: Proof, target: Target, distance: number, whole: boolean): boolean {
  const moved = sumOf(target.terms, proof.moves);
  if (whole) return proof.whole && moved === distance;
  return proof.fitsShares && (distance === 0 || moved / distance >= 1 - 1e-6);
}

function openTarget(task: Task, target: Target, distance: number, whole: boolean): Proof | null {
  const { model, given } = task;
  // rows are closed on a copy: where even that does not help, nothing is gained by closing them
  const hiding = copyOf(task.hiding);
  const rowsToClose = given.bases === 'may be hidden' ? [] : closingOrder(model, hiding, target);
  for (;;) {
    const counts = readerKnowledge(model, hiding, given.relations, given.bases);
    const shares = weightedKnowledge(model, hiding, given.shares);
    const knowledge = whole ? counts : [...counts, ...shares];
    const search = rowsToClose.length > 0 ? SEARCH : LAST_SEARCH;
    const look = (most: number, near: ReadonlySet<number> | null) =>
      alternativeTable(model.atoms.length, knowledge, target.terms, distance, whole, most, near);
    const found = lookNear(model, hiding, target, look) ?? look(search, null);
    if (found !== null) {
      hideBroken(model, hiding, found);
      takeOver(task.hiding, hiding);
      return {
        moves: found.moves,
        whole,
        fitsShares: !whole || !shares.some((known) => breaks(known, found.moves)),
      };
    }
    const row = rowsToClose.shift();
    if (row === undefined) return null;
    closeRow(model, hiding, row);
  }
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
