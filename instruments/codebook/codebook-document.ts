import type { Questionnaire } from '../composition/questionnaire.ts';
import { deepFreeze } from '../definition/deep-freeze.ts';
import type { ItemFacts, Score } from '../definition/instrument.ts';
import type { LocalizedText } from '../definition/localized-text.ts';
import { derivedCodes } from '../derived/derived-codes.ts';
import type { Derivation, DerivedVariable } from '../derived/derived-variable.ts';
import { codebook, type Variable, type VariableCode } from './codebook.ts';
import { conditionAsRule } from './condition-as-rule.ts';
import { conditionInWords } from './condition-in-words.ts';
import { derivationInWords } from './derivation-in-words.ts';
import { MISSING_CODES } from './missing-codes.ts';

/** One column of the data as a codebook describes it: asked, or derived from what was asked. */
export interface CodebookVariable
  extends Pick<
    Variable,
    | 'id'
    | 'item'
    | 'label'
    | 'itemLabel'
    | 'description'
    | 'introduction'
    | 'codes'
    | 'range'
    | 'measure'
    | 'source'
    | 'exactness'
    | 'sensitive'
    | 'strictDisclosure'
    | 'exclusive'
    | 'refusalCodes'
  > {
  readonly kind: Variable['kind'] | 'derived';
  /** as asked; null: nobody is asked */
  readonly question: LocalizedText | null;
  /** reserved codes: why there is no answer */
  readonly missing: readonly VariableCode[];
  readonly base: {
    readonly words: LocalizedText;
    /** in SurveyJS's expression language; null: everyone, or, for a derived variable, whoever has its inputs */
    readonly rule: string | null;
  };
  readonly evidence?: ItemFacts['evidence'];
  /** says who answers; never in a table */
  readonly personal: boolean;
  /** how it is made; null: asked */
  readonly derivation: {
    readonly version: string | null;
    readonly inputs: readonly string[];
    readonly words: LocalizedText;
    readonly rule: Derivation;
  } | null;
}

/** Everything that an analyst needs to read the data of a questionnaire. */
export interface CodebookDocument {
  readonly id: string;
  readonly version: string;
  /** hash of the published questionnaire; null: not published */
  readonly sha256: string | null;
  readonly title: LocalizedText;
  readonly instruments: Questionnaire['instruments'];
  /** what it could be read in, the first as it opens; questions and options stand here in the frozen Japanese */
  readonly languages: Questionnaire['languages'];
  readonly variables: readonly CodebookVariable[];
}

/**
 * The codebook of a questionnaire as a document: what was asked in form order, then its scores (bands and
 * points) and derived variables, each with codes, missing codes, base, source and rule. The writers
 * codebook-csv, -json, -markdown and -ddi print it.
 *
 * @param sha256 of the frozen bytes, from whoever published it; null for a draft
 * @throws DefinitionError when a condition cannot be compiled
 */
export function codebookDocument(questionnaire: Questionnaire, sha256: string | null): CodebookDocument {
  const { id, version, title, instruments, languages, items, scores, derived = [] } = questionnaire;
  const asked = codebook(questionnaire);
  const facts = new Map(items.map((item) => [item.id, item]));
  const labels = new Map<string, LocalizedText>([
    ...asked.map((variable) => [variable.item, variable.itemLabel] as const),
    ...asked.map((variable) => [variable.id, variable.label] as const),
    ...scores.flatMap((score) => [
      [score.id, score.label] as const,
      [`${score.id}.points`, score.label] as const,
    ]),
    ...derived.map((variable) => [variable.id, variable.label] as const),
  ]);
  const codeLabels = new Map<string, ReadonlyMap<number, LocalizedText>>([
    ...asked.map(({ id: own, codes }) => [own, labelsOf(codes)] as const),
    ...scores.map((score) => [score.id, labelsOf(score.bands)] as const),
    ...derived.map((variable) => [variable.id, labelsOf(derivedCodes(variable))] as const),
  ]);
  const terms = {
    label: (input: string) => labels.get(input) ?? { ja: input, en: input },
    condition: conditionInWords(questionnaire),
    code: (input: string, code: number) => codeLabels.get(input)?.get(code) ?? null,
  };
  const inWords = (derivation: Derivation) => derivationInWords(derivation, terms);
  const input = (name: string) => asked.find((variable) => variable.id === name || variable.item === name);
  return deepFreeze({
    id,
    version,
    sha256,
    title,
    instruments,
    languages,
    variables: [
      ...asked.map((variable) => askedVariable(variable, facts.get(variable.item))),
      ...scores.flatMap((score) => scoreVariables(score, score.items.map(input), inWords)),
      ...derived.map((variable) => derivedVariable(variable, inWords)),
    ],
  });
}

