import type { Finding } from '../definition/finding.ts';
import { comparisonsOf } from '../rules/condition.ts';
import { operator } from '../rules/condition-operators.ts';
import { parseCondition } from '../rules/parse-condition.ts';
import type { ResolvedDerivation } from './compile-derivation.ts';
import { columnsOf } from './decide-condition.ts';
import { derivedFinding } from './derived-findings.ts';
import type { DerivedInput } from './derived-input.ts';
import type { Derivation, DerivedVariable } from './derived-variable.ts';

export type Resolved =
  | {
      readonly ok: true;
      readonly derivation: ResolvedDerivation;
      /** columns that the rule takes, each once */
      readonly columns: readonly string[];
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

type Known = ReadonlyMap<string, DerivedInput>;

/** Looks up every name and code of a rule; says all that is wrong with it. */
export function resolveDerivation(variable: DerivedVariable, known: Known): Resolved {
  const findings: Finding[] = [];
  const resolved = resolve(variable, known, (kind, what) =>
    findings.push(derivedFinding(kind, variable, what)),
  );
  return resolved !== null && findings.length === 0 ? { ok: true, ...resolved } : { ok: false, findings };
}

type Note = (kind: Parameters<typeof derivedFinding>[0], what: string) => void;
type Lookup = Omit<Extract<Resolved, { ok: true }>, 'ok'> | null;

function resolve({ derivation }: DerivedVariable, known: Known, note: Note): Lookup {
  switch (derivation.kind) {
    case 'sum':
      return resolveSum(derivation, known, note);
    case 'bands': {
      const column = columnOf(derivation.input, known, note);
      return column === null ? null : { derivation, columns: [column] };
    }
    case 'net':
      return resolveNet(derivation, known, note);
    case 'cases':
      return resolveCases(derivation, known, note);
    case 'cohort':
      return null;
  }
}

/** The one column that an input stands for. */
function columnOf(name: string, known: Known, note: Note): string | null {
  const input = known.get(name);
  if (input === undefined) note('input-missing', name);
  else if (input.kind === 'multiple') note('input-kind', name);
  else return input.column;
  return null;
}

function resolveSum(derivation: Extract<Derivation, { kind: 'sum' }>, known: Known, note: Note): Lookup {
  const columns = derivation.inputs.flatMap(({ input, points }) => {
    const found = known.get(input);
    for (const code of Object.keys(points ?? {})) {
      if (found?.kind === 'single' && !found.codes.includes(Number(code)))
        note('code-unknown', `${input}: ${code}`);
    }
    return columnOf(input, known, note) ?? [];
  });
  return { derivation, columns };
}

function resolveNet(
  { input: name, codes }: Extract<Derivation, { kind: 'net' }>,
  known: Known,
  note: Note,
): Lookup {
  const input = known.get(name);
  if (input === undefined) {
    note('input-missing', name);
    return null;
  }
  const has = codesOf(input);
  for (const code of codes) if (!has(code)) note('code-unknown', `${name}: ${code}`);
  const columns =
    input.kind === 'multiple' ? codes.flatMap((code) => input.options.get(code) ?? []) : [input.column];
  return { derivation: { kind: 'net', input, codes }, columns };
}

function codesOf(input: DerivedInput): (code: number) => boolean {
  if (input.kind === 'number') return () => true;
  return input.kind === 'multiple' ? (code) => input.options.has(code) : (code) => input.codes.includes(code);
}

function resolveCases(derivation: Extract<Derivation, { kind: 'cases' }>, known: Known, note: Note): Lookup {
  const inputs = new Map<string, DerivedInput>();
  for (const name of derivation.inputs) {
    const input = known.get(name);
    if (input === undefined) note('input-missing', name);
    else inputs.set(name, input);
  }
  const cases = derivation.cases.flatMap(({ code, when: written }) => {
    const parsed = parseCondition(written);
    if (!parsed.ok) {
      note('condition-outside-subset', `${written.slice(0, 200)} (${parsed.problem})`);
      return [];
    }
    return [{ code, when: parsed.condition }];
  });
  const looked = cases.flatMap(({ when }) => comparisonsOf(when));
  for (const comparison of looked) {
    const { item, operands, operator: name } = comparison;
    const input = inputs.get(item);
    if (input === undefined) {
      if (!derivation.inputs.includes(item)) note('input-not-listed', item);
      continue;
    }
    if (!operator(name).kinds.includes(input.kind))
      note('operator-does-not-fit', `{${item}} ${operator(name).surveyName}`);
    const has = codesOf(input);
    for (const operand of operands) if (!has(operand)) note('code-unknown', `${item}: ${operand}`);
  }
  const columns = [...inputs].flatMap(([name, input]) => {
    const needed = looked.filter(({ item }) => item === name).flatMap((one) => columnsOf(one, input));
    // an input that no condition names still says who was asked
    return needed.length > 0 ? needed : columnsOf({ operator: 'answered', item: name, operands: [] }, input);
  });
  return {
    derivation: { kind: 'cases', inputs, cases, otherwise: derivation.otherwise.code },
    columns: [...new Set(columns)],
  };
}
