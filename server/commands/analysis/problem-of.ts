import { ComparisonError } from '../../../analysis/comparison/comparison-error.ts';
import { CrossTabError } from '../../../analysis/crosstab/cross-tab-error.ts';
import { CodingError } from '../../../analysis/dataset/coding-error.ts';
import { CsvError } from '../../../analysis/dataset/csv/csv-error.ts';
import { DatasetFileError } from '../../../analysis/dataset/dataset-file-error.ts';
import { RecodingError } from '../../../analysis/dataset/recoding-error.ts';
import { FamilyError } from '../../../analysis/disclosure/cross-tab-family.ts';
import { FilterError } from '../../../analysis/disclosure/filter-error.ts';
import { RegressionNotShownError } from '../../../analysis/disclosure/regression-error.ts';
import { ReleasedTableError } from '../../../analysis/disclosure/released-table.ts';
import { EstimationError } from '../../../analysis/estimates/estimation-error.ts';
import { RScriptError } from '../../../analysis/export/microdata/r-table.ts';
import { ReleaseError } from '../../../analysis/release/release-error.ts';
import { WeightingError } from '../../../analysis/weights/weighting-error.ts';
import { PoolingError } from '../../../instruments/crosswalk/pooling-refusal.ts';
import { DefinitionError, type Finding } from '../../../instruments/definition/finding.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import { Problem } from '../../problems/problem.ts';
import { problemCatalogue } from '../../problems/problem-catalogue.ts';
import { CommandError, type CommandFinding } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import {
  COMPARISON_SENTENCES,
  CROSS_TAB_SENTENCES,
  DATASET_FILE_SENTENCES,
  ESTIMATION_SENTENCES,
} from './error-sentences.ts';

/** What the person who called a command is told of an error: every one has a code, nothing shows a trace. */
export function problemOf(error: unknown): AnalysisProblem {
  if (error instanceof AnalysisProblem) return error;
  if (error instanceof CommandError) {
    const code = error.exitCode === 2 ? 'call.unusable' : 'call.refused';
    return new AnalysisProblem(error.exitCode, code, error.sentence, error.findings);
  }
  return (
    withFindings(error) ??
    withCode(error) ??
    because(
      'program.fault',
      'プログラムの誤りです。何も書き出していません。コマンドと次の文を開発者に知らせてください。',
      error instanceof Error ? error : new Error(String(error)),
      'This is a fault of the program; nothing was written. Report the command with this sentence: ',
    )
  );
}

/** Errors that tell everything that is wrong, each with its place. */
function withFindings(error: unknown): AnalysisProblem | null {
  const listed = (code: string, ja: string, en: string, findings: readonly CommandFinding[]) =>
    new AnalysisProblem(1, code, { ja, en }, findings);
  if (error instanceof CsvError) {
    const more = {
      ja: error.more > 0 ? `（ほかに${error.more}件）` : '',
      en: error.more > 0 ? ` (${error.more} more)` : '',
    };
    return listed(
      'answers.unusable',
      `回答のファイルを読めません。次の点を直してください。${more.ja}`,
      `The file of answers cannot be used; mend what is listed.${more.en}`,
      error.findings.map(placed),
    );
  }
  if (error instanceof CodingError) {
    return listed(
      'responses.unusable',
      '回答がコードブックと合いません。次の点を直してください。',
      'Answers do not fit the codebook; mend what is listed.',
      error.findings.map(({ row, item, message }) => ({
        where: `row ${row}, ${item}`,
        message: alike(message),
      })),
    );
  }
  if (error instanceof WeightingError) {
    return listed(
      'weights.impossible',
      'ウェイトを作れません。次の点を直してください。',
      'Weights cannot be made; mend what is listed.',
      error.findings.map(placed),
    );
  }
  if (error instanceof DefinitionError) {
    return listed(
      'definition.unusable',
      '調査票の定義を使えません。',
      'The definition cannot be used.',
      error.findings.map(placed),
    );
  }
  if (error instanceof FilterError) {
    return listed(
      'disclosure.filter',
      'この絞り込みの表は公表できません。次の点を直してください。',
      'This filtered table is not given out; mend what is listed.',
      error.findings.map(placed),
    );
  }
  if (error instanceof RecodingError) {
    return listed(
      'recoding.unusable',
      '区分や絞り込みを使えません。次の点を直してください。',
      'Bands, folds or filters cannot be used; mend what is listed.',
      error.findings.map(placed),
    );
  }
  if (error instanceof PoolingError) {
    return listed(
      'comparison.not-poolable',
      '回どうしを比べられません。',
      'The waves cannot be compared.',
      error.findings.map(placed),
    );
  }
  if (error instanceof RegressionNotShownError) {
    return listed(
      'disclosure.regression',
      'この回帰分析の結果は公表できません。次の点を直してください。',
      'This model is not given out; mend what is listed.',
      error.findings.map(placed),
    );
  }
  if (error instanceof ReleaseError) {
    const proposals = error.proposals.map(({ words }, at) => ({
      where: `次の一歩の例 ${at + 1} / step ${at + 1}`,
      message: words,
    }));
    return listed(
      'release.refused',
      'この提供用データは作れません。次の点を直してください。',
      'These rows are not released; mend what is listed.',
      [...error.findings.map(placed), ...proposals],
    );
  }
  if (error instanceof Problem) {
    const { message } = problemCatalogue[error.code];
    return listed(error.code, message.ja, message.en, error.details.findings ?? []);
  }
  return null;
}

/** Errors that have one reason: its sentence in Japanese, and their own with what was needed and what was found. */
function withCode(error: unknown): AnalysisProblem | null {
  if (error instanceof DatasetFileError)
    return because(`dataset-file.${error.fault}`, DATASET_FILE_SENTENCES[error.fault], error);
  if (error instanceof ComparisonError)
    return because(`comparison.${error.code}`, COMPARISON_SENTENCES[error.code], error);
  if (error instanceof CrossTabError)
    return because(`cross-tab.${error.code}`, CROSS_TAB_SENTENCES[error.code], error);
  if (error instanceof EstimationError)
    return because(`estimate.${error.code}`, ESTIMATION_SENTENCES[error.code], error);
  if (error instanceof FamilyError || error instanceof ReleasedTableError)
    return because(
      'disclosure.impossible',
      '公表の記録とこのデータの表が合わないため、秘匿処理ができません。',
      error,
    );
  if (error instanceof RScriptError)
    return because('export.r-script', 'この提供用データには、表の再計算に要る列がありません。', error);
  return null;
}

function placed({ code, where, message }: Finding): CommandFinding {
  return { where: where === '' ? code : `${where} (${code})`, message };
}

function alike(text: string): LocalizedText {
  return { ja: text, en: text };
}

function because(code: string, ja: string, { message }: Error, en = ''): AnalysisProblem {
  return new AnalysisProblem(1, code, { ja, en: `${en}${en === '' ? withoutCaller(message) : message}` });
}

/** The engine names the function that was called; an analyst called a command. */
function withoutCaller(message: string): string {
  const [, requires, said] = /^(?:[a-z]+[A-Z]\w*)(?: (requires )|: )(.+)$/su.exec(message) ?? [];
  const text = said === undefined ? message : `${requires === undefined ? '' : 'This requires '}${said}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
}
