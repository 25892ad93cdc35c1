import { LARGEST_CODE, RESERVED } from '../codebook/reserved-codes.ts';
import type { Comparison, Condition } from '../rules/condition.ts';
import { type OperatorName, operator } from '../rules/condition-operators.ts';
import type { DerivedInput } from './derived-input.ts';

/** Whether something holds; null where a missing answer leaves it open. */
export type Truth = boolean | null;

/** Decides a condition from the coded inputs of one person. */
export type Decision = (codes: ArrayLike<number>) => Truth;

/**
 * Compiles a condition over coded columns, in three values (Kleene's strong logic): false beats undecided in "and",
 * true beats it in "or".
 *
 * A question that was routed past is no answer, as in a form: `=`, `anyof` and `contains` fail, `<>`, `noneof` and
 * `notcontains` hold. One that was put and not answered (252–255) could have been answered either way and leaves
 * the comparison undecided; only `notempty` and `empty` are decided by it.
 *
 * @param place index of a column among the codes handed over
 */
export function decideCondition(
  condition: Condition,
  inputOf: (item: string) => DerivedInput,
  place: (column: string) => number,
): Decision {
  const compile = (part: Condition): Decision => {
    if ('not' in part) {
      const inner = compile(part.not);
      return (codes) => negated(inner(codes));
    }
    if ('all' in part) return strongest(part.all.map(compile), false);
    if ('any' in part) return strongest(part.any.map(compile), true);
    const input = inputOf(part.item);
    return input.kind === 'multiple'
      ? multiple(part, input.options, place)
      : single(part, place(input.column));
  };
  return compile(condition);
}

/** `winner` where any part says so, else undecided where any part is, else the opposite. */
function strongest(parts: readonly Decision[], winner: boolean): Decision {
  return (codes) => {
    let truth: Truth = !winner;
    for (const part of parts) {
      const own = part(codes);
      if (own === winner) return winner;
      if (own === null) truth = null;
    }
    return truth;
  };
}

function negated(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

function single({ operator: name, operands }: Comparison, at: number): Decision {
  const { holds } = operator(name);
  const looksAtAnswer = !asksForAnswer(name);
  const truths: readonly Truth[] = Array.from({ length: 256 }, (_, code) => {
    if (code <= LARGEST_CODE) return holds(code, operands);
    return code === RESERVED.notAsked || !looksAtAnswer ? holds(undefined, operands) : null;
  });
  return (codes) => truths[codes[at] as number] as Truth;
}

function asksForAnswer(name: OperatorName): boolean {
  return name === 'answered' || name === 'unanswered';
}

function multiple(
  { operator: name, operands }: Comparison,
  options: ReadonlyMap<number, string>,
  place: (column: string) => number,
): Decision {
  if (asksForAnswer(name)) {
    const [first] = options.values();
    const at = place(first as string);
    return (codes) => (codes[at] as number) <= LARGEST_CODE === (name === 'answered');
  }
  const chosen = operands.map((code) =>
    single({ operator: 'equal', item: '', operands: [1] }, place(options.get(code) as string)),
  );
  if (name === 'allOf') return strongest(chosen, false);
  const anyChosen = strongest(chosen, true);
  return name === 'noneOf' || name === 'notContains' ? (codes) => negated(anyChosen(codes)) : anyChosen;
}

/** Columns that a comparison needs. */
export function columnsOf({ operator: name, operands }: Comparison, input: DerivedInput): readonly string[] {
  if (input.kind !== 'multiple') return [input.column];
  const [first] = input.options.values();
  return asksForAnswer(name) ? [first as string] : operands.flatMap((code) => input.options.get(code) ?? []);
}
