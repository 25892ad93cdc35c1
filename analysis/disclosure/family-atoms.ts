import { FamilyError } from './cross-tab-family.ts';
import type { Relation, Terms } from './disclosure-model.ts';
import type { Answer, CellAxis, CellGroup, FamilyCells } from './family-cells.ts';

/** The atoms of a family and how sums over them are written. */
export interface FamilyAtoms {
  readonly values: readonly number[];
  /** Σ over groups of one axis and over answers; `weighted`: each group with its mean weight */
  readonly sum: (
    axis: string,
    groups: readonly CellGroup[],
    answers: readonly Answer[],
    weighting?: 'respondents' | 'weighted',
  ) => Terms;
}

export function familyAtoms(cells: FamilyCells): FamilyAtoms {
  const values: number[] = [];
  const indices = new Map<string, number>();
  for (const { id: axis, groups } of cells.axes) {
    for (const group of groups) {
      cells.answers.forEach((answer, index) => {
        if (!isPossible(group, axis, answer, group.counts[index] ?? 0)) return;
        indices.set(JSON.stringify([axis, group.id, answer.kind, answer.id]), values.length);
        values.push(group.counts[index] ?? 0);
      });
    }
  }
  return {
    values,
    sum: (axis, groups, answers, weighting = 'respondents') =>
      groups.flatMap((group) =>
        answers.flatMap((answer) => {
          const atom = indices.get(JSON.stringify([axis, group.id, answer.kind, answer.id]));
          if (atom === undefined) return [];
          return [[atom, weighting === 'weighted' ? group.meanWeight : 1] as const];
        }),
      ),
  };
}

/** What everybody knows to be 0 is no unknown number. Throws FamilyError where it is not 0. */
function isPossible({ part, unknown, row }: CellGroup, axis: string, answer: Answer, count: number): boolean {
  if (part === null) return true;
  const rows = part.rows?.[axis];
  const possible =
    (part.answers?.includes(answer.id) ?? true) && (rows?.includes(unknown ? 'unknown' : row) ?? true);
  if (possible || count === 0) return possible;
  throw new FamilyError(
    `part ${part.id} has people in row ${row} of axis ${axis} with ${answer.id}, where it can have none`,
  );
}

/**
 * What every reader knows without reading a figure: all axes count the same people (of every part), and in a multiple item
 * nobody chose an option without answering or beside one that excludes it, everybody who answered chose one, and a net holds as many people
 * as its largest option at least and as its options together at most.
 */
export function familyRelations(
  cells: FamilyCells,
  atoms: FamilyAtoms,
  exclusiveCodes: readonly number[],
): Relation[] {
  const [first, ...others] = cells.axes;
  if (first === undefined) return [];
  const relations: Relation[] = [];
  for (const other of others) {
    for (const part of new Set(first.groups.map((group) => group.part))) {
      const of = ({ groups }: CellAxis) => groups.filter((group) => group.part === part);
      for (const answer of cells.answers) {
        const terms = [
          ...atoms.sum(first.id, of(first), [answer]),
          ...negative(atoms.sum(other.id, of(other), [answer])),
        ];
        if (terms.length > 0) relations.push({ terms, minimum: 0, maximum: 0 });
      }
    }
  }
  if (!cells.multiple) return relations;
  for (const { id: axis, groups } of cells.axes) {
    for (const group of groups) relations.push(...optionsFit(cells, atoms, axis, group, exclusiveCodes));
  }
  return relations;
}

function optionsFit(
  cells: FamilyCells,
  atoms: FamilyAtoms,
  axis: string,
  group: CellGroup,
  exclusiveCodes: readonly number[],
): Relation[] {
  const of = (answers: readonly Answer[]) => atoms.sum(axis, [group], answers);
  const answered = of(cells.answers.filter(({ kind }) => kind === 'answered'));
  const options = cells.answers.filter(({ kind }) => kind === 'code');
  const nets = cells.answers.filter(({ kind }) => kind === 'net');
  const atLeast = (more: Terms, less: Terms): Relation => ({
    terms: [...more, ...negative(less)],
    minimum: 0,
    maximum: Number.POSITIVE_INFINITY,
  });
  const exclusive = options.filter(({ codes }) => codes.some((code) => exclusiveCodes.includes(code)));
  const relations = [...options, ...nets].map((answer) => {
    const beside = exclusive.filter(({ codes }) => !codes.some((code) => answer.codes.includes(code)));
    return atLeast(answered, of([answer, ...beside]));
  });
  // an option list that is not whole in the tables cannot promise that everybody stands in it
  const chosen = atLeast(of(options), answered);
  const values = chosen.terms.reduce((sum, [atom, sign]) => sum + sign * (atoms.values[atom] ?? 0), 0);
  if (values >= 0) relations.push(chosen);
  for (const net of nets) {
    const inside = options.filter(({ codes }) => codes.every((code) => net.codes.includes(code)));
    relations.push(atLeast(of(inside), of([net])));
    for (const option of inside) relations.push(atLeast(of([net]), of([option])));
  }
  return relations;
}

function negative(terms: Terms): Terms {
  return terms.map(([atom, coefficient]) => [atom, -coefficient] as const);
}
