import type { MenuItem } from '../../../analysis/crosstab/cross-tab-menu.ts';
import { AGE_BANDS } from '../../../analysis/dataset/age-bands.ts';
import type { CodeLabel } from '../../../analysis/dataset/dataset.ts';
import { foldFindings } from '../../../analysis/dataset/fold-column.ts';
import type { Finding } from '../../../instruments/definition/finding.ts';
import { comparisonsOf } from '../../../instruments/rules/condition.ts';
import { parseCondition } from '../../../instruments/rules/parse-condition.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import type { SurveyDefinition } from './survey-definition.ts';
import { ownAgeBands, type SurveyFile, type WrittenVariable } from './survey-file.ts';
import { surveyMenu } from './survey-menu.ts';

/**
 * Holds what a survey file names to what the survey has: items and codes of nets, scores, folds, conditions and marked
 * codes. A name that is nowhere would be left out of every table without a word.
 * @throws AnalysisProblem (2) with everything that names what does not exist
 */
export function requireReferences(survey: SurveyFile, definition: SurveyDefinition): void {
  const columns = new Set(definition.variables.map(({ id }) => id));
  const { items } = surveyMenu(survey, definition, columns);
  const findings = [
    ...(survey.variables ?? []).flatMap((variable) => variableFindings(variable, definition)),
    ...netFindings(survey, items),
    ...scoreFindings(survey, definition),
    ...foldsFindings(survey, definition),
  ];
  if (findings.length === 0) return;
  throw new AnalysisProblem(
    2,
    'survey-file.unusable',
    {
      ja: '調査のファイルに、調査にない設問やコードの名前があります。次の点を直してください。',
      en: 'The survey file names what the survey does not have; mend what is listed.',
    },
    findings.map(({ code, where, message }) => ({ where: `${where} (${code})`, message })),
  );
}

function finding(code: string, where: string, ja: string, en: string): Finding {
  return { code, where, message: { ja, en } };
}

function netFindings({ nets }: SurveyFile, items: readonly MenuItem[]): readonly Finding[] {
  return nets.flatMap(({ id, item: named, codes }) => {
    const where = `nets.${id}`;
    const item = items.find((one) => one.id === named);
    if (item === undefined) {
      return [
        finding(
          'net-item-unknown',
          where,
          `「${named}」は、表にできる設問ではありません。item を確かめてください。`,
          `${named} is no item that can be tabulated; check "item".`,
        ),
      ];
    }
    const twice = item.nets.filter((net) => net.id === id).length > 1;
    return [
      ...(twice
        ? [
            finding(
              'net-twice',
              where,
              `「${named}」に同じ id の小計が二つあります。別の id にしてください。`,
              `${named} has two nets of this id; give each its own.`,
            ),
          ]
        : []),
      ...codeFindings('net', where, named, codes, item.categories),
    ];
  });
}

function scoreFindings({ scores }: SurveyFile, { variables }: SurveyDefinition): readonly Finding[] {
  return scores.flatMap(({ id, items }) =>
    items
      .filter((item) => !variables.some((one) => one.id === item && one.kind !== 'text'))
      .map((item) =>
        finding(
          'score-item-unknown',
          `scores.${id}`,
          `「${item}」は、コードか数値の設問ではありません。items を確かめてください。`,
          `${item} is no item with codes or numbers; check "items".`,
        ),
      ),
  );
}

function foldsFindings(survey: SurveyFile, definition: SurveyDefinition): readonly Finding[] {
  return survey.folds.flatMap((fold, at) => {
    const where = `folds.${fold.id}`;
    const codes = codesOfAxis(survey, definition, fold.axis);
    if (codes === null) {
      return [
        finding(
          'fold-axis-unknown',
          where,
          `この調査に「${fold.axis}」はありません。axis を確かめてください。`,
          `The survey has no ${fold.axis}; check "axis".`,
        ),
      ];
    }
    const twice = survey.folds.findIndex(({ axis, id }) => axis === fold.axis && id === fold.id) < at;
    return [
      ...(twice
        ? [
            finding(
              'fold-twice',
              where,
              `「${fold.axis}」に同じ id のまとめ方が二つあります。別の id にしてください。`,
              `${fold.axis} has two folds of this id; give each its own.`,
            ),
          ]
        : []),
      ...foldFindings({ id: fold.axis, kind: 'single', codes }, fold, where),
    ];
  });
}

/** The codes that rows of an axis can have; null: there is no such axis. */
function codesOfAxis(
  survey: SurveyFile,
  { variables, areaScheme }: SurveyDefinition,
  axis: 'area' | 'age_band',
): readonly CodeLabel[] | null {
  if (axis === 'area' && areaScheme !== null) return areaScheme.areas;
  const asked = variables.find(({ id }) => id === axis);
  if (asked !== undefined) return asked.codes;
  if (axis === 'area' || !variables.some(({ id }) => id === 'age')) return null;
  return ownAgeBands(survey) ?? AGE_BANDS;
}

function variableFindings(written: WrittenVariable, { variables }: SurveyDefinition): readonly Finding[] {
  const { id, kind, codes = [], exclusive, refusalCodes, bands, askedIf } = written;
  const where = `variables.${id}`;
  const condition = askedIf === undefined ? null : parseCondition(askedIf);
  const named = condition?.ok ? comparisonsOf(condition.condition).map(({ item }) => item) : [];
  const unknown = named.filter((one) => !variables.some((each) => each.id === one || each.item === one));
  return [
    ...codeFindings('exclusive', where, id, exclusive, codes),
    ...(kind === 'number' ? [] : codeFindings('refusal', where, id, refusalCodes, codes)),
    ...(bands !== undefined && kind !== 'number'
      ? [
          finding(
            'bands-of-no-number',
            where,
            '区分（bands）は、kind が number の設問だけに付けられます。',
            'Only a variable of kind number has bands.',
          ),
        ]
      : []),
    ...[...new Set(unknown)].map((one) =>
      finding(
        'condition-item-unknown',
        where,
        `askedIf の「${one}」はこの調査の設問ではありません。つづりを確かめてください。`,
        `askedIf names ${one}, which is no variable of the survey; check the spelling.`,
      ),
    ),
  ];
}

/** Codes that the item does not have, and codes that stand twice. */
function codeFindings(
  of: 'net' | 'exclusive' | 'refusal',
  where: string,
  item: string,
  codes: readonly number[],
  known: readonly { readonly code: number }[],
): readonly Finding[] {
  const list = known.map(({ code }) => code).join('、');
  return [
    ...codes
      .filter((code) => !known.some((one) => one.code === code))
      .map((code) =>
        finding(
          `${of}-code-unknown`,
          where,
          `「${item}」にコード ${code} はありません。あるコード：${list === '' ? 'なし' : list}。`,
          `${item} has no code ${code}; it has ${known.length === 0 ? 'none' : known.map((one) => one.code).join(', ')}.`,
        ),
      ),
    ...[...new Set(codes.filter((code, at) => codes.indexOf(code) < at))].map((code) =>
      finding(
        `${of}-code-twice`,
        where,
        `コード ${code} が二つ書いてあります。一つにしてください。`,
        `The code ${code} stands twice; write it once.`,
      ),
    ),
  ];
}
