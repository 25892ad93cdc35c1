import type { Variable } from '../codebook/codebook.ts';
import type { Score } from '../definition/instrument.ts';
import { derivedCodes } from './derived-codes.ts';
import type { DerivedVariable } from './derived-variable.ts';

/** What a rule may look at: one coded column, or the options of a multiple answer. */
export type DerivedInput =
  | {
      readonly kind: 'single' | 'number';
      readonly column: string;
      /** empty for a number */
      readonly codes: readonly number[];
    }
  | {
      readonly kind: 'multiple';
      /** code of an option → its column, in the order of the form */
      readonly options: ReadonlyMap<number, string>;
    };

/** The facts of a variable that a rule depends on. */
export type InputVariable = Pick<Variable, 'id' | 'item' | 'kind' | 'codes'>;

/**
 * Everything that a derived variable may name, by the name it goes by: items, rows of a matrix, multiple answers and
 * their options, scores (in bands) and their points. A text is never an input: nobody's words decide a group.
 */
export function derivedInputs(
  variables: readonly InputVariable[],
  scores: readonly Score[],
): Map<string, DerivedInput> {
  const inputs = new Map<string, DerivedInput>();
  for (const { id, item, kind, codes } of variables) {
    if (kind === 'text') continue;
    const own = codes.map(({ code }) => code);
    inputs.set(id, { kind: kind === 'number' ? 'number' : 'single', column: id, codes: own });
    if (kind !== 'option') continue;
    const before = inputs.get(item);
    const options = before?.kind === 'multiple' ? before.options : new Map<number, string>();
    inputs.set(item, {
      kind: 'multiple',
      options: new Map([...options, [Number(id.slice(item.length + 1)), id]]),
    });
  }
  for (const { id, bands } of scores) {
    inputs.set(id, { kind: 'single', column: id, codes: bands.map(({ code }) => code) });
    inputs.set(`${id}.points`, { kind: 'number', column: `${id}.points`, codes: [] });
  }
  return inputs;
}

/** A derived variable as input of another one. */
export function inputOfDerived(variable: DerivedVariable): DerivedInput {
  const codes = derivedCodes(variable).map(({ code }) => code);
  return { kind: variable.derivation.kind === 'sum' ? 'number' : 'single', column: variable.id, codes };
}
