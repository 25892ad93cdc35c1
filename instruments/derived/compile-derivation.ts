import { LARGEST_CODE, RESERVED } from '../codebook/reserved-codes.ts';
import type { Condition } from '../rules/condition.ts';
import { type Decision, decideCondition } from './decide-condition.ts';
import type { DerivedInput } from './derived-input.ts';
import type { DerivedRule } from './derived-rule.ts';
import type { Derivation } from './derived-variable.ts';

type CodeOf = DerivedRule['codeOf'];

/** A rule over columns, every name in it resolved. */
export type ResolvedDerivation =
  | Exclude<Derivation, { kind: 'cases' | 'net' | 'cohort' }>
  | { readonly kind: 'net'; readonly input: DerivedInput; readonly codes: readonly number[] }
  | {
      readonly kind: 'cases';
      readonly inputs: ReadonlyMap<string, DerivedInput>;
      readonly cases: readonly { readonly code: number; readonly when: Condition }[];
      readonly otherwise: number;
    };

/**
 * The function that a rule comes down to. `inputs` are the columns in the order in which their codes are handed over.
 *
 * Missing answers: a person who was asked none of the inputs was not asked for the result. A sum adds what there is
 * while at most `missingAtMost` inputs are missing (routed past, not answered, or a code without points); one over 250
 * is no code and 無回答. A net and bands keep the reserved code of their one input; a value in no band is 無回答. Cases are decided in three values
 * (decide-condition.ts): 無回答 where an undecided case could have changed the code.
 */
export function compileDerivation(derivation: ResolvedDerivation, inputs: readonly string[]): CodeOf {
  const rule = codeOfRule(derivation, inputs);
  return (codes) => (nobodyAsked(codes, inputs.length) ? RESERVED.notAsked : rule(codes));
}

function nobodyAsked(codes: ArrayLike<number>, length: number): boolean {
  for (let input = 0; input < length; input++) if (codes[input] !== RESERVED.notAsked) return false;
  return true;
}

function codeOfRule(derivation: ResolvedDerivation, inputs: readonly string[]): CodeOf {
  switch (derivation.kind) {
    case 'sum':
      return sum(derivation);
    case 'bands':
      return bands(derivation);
    case 'net':
      return net(derivation, inputs.length);
    case 'cases':
      return cases(derivation, inputs);
  }
}

function sum({ inputs, times, missingAtMost }: Extract<Derivation, { kind: 'sum' }>): CodeOf {
  const pointsOf = inputs.map(({ points }) =>
    Array.from({ length: LARGEST_CODE + 1 }, (_, code) =>
      points === undefined ? code : (points[String(code)] ?? null),
    ),
  );
  return (codes) => {
    let total = 0;
    let missing = 0;
    for (let input = 0; input < pointsOf.length; input++) {
      const points = pointsOf[input]?.[codes[input] as number] ?? null;
      if (points === null) missing += 1;
      else total += points;
    }
    const holds = missing <= missingAtMost && missing < pointsOf.length && total * times <= LARGEST_CODE;
    return holds ? total * times : RESERVED.noAnswer;
  };
}

function bands({ bands: all }: Extract<Derivation, { kind: 'bands' }>): CodeOf {
  const bandOf = Array.from({ length: 256 }, (_, value) => {
    if (value > LARGEST_CODE) return value;
    const band = all.find(({ from, to }) => (from === null || value >= from) && (to === null || value <= to));
    return band?.code ?? RESERVED.noAnswer;
  });
  return (codes) => bandOf[codes[0] as number] as number;
}

/** Of a multiple answer: 1 where any of the options was chosen. */
function net({ input, codes: netted }: Extract<ResolvedDerivation, { kind: 'net' }>, length: number): CodeOf {
  const hit = new Uint8Array(256);
  for (const code of input.kind === 'multiple' ? [1] : netted) hit[code] = 1;
  return (codes) => {
    let missing: number | null = null;
    for (let at = 0; at < length; at++) {
      const code = codes[at] as number;
      if (code > LARGEST_CODE) missing ??= code;
      else if (hit[code] === 1) return 1;
    }
    return missing ?? 0;
  };
}

function cases(
  { inputs: named, cases: all, otherwise }: Extract<ResolvedDerivation, { kind: 'cases' }>,
  inputs: readonly string[],
): CodeOf {
  const decisions: readonly { readonly code: number; readonly holds: Decision }[] = all.map(
    ({ code, when }) => ({
      code,
      holds: decideCondition(
        when,
        (item) => named.get(item) as DerivedInput,
        (column) => inputs.indexOf(column),
      ),
    }),
  );
  return (codes) => {
    let possible: number | null = null;
    for (const { code, holds } of decisions) {
      const truth = holds(codes);
      if (truth === false) continue;
      if (possible !== null && possible !== code) return RESERVED.noAnswer;
      if (truth) return code;
      possible = code;
    }
    return possible === null || possible === otherwise ? otherwise : RESERVED.noAnswer;
  };
}
