import { MADE_COLUMNS } from '../codebook/made-columns.ts';
import { DefinitionError } from '../definition/finding.ts';
import { exactnessSchema, type Instrument } from '../definition/instrument.ts';
import { isCalendarDay } from '../derived/cohort.ts';
import { compileDerived, inputNames } from '../derived/compile-derived.ts';
import { derivedFinding } from '../derived/derived-findings.ts';
import { derivedInputs, inputOfDerived } from '../derived/derived-input.ts';
import type { Derivation, DerivedVariable } from '../derived/derived-variable.ts';
import { resolveDerivation } from '../derived/resolve-derivation.ts';
import { derivationBreaches } from './derivation-breaches.ts';
import { type InputFacts, inputFacts, inputVariables } from './derived-inputs-of.ts';
import { leastSure, withDerived } from './derived-values.ts';
import { derivedVersionBreaches } from './derived-versions.ts';
import { type Breach, breach, type Law, nameOf, partsOf, repeated } from './law.ts';

/**
 * A derived variable can be made: every input is there in every version it names, with the same codes; its
 * conditions can be read and each of its cases be reached; bands leave no value out; a sum fits into a coded
 * column; the days of a cohort are days. Its measure fits its rule. It is not surer, less sensitive or less strict
 * than what it is made of. A code means the same in every version of it. In a questionnaire it comes together with
 * the variables that it is made of.
 */
export const derivedResolves: Law = {
  code: 'derived-resolves',
  check: ({ instruments, derived, forms }) => {
    const broken = new Set<string>();
    const alone = derived.flatMap((variable) => {
      const found = variableBreaches(variable, instruments, derived);
      if (found.length > 0) broken.add(placeOf(variable));
      return found;
    });
    const together = forms.flatMap(({ name, recipe, pages, derived: wanted = [] }) => {
      if (recipe === undefined) return [];
      if (wanted.some((variable) => broken.has(placeOf(variable)))) return [];
      const scores = partsOf(recipe, instruments).flatMap((part) => part.scores);
      return unmade(wanted, inputVariables(pages), scores).map(({ where, message }) => ({
        where: `${name}: ${where}`,
        message,
      }));
    });
    return [...alone, ...derivedVersionBreaches(derived), ...together];
  },
};

function placeOf({ instrument, id, version }: DerivedVariable): string {
  return `${instrument}: ${id} ${version}`;
}

function unmade(...[derived, variables, scores]: Parameters<typeof compileDerived>): readonly Breach[] {
  try {
    compileDerived(derived, variables, scores);
    return [];
  } catch (error) {
    if (error instanceof DefinitionError) return error.findings;
    throw error;
  }
}

function variableBreaches(
  variable: DerivedVariable,
  instruments: readonly Instrument[],
  derived: readonly DerivedVariable[],
): readonly Breach[] {
  const where = placeOf(variable);
  if (variable.derivation.kind === 'cohort') return cohortBreaches(where, variable.derivation);
  const siblings = siblingsOf(variable, derived);
  const versions = variable.instrumentVersions.map((version) => ({
    version,
    instrument: instruments.find((one) => one.id === variable.instrument && one.version === version),
  }));
  const absent = versions
    .filter(({ instrument }) => instrument === undefined)
    .map(({ version }) =>
      breach(
        where,
        `${variable.instrument} に ${version} という版はありません。instrumentVersions を直してください。`,
        `${variable.instrument} has no version ${version}; correct "instrumentVersions".`,
      ),
    );
  const present = versions.flatMap(({ instrument }) => (instrument === undefined ? [] : [instrument]));
  const unresolved = present.flatMap((instrument) => unresolvedIn(variable, instrument, siblings));
  const [first, ...others] = present.map((instrument) => withDerived(inputFacts(instrument), siblings));
  if (absent.length > 0 || unresolved.length > 0 || !first) return [...absent, ...unresolved];
  const names = inputNames(variable.derivation);
  // facts of what is in the end made of itself are never settled
  if (!names.every((name) => first.has(name))) {
    return [{ where, message: derivedFinding('cycle', variable).message }];
  }
  const changed = names.filter((name) =>
    others.some(
      (other) => JSON.stringify(other.get(name)?.values) !== JSON.stringify(first.get(name)?.values),
    ),
  );
  const inputs = names.flatMap((name) => first.get(name) ?? []);
  return [
    ...changed.map((name) =>
      breach(
        where,
        `もとにする「${name}」のコードが、挙げた版のあいだで違います。版ごとに別の派生変数の版を作ってください。`,
        `The codes of "${name}" differ between the versions named; make a version of the variable for each.`,
      ),
    ),
    ...derivationBreaches(where, variable.derivation, first),
    ...factBreaches(where, variable, inputs),
    ...measureBreaches(where, variable),
  ];
}

