import { MADE_COLUMNS } from '../codebook/made-columns.ts';
import { DefinitionError, type Finding } from '../definition/finding.ts';
import type { Score } from '../definition/instrument.ts';
import { compileDerivation } from './compile-derivation.ts';
import { derivedFinding } from './derived-findings.ts';
import { type DerivedInput, derivedInputs, type InputVariable, inputOfDerived } from './derived-input.ts';
import type { DerivedRule } from './derived-rule.ts';
import type { Derivation, DerivedVariable } from './derived-variable.ts';
import { resolveDerivation } from './resolve-derivation.ts';

/** A derived variable with its rule, compiled. */
export interface CompiledDerived {
  readonly variable: DerivedVariable;
  readonly rule: DerivedRule;
}

/**
 * Compiles the derived variables of a questionnaire, each after those that it is made of, whatever the order in
 * which they are written. `variables` is the codebook of the questionnaire.
 *
 * Cohorts are left out: they are decided from the register before anybody answers (cohort.ts).
 *
 * @throws DefinitionError with all findings at once: an input or a code that is not there, an input of a kind that the
 *   rule cannot use, a condition outside the subset or about something that is not among its inputs, a name that is
 *   taken, variables that are made of one another
 */
export function compileDerived(
  derived: readonly DerivedVariable[],
  variables: readonly InputVariable[],
  scores: readonly Score[],
): readonly CompiledDerived[] {
  const findings: Finding[] = [];
  const inputs = derivedInputs(variables, scores);
  const coded = derived.filter((variable) => variable.derivation.kind !== 'cohort');
  const taken = new Set([
    ...MADE_COLUMNS,
    ...inputs.keys(),
    ...variables.flatMap(({ id, item }) => [id, item]),
  ]);
  for (const variable of derived) {
    if (taken.has(variable.id)) findings.push(derivedFinding('name-taken', variable));
    taken.add(variable.id);
  }
  const { ordered, circular } = inOrder(coded);
  for (const variable of circular) findings.push(derivedFinding('cycle', variable));
  const known = new Map<string, DerivedInput>([
    ...coded.map((variable) => [variable.id, inputOfDerived(variable)] as const),
    ...inputs,
  ]);
  const compiled = ordered.map((variable) => {
    const resolved = resolveDerivation(variable, known);
    if (!resolved.ok) {
      findings.push(...resolved.findings);
      return null;
    }
    const codeOf = compileDerivation(resolved.derivation, resolved.columns);
    return Object.freeze({
      variable,
      rule: Object.freeze({ id: variable.id, inputs: Object.freeze(resolved.columns), codeOf }),
    });
  });
  if (findings.length > 0) throw new DefinitionError(findings);
  return Object.freeze(compiled.filter((entry) => entry !== null));
}

/** Names that a rule looks at, as it writes them. */
export function inputNames(derivation: Derivation): readonly string[] {
  switch (derivation.kind) {
    case 'sum':
      return derivation.inputs.map(({ input }) => input);
    case 'cases':
      return derivation.inputs;
    default:
      return [derivation.input];
  }
}

/** Those that are made of others after them; `circular` are those that no order puts right. */
function inOrder(variables: readonly DerivedVariable[]) {
  const ordered: DerivedVariable[] = [];
  let waiting = [...variables];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ id }) => id));
    const ready = waiting.filter(({ derivation }) => !inputNames(derivation).some((name) => names.has(name)));
    if (ready.length === 0) break;
    ordered.push(...ready);
    waiting = waiting.filter((variable) => !ready.includes(variable));
  }
  return { ordered, circular: waiting };
}
