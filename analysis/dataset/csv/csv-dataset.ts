import { MADE_COLUMNS } from '../../../instruments/codebook/made-columns.ts';
import { LARGEST_CODE } from '../../../instruments/codebook/reserved-codes.ts';
import type { Finding } from '../../../instruments/definition/finding.ts';
import type { CompiledDerived } from '../../../instruments/derived/compile-derived.ts';
import { addDerivedColumns } from '../add-derived-columns.ts';
import type { CodedColumn, Dataset, DatasetRemark, Design } from '../dataset.ts';
import { derivedColumn } from '../derived-columns.ts';
import { variableColumn } from '../variable-column.ts';
import { type ComputedVariable, computedVariables } from './computed-columns.ts';
import type { CsvValues } from './csv-body.ts';
import type { CsvEncoding } from './csv-decoder.ts';
import type { CsvFindings } from './csv-findings.ts';
import type { CsvColumn, CsvSurvey } from './csv-survey.ts';
import type { CsvReading } from './read-csv.ts';
import { repeatedRowRemarks } from './repeated-rows.ts';

/** Puts the columns of a file together as a dataset. Throws CsvError where what it computed itself disagrees. */
export function csvDataset(
  survey: CsvSurvey,
  derived: readonly CompiledDerived[],
  read: CsvValues,
  encoding: CsvEncoding | null,
  findings: CsvFindings,
): CsvReading {
  const { size, design, weights } = read;
  const columns = new Map<string, CodedColumn>(
    survey.columns.map((column, at) => [
      column.variable.id,
      codedColumn(column, read.values[at] as Uint8Array),
    ]),
  );
  const remarks = [...columnRemarks(survey, read), ...repeatedRowRemarks(read)];
  const scores = survey.scores.filter(({ items }) => items.every((item) => columns.has(item)));
  const disagreeing = addDerivedColumns(columns, {
    size,
    stratumOf: stratumNames(design),
    areaScheme: columns.has('area') ? null : survey.areaScheme,
    ageBands: survey.ageBands,
    scores,
    derived,
  });
  for (const variable of computedVariables(survey)) {
    const given = read.computed.get(variable.id);
    if (given === undefined) continue;
    const own = columns.get(variable.id);
    if (own === undefined) columns.set(variable.id, givenColumn(survey, variable, given));
    else requireAgreement(own, given, findings);
  }
  findings.throwIfAny();
  const facts: readonly DatasetRemark[] =
    disagreeing > 0 ? [Object.freeze({ code: 'area-disagrees', respondents: disagreeing })] : [];
  const dataset: Dataset = Object.freeze({
    surveyId: survey.surveyId,
    questionnaire: survey.questionnaire,
    synthetic: survey.synthetic,
    size,
    design,
    columns,
    remarks: Object.freeze(facts),
  });
  return Object.freeze({ dataset, weights, encoding, remarks: Object.freeze(remarks) });
}

function stratumNames(design: Design): ((row: number) => string | null) | null {
  if (design.kind === 'open') return null;
  const { strata, stratum } = design;
  return (row) => strata[stratum[row] as number]?.id ?? null;
}

function codedColumn({ variable, bands }: CsvColumn, values: Uint8Array): CodedColumn {
  const column = variableColumn(variable, values);
  const made = MADE_COLUMNS.includes(variable.id);
  if (bands === undefined) return made ? Object.freeze({ ...column, kind: 'derived' }) : column;
  const codes = Object.freeze(bands.map(({ code, label }) => Object.freeze({ code, label })));
  return Object.freeze({ ...column, kind: made ? 'derived' : 'single', measure: 'ordinal', codes });
}

/** A score without its items: nothing to make it from, so it is taken as the file has it. */
function givenColumn(
  { scores }: CsvSurvey,
  { id, kind, codes }: ComputedVariable,
  values: Uint8Array,
): CodedColumn {
  const score = scores.find((one) => id === one.id || id === `${one.id}.points`);
  const column = derivedColumn(id, score?.label ?? { ja: id, en: id }, codes, values);
  return Object.freeze({
    ...column,
    item: score?.id ?? id,
    exactness: score?.exactness ?? 'ours',
    // how sensitive its items are is not known here, so it is kept as strictly as can be
    sensitive: true,
    strictDisclosure: true,
    ...(kind === 'number' && { kind: 'number' as const, measure: 'scale' as const }),
  });
}

/** A score of the file that its own items contradict would put two truths into one dataset. */
function requireAgreement(own: CodedColumn, given: Uint8Array, findings: CsvFindings): void {
  own.values.forEach((code, at) => {
    if (code === given[at]) return;
    findings.addCell({
      code: 'computed-disagrees',
      row: at + 2,
      column: own.id,
      text: '',
      message: {
        ja: `「${own.id}」の値が、設問から計算した値（${code}）と違います。値を直すか、この列を除いてください。列は設問から作り直せます。`,
        en: `${own.id} is not what its items give (${code}); mend it, or leave the column out: it is made from its items.`,
      },
    });
  });
}

function columnRemarks(
  { columns }: CsvSurvey,
  { values, answeredOutsideBase }: CsvValues,
): readonly Finding[] {
  return columns.flatMap(({ variable: { id } }, at) => {
    const remarks: Finding[] = [];
    if (!(values[at] as Uint8Array).some((code) => code <= LARGEST_CODE))
      remarks.push({
        code: 'column-all-missing',
        where: `column ${id}`,
        message: {
          ja: `「${id}」には回答が一つもありません。欠損の書き方の設定を確かめてください。`,
          en: `Nobody has an answer in ${id}; check the texts that stand for missing answers.`,
        },
      });
    const outside = answeredOutsideBase[at] as number;
    if (outside > 0)
      remarks.push({
        code: 'answered-outside-base',
        where: `column ${id}`,
        message: {
          ja: `「${id}」は、対象外の回答者${outside}人に回答があります。回答はそのまま集計に入ります。`,
          en: `${outside} respondents answered ${id} although its base says that they were not asked; their answers count as they are.`,
        },
      });
    return remarks;
  });
}
