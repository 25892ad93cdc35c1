import type { NoAnswerPlace } from '../../../analysis/crosstab/cross-tab.ts';
import type { CodedColumn, Dataset } from '../../../analysis/dataset/dataset.ts';
import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import type { FittedModel } from '../../../analysis/disclosure/protect-regression.ts';
import type { RegressionRequest } from '../../../analysis/disclosure/regression-request.ts';
import { linearRegression } from '../../../analysis/estimates/linear-regression.ts';
import { logisticRegression } from '../../../analysis/estimates/logistic-regression.ts';
import { type ModelTerm, modelMatrix } from '../../../analysis/estimates/model-matrix.ts';
import { datasetSample } from '../../../analysis/weights/dataset-sample.ts';
import { LARGEST_CODE, RESERVED } from '../../../instruments/codebook/reserved-codes.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { unknownKey } from '../instruments/unknown-key.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { requireWeights } from './dataset-families.ts';

/** What a model explains: yes or no (some answers of an item), or a number. */
export interface OutcomeRequest {
  readonly kind: 'logistic' | 'linear';
  readonly column: string;
  /** of a logistic model: the answers that count as yes */
  readonly codes: readonly number[];
  /** of a logistic model: does 無回答 count as not having the outcome, or is it left out? */
  readonly noAnswer: NoAnswerPlace;
}

/** A column that explains. */
export interface TermRequest {
  readonly column: string;
  /** answers in the model, those joined in one group; null: every code for itself. All others count as no answer */
  readonly levels: readonly (readonly number[])[] | null;
  /** code that the others are held against; null: the first of the codebook */
  readonly reference: number | null;
}

export interface NamedTerm {
  readonly term: ModelTerm;
  readonly column: CodedColumn;
  /** label of each coefficient by its name in the model */
  readonly labels: ReadonlyMap<string, LocalizedText>;
}

/** The columns of a model as they were asked for, before anything is decided or fitted. */
export interface NamedColumns {
  readonly outcome: OutcomeRequest;
  readonly target: CodedColumn;
  readonly terms: readonly { readonly column: CodedColumn; readonly wanted: TermRequest }[];
}

/**
 * The columns that a model was asked for.
 * @throws AnalysisProblem, CommandError for columns, codes and groups that are not there
 */
export function namedColumns(
  { dataset, weights }: DatasetFile,
  outcome: OutcomeRequest,
  terms: readonly TermRequest[],
): NamedColumns {
  requireWeights({ dataset, weights });
  if (weights === null) {
    throw new AnalysisProblem(1, 'regress.volunteers', {
      ja: '公募による回答には標本誤差がないため、回帰分析はしません。',
      en: 'Volunteers have no margin of error: no model is made of them.',
    });
  }
  const target = requireColumn(dataset, outcome.column);
  requireOutcome(target, outcome);
  const named = terms.map((wanted) => {
    const column = requireColumn(dataset, wanted.column);
    requireGroups(column, wanted);
    return { column, wanted };
  });
  return { outcome, target, terms: named };
}

/** What the gate is asked, without answers that are too rare for a group unless they were named. */
export function regressionRequest(
  { outcome, terms }: NamedColumns,
  rareOf: (column: string) => readonly number[],
): RegressionRequest {
  return {
    outcome: {
      column: outcome.column,
      codes: outcome.kind === 'linear' ? null : outcome.codes,
      noAnswer: outcome.noAnswer,
    },
    terms: terms.map(({ column, wanted }) => ({
      column: column.id,
      levels: isNumber(column, wanted) ? null : groupsOf(column, wanted, rareOf(column.id)),
    })),
  };
}

/**
 * Fits the model. People without an answer to the outcome or to a term are left out, as a domain, and so are those whose
 * answer is too rare for a group.
 * @throws EstimationError where nothing can be fitted
 */
export function regressionModel(
  { dataset, weights }: DatasetFile,
  { outcome, target, terms }: NamedColumns,
  rareOf: (column: string) => readonly number[],
): { readonly model: FittedModel; readonly terms: readonly NamedTerm[] } {
  const named = terms.map(({ column, wanted }) => termOf(column, wanted, rareOf(column.id)));
  const models = named.map(({ term }) => term);
  const domain = target.values.map((code) => Number(code !== RESERVED.notAsked));
  const values = outcomeOf(target, outcome, rareOf(target.id));
  const sample = datasetSample(dataset, weights as NonNullable<typeof weights>);
  const matrix = modelMatrix(models, domain);
  const estimate = outcome.kind === 'logistic' ? logisticRegression : linearRegression;
  const regression = estimate(sample, values, matrix);
  return { model: { kind: outcome.kind, regression, terms: models, outcome: values, domain }, terms: named };
}

