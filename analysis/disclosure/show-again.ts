import { alternativeTable, breaks } from './alternative-table.ts';
import { type DisclosureModel, type Figure, type ModelRow, sumOf } from './disclosure-model.ts';
import { copyOf, type Hiding } from './hiding.ts';
import { endsOf, type Proof, proves } from './proof.ts';
import type { Given } from './protect-model.ts';
import { type Knowledge, readerKnowledge, weightedKnowledge } from './reader-knowledge.ts';

/** Branches of one search for a table that prints a figure again; where it does not end, the figure stays hidden. */
const SEARCH = 60;
/** Programmes for all figures together: the dear ones come first, and a page waits for the answer. */
const MOST_PROGRAMMES = 100;
/** Tables of real numbers move a figure by noise; far under one respondent. */
const NOISE = 1e-6;

/** What was hidden before the search for tables began, and the tables it found: one for each end of each target. */
export interface Found {
  readonly begun: ReadonlySet<number>;
  readonly proofs: readonly Proof[];
}

/**
 * Each figure that was hidden beside others was needed when it was hidden; what was hidden later may have made it
 * needless. Shows such figures again, the dearest first, wherever every target still has a table for each of its ends.
 */
export function showAgain(
  model: DisclosureModel,
  hiding: Hiding,
  given: Given,
  { begun, proofs }: Found,
): void {
  const candidates = [...hiding.reasons.keys()]
    .filter((figure) => !begun.has(figure) && !staysWithItsRow(model, hiding, figure))
    .sort((a, b) => costOf(model, b) - costOf(model, a) || a - b);
  let known = proofs;
  const budget = { left: MOST_PROGRAMMES };
  for (const figure of candidates) {
    const trial = copyOf(hiding);
    trial.reasons.delete(figure);
    trial.masked.delete(figure);
    const kept = proofsWith(model, trial, given, known, figure, budget);
    if (kept === null) continue;
    hiding.reasons.delete(figure);
    hiding.masked.delete(figure);
    known = kept;
  }
}

/** One cell of a closed row shown would give the others reasons of their own; a settled row was decided before. */
function staysWithItsRow({ figures, rows }: DisclosureModel, { closed }: Hiding, figure: number): boolean {
  const { row } = figures[figure] as Figure;
  return closed.has(row) || (rows[row] as ModelRow).settled;
}

function costOf({ figures }: DisclosureModel, figure: number): number {
  return (figures[figure] as Figure).cost;
}

/** Tables for all ends that print the figure too; null: none was found for one of them. */
function proofsWith(
  model: DisclosureModel,
  trial: Hiding,
  given: Given,
  known: readonly Proof[],
  figure: number,
  budget: { left: number },
): readonly Proof[] | null {
  const counts = withoutRemedy(readerKnowledge(model, trial, given.relations, given.bases));
  const shares = withoutRemedy(weightedKnowledge(model, trial, given.shares));
  const fits = (knowledge: readonly Knowledge[], moves: Float64Array) =>
    !knowledge.some((one) => breaks(one, moves));
  const { terms } = model.figures[figure] as Figure;
  // a base that is shown again opens cells of its row: the figure itself is only the quickest thing to ask
  const proofs = known
    .filter(({ moves }) => Math.abs(sumOf(terms, moves)) < NOISE && fits(counts, moves))
    .map((proof) => ({ ...proof, fitsShares: proof.fitsShares && fits(shares, proof.moves) }));
  for (const end of endsOf(model)) {
    if (proofs.some((proof) => proves(proof, end))) continue;
    if (budget.left-- <= 0) return null;
    const { target, distance, whole } = end;
    const told = whole ? counts : [...counts, ...shares];
    const found = alternativeTable(model.atoms.length, told, target.terms, distance, whole, SEARCH);
    if (found === null) return null;
    proofs.push({ moves: found.moves, whole, fitsShares: fits(shares, found.moves) });
  }
  return proofs;
}

/** Nothing more is hidden or masked now. */
function withoutRemedy(knowledge: readonly Knowledge[]): Knowledge[] {
  return knowledge.map((one) => ({ ...one, remedy: null }));
}
