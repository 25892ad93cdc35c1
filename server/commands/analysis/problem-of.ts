import { ComparisonError } from '../../../analysis/comparison/comparison-error.ts';
import { CrossTabError } from '../../../analysis/crosstab/cross-tab-error.ts';
import { CodingError } from '../../../analysis/dataset/coding-error.ts';
import { CsvError } from '../../../analysis/dataset/csv/csv-error.ts';
import { DatasetFileError } from '../../../analysis/dataset/dataset-file-error.ts';
import { FamilyError } from '../../../analysis/disclosure/cross-tab-family.ts';
import { RegressionNotShownError } from '../../../analysis/disclosure/regression-error.ts';
import { ReleasedTableError } from '../../../analysis/disclosure/released-table.ts';
import { EstimationError } from '../../../analysis/estimates/estimation-error.ts';
import { RScriptError } from '../../../analysis/export/microdata/r-table.ts';
import { ReleaseError } from '../../../analysis/release/release-error.ts';
import { WeightingError } from '../../../analysis/weights/weighting-error.ts';
import { PoolingError } from '../../../instruments/crosswalk/pooling-refusal.ts';
import { DefinitionError } from '../../../instruments/definition/finding.ts';
import { Problem } from '../../problems/problem.ts';
import { problemCatalogue } from '../../problems/problem-catalogue.ts';
import { CommandError } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';

/** What the person who called a command is told of an error: every one has a code, nothing shows a trace. */
export function problemOf(error: unknown): AnalysisProblem {
  if (error instanceof AnalysisProblem) return error;
  if (error instanceof CommandError) {
    const code = error.exitCode === 2 ? 'call.unusable' : 'call.refused';
    return new AnalysisProblem(error.exitCode, code, alike(error.message));
  }
  if (error instanceof DatasetFileError) {
    return because(`dataset-file.${error.fault}`, '集計用データのファイルとして読めません。', error, 2);
  }
  if (error instanceof WeightingError) {
    return new AnalysisProblem(
      1,
      'weights.impossible',
      {
        ja: 'ウェイトを作れません。次の点を直してください。',
        en: 'Weights cannot be made; mend what is listed.',
      },
      error.findings.map((finding) => ({ where: '', message: alike(finding) })),
    );
  }
  if (error instanceof CodingError) {
    return new AnalysisProblem(
      1,
      'responses.unusable',
      {
        ja: '回答がコードブックと合いません。次の点を直してください。',
        en: 'Answers do not fit the codebook; mend what is listed.',
      },
      error.findings.map(({ row, item, message }) => ({
        where: `row ${row}, ${item}`,
        message: alike(message),
      })),
    );
  }
  if (error instanceof CsvError) {
    const { findings, more } = error;
    return new AnalysisProblem(
      1,
      'answers.unusable',
      {
        ja: `回答のファイルを読めません。次の点を直してください。${more > 0 ? `（ほかに${more}件）` : ''}`,
        en: `The file of answers cannot be used; mend what is listed.${more > 0 ? ` (${more} more)` : ''}`,
      },
      findings.map(({ code, where, message }) => ({ where: `${where} (${code})`, message })),
    );
  }
  if (error instanceof DefinitionError) {
    return new AnalysisProblem(
      1,
      'definition.unusable',
      { ja: '調査票の定義を使えません。', en: 'The definition cannot be used.' },
      error.findings.map(({ code, where, message }) => ({ where: `${where} (${code})`, message })),
    );
  }
  if (error instanceof PoolingError) {
    return new AnalysisProblem(
      1,
      'comparison.not-poolable',
      { ja: '回どうしを比べられません。', en: 'The waves cannot be compared.' },
      error.findings.map(({ code, where, message }) => ({ where: `${where} (${code})`, message })),
    );
  }
  if (error instanceof ReleaseError) {
    const proposals = error.proposals.map(({ words }, at) => ({
      where: `案 ${at + 1} / proposal ${at + 1}`,
      message: words,
    }));
    return new AnalysisProblem(
      1,
      'release.refused',
      {
        ja: 'この提供用データは作れません。次の点を直すか、案のどれかを使ってください。',
        en: 'These rows are not released; mend what is listed, or take a proposal.',
      },
      [
        ...error.findings.map(({ code, where, message }) => ({ where: `${where} (${code})`, message })),
        ...proposals,
      ],
    );
  }
  if (error instanceof Problem) {
    const { message } = problemCatalogue[error.code];
    return new AnalysisProblem(1, error.code, message, error.details.findings ?? []);
  }
  if (error instanceof RScriptError)
    return because('export.r-script', 'Rのスクリプトを作れません。', error, 1);
  if (error instanceof RegressionNotShownError) {
    return new AnalysisProblem(
      1,
      'disclosure.regression',
      {
        ja: 'この回帰分析の結果は公表できません。次の点を直してください。',
        en: 'This model is not given out; mend what is listed.',
      },
      error.findings.map(({ code, where, message }) => ({
        where: where === '' ? code : `${where} (${code})`,
        message,
      })),
    );
  }
  if (error instanceof ComparisonError)
    return because(`comparison.${error.code}`, '比較できません。', error, 1);
  if (error instanceof CrossTabError)
    return because(`cross-tab.${error.code}`, '集計表を作れません。', error, 1);
  if (error instanceof EstimationError)
    return because(`estimate.${error.code}`, '推定できません。', error, 1);
  if (error instanceof FamilyError || error instanceof ReleasedTableError)
    return because('disclosure.impossible', '秘匿処理ができません。', error, 1);
  return because(
    'program.fault',
    'プログラムの誤りです。何も書き出していません。コマンドと次の文を開発者に知らせてください。',
    error instanceof Error ? error : new Error(String(error)),
    1,
    'This is a fault of the program; nothing was written. Report the command with this sentence:',
  );
}

function alike(text: string) {
  return { ja: text, en: text };
}

function because(
  code: string,
  ja: string,
  { message }: Error,
  exitCode: 1 | 2,
  en = 'It cannot be done:',
): AnalysisProblem {
  return new AnalysisProblem(exitCode, code, { ja, en: `${en} ${message}` });
}
