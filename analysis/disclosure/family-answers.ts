import { type CrossTabFamily, FamilyError } from './cross-tab-family.ts';
import type { Answer, FamilyCells } from './family-cells.ts';

export interface FamilyCategory {
  readonly id: string;
  readonly kind: 'code' | 'no-answer' | 'net';
  /** answers whose counts add up to the cell */
  readonly answers: readonly Answer[];
}

/** What bases and cells are sums of. */
export interface FamilyAnswers {
  readonly everybody: readonly Answer[];
  readonly answered: readonly Answer[];
  readonly categories: readonly FamilyCategory[];
}

/**
 * Says of which answers each base and each category is the sum. In a multiple item people are the sum of
 * "answered" and "no answer", and a net is an answer of its own, because options overlap.
 */
export function familyAnswers(family: CrossTabFamily, cells: FamilyCells): FamilyAnswers {
  const { answers, multiple } = cells;
  const ofKind = (...kinds: Answer['kind'][]) => answers.filter(({ kind }) => kinds.includes(kind));
  const byId = new Map<string, FamilyCategory>();
  for (const { table } of family.tables) {
    for (const { id, kind, codes } of table.categories) {
      if (byId.has(id)) continue;
      let own = answers.filter((answer) => answer.id === id && answer.kind !== 'no-answer');
      if (kind === 'no-answer') own = ofKind('no-answer');
      else if (kind === 'net' && !multiple) {
        own = answers.filter((answer) => answer.kind === 'code' && codes.includes(answer.codes[0] ?? -1));
      }
      if (own.length === 0) {
        throw new FamilyError(`category ${id} stands in no unfolded table with no-answer in the base`);
      }
      byId.set(id, { id, kind, answers: own });
    }
  }
  return {
    everybody: multiple ? ofKind('no-answer', 'answered') : ofKind('no-answer', 'code'),
    answered: multiple ? ofKind('answered') : ofKind('code'),
    categories: [...byId.values()],
  };
}
