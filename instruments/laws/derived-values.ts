import { exactnessSchema } from '../definition/instrument.ts';
import { inputNames } from '../derived/compile-derived.ts';
import { derivedCodes } from '../derived/derived-codes.ts';
import type { Derivation, DerivedVariable } from '../derived/derived-variable.ts';
import type { InputFacts } from './derived-inputs-of.ts';

/** Facts of everything that the rules of an instrument may name: its items and scores, and derived variables. */
export function withDerived(
  items: ReadonlyMap<string, InputFacts>,
  derived: readonly DerivedVariable[],
): ReadonlyMap<string, InputFacts> {
  const known = new Map(items);
  // each round settles at least one more level; what is made of itself never settles and is left out
  for (let round = 0; round < derived.length; round++) {
    for (const variable of derived) {
      const inputs = inputNames(variable.derivation).map((name) => known.get(name));
      if (known.has(variable.id) || inputs.includes(undefined)) continue;
      known.set(variable.id, {
        values: valuesOfDerived(variable, known),
        typed: false,
        multiple: false,
        ordered: variable.measure !== 'nominal',
        refusalCodes: [],
        exactness: variable.exactness,
        sensitive: variable.sensitive,
        strictDisclosure: variable.strictDisclosure,
      });
    }
  }
  return known;
}

function valuesOfDerived(
  variable: DerivedVariable,
  known: ReadonlyMap<string, InputFacts>,
): readonly number[] {
  const { derivation } = variable;
  return derivation.kind === 'sum'
    ? possibleSums(derivation, known)
    : derivedCodes(variable).map(({ code }) => code);
}

/** Every sum that some answers give, in order; a missing input adds nothing where that is allowed. */
export function possibleSums(
  { inputs, times, missingAtMost }: Extract<Derivation, { kind: 'sum' }>,
  known: ReadonlyMap<string, InputFacts>,
): readonly number[] {
  // sums that are possible with so many inputs missing
  let byMissing: readonly ReadonlySet<number>[] = [new Set([0])];
  for (const { input, points } of inputs) {
    const values = known.get(input)?.values ?? [];
    const adds = points ? values.flatMap((code) => points[String(code)] ?? []) : values;
    byMissing = Array.from({ length: Math.min(byMissing.length, missingAtMost) + 1 }, (_, missing) => {
      const answered = [...(byMissing[missing] ?? [])].flatMap((sum) => adds.map((more) => sum + more));
      return new Set(
        [...answered, ...(byMissing[missing - 1] ?? [])].map((sum) => Math.min(sum, FAR_TOO_MUCH)),
      );
    });
  }
  const sums = byMissing.slice(0, inputs.length).flatMap((all) => [...all]);
  return [...new Set(sums.map((sum) => sum * times))].sort((a, b) => a - b);
}

/** Far beyond every coded column: what is more counts as this much, so that there are never too many sums. */
const FAR_TOO_MUCH = 10_000;

/** The mark of the least sure input. */
export function leastSure(inputs: readonly InputFacts[]) {
  const order = exactnessSchema.options;
  return order[Math.max(0, ...inputs.map(({ exactness }) => order.indexOf(exactness)))] ?? 'ours';
}
