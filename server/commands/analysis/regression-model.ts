import type { CodedColumn, Dataset } from '../../../analysis/dataset/dataset.ts';
import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import type { FittedModel } from '../../../analysis/disclosure/protect-regression.ts';
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

/**
 * Fits the model that was asked for. People without an answer to the outcome or to a term are left out, as a domain.
 * @throws AnalysisProblem, CommandError for columns that are not there; EstimationError where nothing can be fitted
 */
export function regressionModel(
  { dataset, weights }: DatasetFile,
  outcome: OutcomeRequest,
  terms: readonly TermRequest[],
): { readonly model: FittedModel; readonly terms: readonly NamedTerm[] } {
  requireWeights({ dataset, weights });
  if (weights === null) {
    throw new AnalysisProblem(1, 'regress.volunteers', {
      ja: '公募による回答には標本誤差がないため、回帰分析はしません。',
      en: 'Volunteers have no margin of error: no model is made of them.',
    });
  }
  const target = requireColumn(dataset, outcome.column);
  const named = terms.map((term) => termOf(requireColumn(dataset, term.column), term));
  const models = named.map(({ term }) => term);
  const domain = target.values.map((code) => Number(code !== RESERVED.notAsked));
  const values = outcomeOf(target, outcome);
  const sample = datasetSample(dataset, weights);
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

function outcomeOf(column: CodedColumn, { kind, codes }: OutcomeRequest): Float64Array {
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
  return Float64Array.from(column.values, (code) => {
    if (code > LARGEST_CODE) return Number.NaN;
    return kind === 'linear' ? code : Number(codes.includes(code));
  });
}

function termOf(column: CodedColumn, { levels: wanted, reference }: TermRequest): NamedTerm {
  const { id, kind, values, codes, label } = column;
  if (kind === 'number' && wanted === null) {
    const numbers = Float64Array.from(values, (code) => (code > LARGEST_CODE ? Number.NaN : code));
    return { term: { kind: 'number', name: id, values: numbers }, column, labels: new Map([[id, label]]) };
  }
  // an option is chosen or not: whoever did not choose it is what choosing is held against
  const list = kind === 'option' ? [...codes].sort((a, b) => a.code - b.code) : codes;
  const known = list.map(({ code }) => String(code));
  const groups = wanted ?? list.map(({ code }) => [code]);
  const unknown = [...groups.flat(), ...(reference === null ? [] : [reference])].find(
    (code) => !known.includes(String(code)),
  );
  if (unknown !== undefined) throw unknownKey(String(unknown), known, id);
  const twice = groups.flat().find((code, at, all) => all.indexOf(code) !== at);
  const own = reference === null ? groups[0] : groups.find((group) => group.includes(reference));
  if (twice !== undefined || own === undefined) {
    throw new AnalysisProblem(2, 'call.unusable', {
      ja: `説明変数「${id}」の区分を直してください。一つのコードは一つの区分に、基準は区分のどれかに入れます。`,
      en: `Mend the groups of ${id}: each code stands in one of them, and the reference in one.`,
    });
  }
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