function requireColumn(dataset: Dataset, id: string): CodedColumn {
  const column = dataset.columns.get(id);
  if (column !== undefined) return column;
  throw unknownKey(id, [...dataset.columns.keys()]);
}

function requireOutcome(column: CodedColumn, { kind, codes }: OutcomeRequest): void {
  if (kind === 'linear' && column.kind !== 'number') {
    throw new AnalysisProblem(2, 'regress.not-a-number', {
      ja: `「${column.id}」は数値の列ではありません。得点（例：ucla_score.points）を指定するか、--outcome ${column.id}=<コード> を使ってください。`,
      en: `${column.id} is no column of numbers; name a score, or use --outcome ${column.id}=<codes>.`,
    });
  }
  const known = column.codes.map(({ code }) => code);
  const unknown = codes.find((code) => known.length > 0 && !known.includes(code));
  if (kind === 'logistic' && unknown !== undefined)
    throw unknownKey(String(unknown), known.map(String), column.id);
}

function outcomeOf(
  { values }: CodedColumn,
  { kind, codes, noAnswer }: OutcomeRequest,
  rare: readonly number[],
): Float64Array {
  return Float64Array.from(values, (code) => {
    if (kind === 'linear') return code > LARGEST_CODE ? Number.NaN : code;
    if (noAnswer === 'in-base') return code === RESERVED.notAsked ? Number.NaN : Number(codes.includes(code));
    return code > LARGEST_CODE || rare.includes(code) ? Number.NaN : Number(codes.includes(code));
  });
}

function isNumber({ kind }: CodedColumn, { levels }: TermRequest): boolean {
  return kind === 'number' && levels === null;
}

/** Codes of a term in the order of the codebook; of an option, not chosen first: choosing is held against it. */
function codesOf({ kind, codes }: CodedColumn): CodedColumn['codes'] {
  return kind === 'option' ? [...codes].sort((a, b) => a.code - b.code) : codes;
}

/** Groups as they were named; every code but the rare ones for itself where none was. */
function groupsOf(
  column: CodedColumn,
  { levels }: TermRequest,
  rare: readonly number[],
): readonly (readonly number[])[] {
  return levels ?? codesOf(column).flatMap(({ code }) => (rare.includes(code) ? [] : [[code]]));
}

function requireGroups(column: CodedColumn, wanted: TermRequest): void {
  if (isNumber(column, wanted)) return;
  const { reference } = wanted;
  const known = column.codes.map(({ code }) => String(code));
  const groups = groupsOf(column, wanted, []);
  const unknown = [...groups.flat(), ...(reference === null ? [] : [reference])].find(
    (code) => !known.includes(String(code)),
  );
  if (unknown !== undefined) throw unknownKey(String(unknown), known, column.id);
  const twice = groups.flat().find((code, at, all) => all.indexOf(code) !== at);
  const isHeld = reference === null ? groups.length > 0 : groups.some((group) => group.includes(reference));
  if (twice === undefined && isHeld) return;
  throw new AnalysisProblem(2, 'call.unusable', {
    ja: `説明変数「${column.id}」の区分を直してください。一つのコードは一つの区分に、基準は区分のどれかに入れます。`,
    en: `Mend the groups of ${column.id}: each code stands in one of them, and the reference in one.`,
  });
}

function termOf(column: CodedColumn, wanted: TermRequest, rare: readonly number[]): NamedTerm {
  const { id, values, label } = column;
  if (isNumber(column, wanted)) {
    const numbers = Float64Array.from(values, (code) => (code > LARGEST_CODE ? Number.NaN : code));
    return { term: { kind: 'number', name: id, values: numbers }, column, labels: new Map([[id, label]]) };
  }
  const { reference } = wanted;
  const groups = groupsOf(column, wanted, rare);
  const list = codesOf(column);
  const own = groups.find((group) => reference === null || group.includes(reference)) as readonly number[];
  const levelOf = (group: readonly number[]) => group.join('+');
  return {
    term: {
      kind: 'code',
      name: id,
      codes: Int32Array.from(values, (code) => groups.findIndex((group) => group.includes(code))),
      levels: groups.map(levelOf),
      reference: levelOf(own),
    },
    column,
    labels: new Map(groups.map((group) => [`${id}${levelOf(group)}`, joined(group, list)])),
  };
}

function joined(group: readonly number[], codes: CodedColumn['codes']): LocalizedText {
  const labels = group.flatMap((code) => codes.find((one) => one.code === code)?.label ?? []);
  return { ja: labels.map(({ ja }) => ja).join('＋'), en: labels.map(({ en }) => en).join(' + ') };
}
