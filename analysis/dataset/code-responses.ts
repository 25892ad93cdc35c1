import type { AreaScheme } from '../../instruments/areas/area-scheme.ts';
import type { Variable } from '../../instruments/codebook/codebook.ts';
import type { QuestionnaireReference } from '../../instruments/composition/questionnaire.ts';
import type { Score } from '../../instruments/definition/instrument.ts';
import type { LocalizedText } from '../../instruments/definition/localized-text.ts';
import { compileDerived } from '../../instruments/derived/compile-derived.ts';
import type { DerivedVariable } from '../../instruments/derived/derived-variable.ts';
import type { Answers } from '../../instruments/rules/answers.ts';
import type { CompiledRules } from '../../instruments/rules/compiled-rules.ts';
import { shownItems } from '../../instruments/rules/shown-items.ts';
import { addDerivedColumns } from './add-derived-columns.ts';
import { answerCoder } from './answer-coder.ts';
import { CodingError, type CodingFinding } from './coding-error.ts';
import { type Dataset, type DatasetRemark, type Design, MOST_STRATA, type ResponseRow } from './dataset.ts';
import { variableColumn } from './variable-column.ts';

/** A stratum as it was drawn; its respondents are counted from the responses. */
export interface DrawnStratum {
  readonly id: string;
  readonly label: LocalizedText;
  readonly population: number;
  readonly invited: number;
}

export interface CodingInput {
  readonly surveyId: string;
  readonly questionnaire: QuestionnaireReference;
  readonly synthetic: boolean;
  /** instruments/codebook */
  readonly variables: readonly Variable[];
  /** compiled from the same questionnaire: what each person was shown */
  readonly rules: CompiledRules;
  readonly scores: readonly Score[];
  /** derived variables of the questionnaire, with the version of their rule; absent: none */
  readonly derived?: readonly DerivedVariable[] | undefined;
  readonly design:
    | { readonly kind: 'invitation'; readonly strata: readonly DrawnStratum[] }
    | { readonly kind: 'open' };
  /** null: no figure by area */
  readonly areaScheme: AreaScheme | null;
  readonly responses: readonly ResponseRow[];
  /** accepted, but still in the inbox: named in the remarks, not in the data */
  readonly waiting: number;
}

/** Columns of codes for every variable, filled response by response; findings of all of them. */
function codeAnswers({ variables, rules, responses }: CodingInput) {
  const families = new Map<string, Variable[]>();
  for (const variable of variables) {
    const family = families.get(variable.element) ?? [];
    families.set(variable.element, [...family, variable]);
  }
  const coders = variables.map((variable) => ({
    variable,
    values: new Uint8Array(responses.length),
    code: answerCoder(variable, families.get(variable.element) ?? []),
  }));
  const findings: CodingFinding[] = [];
  responses.forEach((response, index) => {
    const row = index + 1;
    const answers = parseAnswers(response.answers);
    if (answers === null) {
      findings.push({ row, item: 'answers', message: 'is not a JSON object' });
      return;
    }
    for (const name of Object.keys(answers)) {
      if (!families.has(name))
        findings.push({ row, item: name.slice(0, 100), message: 'is not in the questionnaire' });
    }
    const shown = shownItems(rules, answers);
    for (const { variable, values, code } of coders) {
      const coded = code(answers, shown.has(variable.element));
      if ('code' in coded) values[index] = coded.code;
      else findings.push({ row, item: variable.id, message: coded.problem });
    }
  });
  return { coders, findings };
}

function parseAnswers(text: string): Answers | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Answers) : null;
  } catch {
    return null;
  }
}

function designOf(input: CodingInput, findings: CodingFinding[]): Design {
  if (input.design.kind === 'open') return { kind: 'open' };
  const { strata } = input.design;
  if (strata.length > MOST_STRATA)
    throw new RangeError(`${input.surveyId} has ${strata.length} strata; a dataset holds ${MOST_STRATA}`);
  const place = new Map(strata.map(({ id }, index) => [id, index]));
  const stratum = Uint8Array.from(input.responses, (response, index) => {
    const found = place.get(response.stratum ?? '');
    if (found === undefined)
      findings.push({ row: index + 1, item: 'stratum', message: 'is not one of the design' });
    return found ?? 0;
  });
  const respondents = strata.map(() => 0);
  for (const index of stratum) respondents[index] = (respondents[index] as number) + 1;
  return Object.freeze({
    kind: 'invitation' as const,
    strata: Object.freeze(
      strata.map(({ id, label, population, invited }, index) =>
        Object.freeze({ id, label, population, invited, respondents: respondents[index] as number }),
      ),
    ),
    stratum,
  });
}

/**
 * Turns responses into coded columns: one byte for each variable of each response, 251 where the question was routed
 * past, 252 where it was shown and left empty (for a multiple answer: on all its options). Derived beside them:
 * `area` (derive-area.ts), `age_band` (age-bands.ts), for each score its bands and `<score>.points`, and the derived
 * variables of the questionnaire, all by the rules of instruments/derived. Cohorts are no columns: no response has a date of birth.
 * Respondents of each stratum are counted from the responses.
 *
 * Answers are replayed, not trusted: throws CodingError with every answer that does not fit the codebook, naming
 * response and item but not what was written. Throws RangeError for more than 256 strata, and DefinitionError where the
 * rule of a derived variable does not fit the codebook.
 */
export function codeResponses(input: CodingInput): Dataset {
  const { responses, areaScheme } = input;
  const derived = compileDerived(input.derived ?? [], input.variables, input.scores);
  const { coders, findings } = codeAnswers(input);
  const design = designOf(input, findings);
  if (findings.length > 0) throw new CodingError(findings);
  const columns = new Map(
    coders.map(({ variable, values }) => [variable.id, variableColumn(variable, values)]),
  );
  const remarks: DatasetRemark[] = [];
  const disagreeing = addDerivedColumns(columns, {
    size: responses.length,
    stratumOf: (row) => responses[row]?.stratum ?? null,
    areaScheme,
    scores: input.scores,
    derived,
  });
  if (disagreeing > 0) remarks.push({ code: 'area-disagrees', respondents: disagreeing });
  if (input.waiting > 0) remarks.push({ code: 'responses-waiting-in-inbox', respondents: input.waiting });
  return Object.freeze({
    surveyId: input.surveyId,
    questionnaire: input.questionnaire,
    synthetic: input.synthetic,
    size: responses.length,
    design,
    columns,
    remarks: Object.freeze(remarks),
  });
}
