import type { Variable } from '../../../instruments/codebook/codebook.ts';
import type { Condition } from '../../../instruments/rules/condition.ts';
import { parseCondition } from '../../../instruments/rules/parse-condition.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import type { WrittenVariable } from './survey-file.ts';

const EVERYBODY = { ja: '全員', en: 'Everybody' };
const CHOSEN = [
  { code: 1, label: { ja: '選択', en: 'Chosen' } },
  { code: 0, label: { ja: '非選択', en: 'Not chosen' } },
];
const WRITTEN = [
  { code: 1, label: { ja: '記入あり', en: 'Written' } },
  { code: 0, label: { ja: '記入なし', en: 'Nothing written' } },
];

/**
 * A codebook that was written by hand as the variables of a questionnaire: one for each single answer, number and text,
 * one for each option of a multiple answer.
 * @throws AnalysisProblem (2) naming every variable that does not say enough
 */
export function writtenVariables(written: readonly WrittenVariable[]): readonly Variable[] {
  const findings = written.flatMap((one) => faultsOf(one, written));
  if (findings.length > 0) {
    throw new AnalysisProblem(
      2,
      'codebook.unusable',
      { ja: 'コードブックを直してください。', en: 'Mend the codebook.' },
      findings,
    );
  }
  return written.flatMap(variablesOf);
}

function faultsOf({ id, kind, codes, askedIf }: WrittenVariable, all: readonly WrittenVariable[]) {
  const where = `variables.${id}`;
  const fault = (ja: string, en: string) => ({ where, message: { ja, en } });
  const condition = askedIf === undefined ? null : parseCondition(askedIf);
  return [
    ...(all.filter((other) => other.id === id).length > 1
      ? [fault('同じ id が二つあります。', 'This id stands twice.')]
      : []),
    ...((kind === 'single' || kind === 'multiple') && (codes ?? []).length === 0
      ? [fault('codes に選択肢を書いてください。', 'It needs codes.')]
      : []),
    ...(new Set(codes?.map(({ code }) => code)).size < (codes?.length ?? 0)
      ? [fault('同じコードが二つあります。', 'A code stands twice.')]
      : []),
    ...(condition?.ok === false
      ? [fault(`askedIf を読めません（${condition.problem}）。`, `askedIf ${condition.problem}.`)]
      : []),
  ];
}

function variablesOf(written: WrittenVariable): readonly Variable[] {
  const { id, kind, label, stem = label, codes = [], range, exactness } = written;
  const shared = {
    item: id,
    element: id,
    itemLabel: label,
    stem,
    description: null,
    introduction: [],
    measure: written.measure ?? (kind === 'number' ? 'scale' : kind === 'text' ? 'text' : 'nominal'),
    source: 'as written in the survey file',
    exactness,
    sensitive: written.sensitive,
    strictDisclosure: written.strictDisclosure,
    refusalCodes: written.refusalCodes,
    base: { condition: conditionOf(written), words: wordsOf(written) },
  } as const;
  if (kind === 'multiple') {
    return codes.map(({ code, label: option }) => ({
      ...shared,
      id: `${id}.${code}`,
      kind: 'option',
      label: option,
      codes: CHOSEN,
      exclusive: written.exclusive.includes(code),
    }));
  }
  const own = kind === 'text' ? WRITTEN : kind === 'number' ? [] : codes;
  return [
    { ...shared, id, kind, label, codes: own, exclusive: false, ...(range === undefined ? {} : { range }) },
  ];
}

function conditionOf({ askedIf }: WrittenVariable): Condition | null {
  if (askedIf === undefined) return null;
  const parsed = parseCondition(askedIf);
  return parsed.ok ? parsed.condition : null;
}

function wordsOf({ askedIf }: WrittenVariable) {
  return askedIf === undefined ? EVERYBODY : { ja: askedIf, en: askedIf };
}