/** Derived variables that this one may be made of: of the same instrument, in its own version where there is one. */
function siblingsOf(
  variable: DerivedVariable,
  derived: readonly DerivedVariable[],
): readonly DerivedVariable[] {
  const own = derived.filter(
    ({ instrument, derivation }) => instrument === variable.instrument && derivation.kind !== 'cohort',
  );
  const ids = [...new Set(own.map(({ id }) => id))].filter((id) => id !== variable.id);
  return ids.flatMap((id) => {
    const all = own.filter((one) => one.id === id);
    return all.find(({ version }) => version === variable.version) ?? all[0] ?? [];
  });
}

function unresolvedIn(
  variable: DerivedVariable,
  instrument: Instrument,
  siblings: readonly DerivedVariable[],
): readonly Breach[] {
  const inputs = derivedInputs(inputVariables(instrument.form.pages), instrument.scores);
  const known = new Map([
    ...siblings.map((sibling) => [sibling.id, inputOfDerived(sibling)] as const),
    ...inputs,
  ]);
  const resolved = resolveDerivation(variable, known);
  const taken = [
    ...MADE_COLUMNS,
    ...inputs.keys(),
    ...instrument.nets.map(({ id }) => id),
    ...instrument.form.pages.flatMap(({ elements }) => elements.map(({ name }) => name)),
  ].includes(variable.id);
  return [
    ...(resolved.ok
      ? []
      : resolved.findings.map(({ message }) => ({
          where: `${placeOf(variable)} (${nameOf(instrument)})`,
          message,
        }))),
    ...(taken
      ? [
          breach(
            placeOf(variable),
            `「${variable.id}」は ${nameOf(instrument)} の設問・得点・合計区分か、集計用データがもともと持つ列の名前です。派生変数に別の id を付けてください。`,
            `"${variable.id}" is the name of an item, a score or a net of ${nameOf(instrument)}, or of a column that datasets have of themselves; give the variable another id.`,
          ),
        ]
      : []),
  ];
}

function factBreaches(
  where: string,
  { exactness, sensitive, strictDisclosure, instrumentVersions }: DerivedVariable,
  inputs: readonly InputFacts[],
): readonly Breach[] {
  const order = exactnessSchema.options;
  const least = leastSure(inputs);
  const looser = [
    ...(!sensitive && inputs.some((input) => input.sensitive) ? ['sensitive'] : []),
    ...(!strictDisclosure && inputs.some((input) => input.strictDisclosure) ? ['strictDisclosure'] : []),
  ];
  return [
    ...(order.indexOf(exactness) >= order.indexOf(least)
      ? []
      : [
          breach(
            where,
            `確度「${exactness}」は、もとにする設問より確かとはいえません。「${least}」にしてください。`,
            `It is not surer ("${exactness}") than the least sure of its inputs; mark it "${least}".`,
          ),
        ]),
    ...looser.map((mark) =>
      breach(
        where,
        `もとにする設問に付いている ${mark} が付いていません。true にしてください。`,
        `An input is marked ${mark} and this variable is not; make it true.`,
      ),
    ),
    ...repeated(instrumentVersions).map((version) =>
      breach(
        where,
        `版 ${version} が instrumentVersions に二度あります。一つ消してください。`,
        `The version ${version} stands twice in "instrumentVersions"; remove one.`,
      ),
    ),
  ];
}

function measureBreaches(where: string, { derivation, measure }: DerivedVariable): readonly Breach[] {
  const fits = derivation.kind === 'sum' ? measure !== 'nominal' : measure !== 'scale';
  if (fits) return [];
  return [
    breach(
      where,
      `尺度「${measure}」は規則（${derivation.kind}）に合いません。合計には scale か ordinal を、区分には ordinal か nominal を書いてください。`,
      `The measure "${measure}" does not fit the rule (${derivation.kind}); use scale or ordinal for a sum, ordinal or nominal for groups.`,
    ),
  ];
}

function cohortBreaches(
  where: string,
  { from, to }: Extract<Derivation, { kind: 'cohort' }>,
): readonly Breach[] {
  const wrong = [from, to].filter((day) => !isCalendarDay(day));
  if (wrong.length === 0 && from <= to) return [];
  return [
    breach(
      where,
      `生年月日の範囲（${from}〜${to}）が正しくありません。暦にある日を、早いほうを from に書いてください。`,
      `The dates of birth ${from} to ${to} are no range; write days of the calendar, the earlier in "from".`,
    ),
  ];
}