function labelsOf(codes: readonly VariableCode[]): ReadonlyMap<number, LocalizedText> {
  return new Map(codes.map(({ code, label }) => [code, label]));
}

function askedVariable(variable: Variable, facts: ItemFacts | undefined): CodebookVariable {
  const { id, item, kind, label, itemLabel, description, introduction } = variable;
  const { codes, range, measure, source, exactness } = variable;
  const { condition, words } = variable.base;
  return {
    id,
    item,
    kind,
    label,
    itemLabel,
    question: variable.stem,
    description,
    introduction,
    codes,
    missing: MISSING_CODES,
    ...(range && { range }),
    base: { words, rule: condition && conditionAsRule(condition) },
    measure,
    source,
    exactness,
    ...(facts?.evidence && { evidence: facts.evidence }),
    sensitive: variable.sensitive,
    strictDisclosure: variable.strictDisclosure,
    exclusive: variable.exclusive,
    refusalCodes: variable.refusalCodes,
    personal: facts?.personal === true,
    derivation: null,
  };
}

const NOBODY_ASKED = {
  question: null,
  description: null,
  introduction: [],
  exclusive: false,
  refusalCodes: [],
} as const;

const HAS_INPUTS = {
  words: {
    ja: '入力となる設問のいずれかを尋ねられた人',
    en: 'People who were asked any of the questions that it is made of',
  },
  rule: null,
};

function scoreVariables(
  score: Score,
  inputs: readonly (Variable | undefined)[],
  inWords: (derivation: Derivation) => LocalizedText,
): CodebookVariable[] {
  const { id, label, items, source, exactness, bands } = score;
  const shared = {
    item: id,
    kind: 'derived' as const,
    itemLabel: label,
    ...NOBODY_ASKED,
    missing: MISSING_CODES,
    base: HAS_INPUTS,
    source,
    exactness,
    sensitive: inputs.some((variable) => variable?.sensitive),
    strictDisclosure: inputs.some((variable) => variable?.strictDisclosure),
    personal: false,
  };
  const points: Derivation = {
    kind: 'sum',
    inputs: items.map((input) => ({ input })),
    times: 1,
    missingAtMost: 0,
  };
  const banded: Derivation = { kind: 'bands', input: `${id}.points`, bands };
  return [
    {
      ...shared,
      id: `${id}.points`,
      label: { ja: `${label.ja}（合計点）`, en: `${label.en} (points)` },
      codes: [],
      measure: 'scale',
      derivation: { version: null, inputs: items, words: inWords(points), rule: points },
    },
    {
      ...shared,
      id,
      label,
      codes: bands.map((band) => ({ code: band.code, label: band.label })),
      measure: 'ordinal',
      derivation: { version: null, inputs: [`${id}.points`], words: inWords(banded), rule: banded },
    },
  ];
}

function derivedVariable(
  variable: DerivedVariable,
  inWords: (derivation: Derivation) => LocalizedText,
): CodebookVariable {
  const { id, version, label, measure, source, exactness, sensitive, strictDisclosure, derivation } =
    variable;
  return {
    id,
    item: id,
    kind: 'derived',
    label,
    itemLabel: label,
    ...NOBODY_ASKED,
    codes: derivedCodes(variable),
    missing: MISSING_CODES,
    base: { words: variable.base, rule: null },
    measure,
    source,
    exactness,
    sensitive,
    strictDisclosure,
    personal: false,
    derivation: { version, inputs: inputsOf(derivation), words: inWords(derivation), rule: derivation },
  };
}

function inputsOf(derivation: Derivation): readonly string[] {
  switch (derivation.kind) {
    case 'sum':
      return derivation.inputs.map(({ input }) => input);
    case 'cases':
      return derivation.inputs;
    case 'bands':
    case 'net':
    case 'cohort':
      return [derivation.input];
  }
}
