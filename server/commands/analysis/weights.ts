import { type DatasetFile, encodeDatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import { datasetName } from '../../../analysis/dataset/dataset-name.ts';
import { type ResponseAccount, responseAccount } from '../../../analysis/weights/response-account.ts';
import { readJsonFile } from '../read-json-file.ts';
import { steps } from '../steps.ts';
import type { Terminal } from '../terminal.ts';
import { refuseExisting, writeWhole } from '../write-file.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { answersHeader, type Encoding, readAnswers } from './answers-file.ts';
import { installationDataset } from './installation-dataset.ts';
import { type MadeWeights, makeWeights } from './make-weights.ts';
import { enterReleases, registerPath } from './register-file.ts';
import { type CommandResult, type ResultOptions, runCommand } from './run-command.ts';
import { surveyDefinition } from './survey-definition.ts';
import { type SurveyFile, surveyFileSchema } from './survey-file.ts';
import { surveyMenu } from './survey-menu.ts';
import { weightsText } from './weights-text.ts';

export interface WeightsOptions extends Omit<ResultOptions, 'output'> {
  /** the dataset file */
  readonly output: string;
  readonly design?: string;
  readonly margins?: string;
  readonly encoding: Encoding;
  readonly installation?: string;
  readonly survey?: string;
}

/** What an analyst is told of a dataset and its weights. */
export interface WeightsReport {
  readonly written: string;
  readonly survey: string;
  /** name of the frozen dataset, as in the register */
  readonly dataset: string;
  readonly respondents: number;
  readonly columns: number;
  readonly returns: (ResponseAccount & { readonly answersInFile: number }) | null;
  readonly weights: {
    readonly method: string;
    readonly converged: boolean;
    readonly iterations: number | null;
    readonly worstMargin: {
      readonly margin: string;
      readonly cell: string | null;
      readonly target: number;
      readonly reached: number;
    } | null;
    readonly minimum: number;
    readonly maximum: number;
    readonly kishDesignEffect: number;
    readonly smallestFactor: number | null;
    readonly largestFactor: number | null;
    /** respondents null: not said, because few could be told from it */
    readonly rules: readonly {
      readonly code: string;
      readonly cells: readonly string[];
      readonly respondents: number | null;
    }[];
    readonly trimming: { readonly cut: number; readonly raised: number; readonly movedShare: number } | null;
  } | null;
  readonly remarks: readonly {
    readonly code: string;
    readonly where: string;
    readonly ja: string;
    readonly en: string;
  }[];
}

const SMALLEST_NUMBER = 10;

/**
 * `weights`: makes a dataset file out of a file of answers and a survey file, or out of an installation, with the
 * weights that are asked for, and says what came back and how well the weights fit. Weights that do not meet their
 * counts are never written.
 */
export function weights(
  terminal: Terminal,
  shipped: string,
  answers: string | undefined,
  options: WeightsOptions,
): Promise<void> {
  const { output: path, force, ...rest } = options;
  return runCommand(terminal, rest, async () => {
    await refuseExisting(terminal, path, force === true);
    const made =
      options.installation === undefined
        ? await fromAnswers(terminal, shipped, answers, options)
        : await fromInstallation(terminal, shipped, answers, options, options.installation);
    const bytes = encodeDatasetFile(made.file);
    await writeWhole(terminal, path, bytes, force === true);
    const report = { written: path, ...made.report };
    return { data: report, text: weightsText(report) } satisfies CommandResult;
  });
}

interface Made {
  readonly file: DatasetFile;
  readonly report: Omit<WeightsReport, 'written'>;
}

async function fromInstallation(
  terminal: Terminal,
  shipped: string,
  answers: string | undefined,
  { survey, output, design, margins }: WeightsOptions,
  folder: string,
): Promise<Made> {
  if (survey === undefined || answers !== undefined || design !== undefined || margins !== undefined) {
    throw new AnalysisProblem(2, 'call.unusable', {
      ja: '--installation には --survey <調査のid> を付けます。回答のファイル、--design、--margins は要りません（調査の設定を使います）。',
      en: '--installation goes with --survey <id>, and without a file of answers, --design and --margins: the survey says it all.',
    });
  }
  const { now, done } = steps(terminal);
  now('調査のデータを読んでいます / reading the survey');
  const { file, released } = await installationDataset(terminal, folder, survey, shipped).finally(done);
  // what the installation released binds the files that are made from here on
  if (released.length > 0) {
    const entries = released.map((entry) => ({ ...entry, request: { installation: survey } }));
    await enterReleases(terminal, registerPath(output, undefined), entries);
  }
  return { file, report: reportOf(file, { adjustment: null, trimming: null }, null, []) };
}

async function fromAnswers(
  terminal: Terminal,
  shipped: string,
  answers: string | undefined,
  { design, margins, encoding }: WeightsOptions,
): Promise<Made> {
  if (answers === undefined || design === undefined) {
    throw new AnalysisProblem(2, 'call.unusable', {
      ja: '回答のCSVと --design <調査のJSON> を指定してください。稼働中の調査からは --installation <フォルダ> --survey <id> です。',
      en: 'Name the CSV of answers and --design <survey file>, or --installation <folder> --survey <id>.',
    });
  }
  const survey = await readJsonFile(terminal, design, surveyFileSchema);
  const definition = await surveyDefinition(
    terminal,
    shipped,
    survey,
    await answersHeader(terminal, answers),
  );
  const { now, done } = steps(terminal);
  const read = await readAnswers(terminal, answers, survey, definition, encoding, { now, done }).finally(
    done,
  );
  now('ウェイトを作っています / making weights');
  const made =
    read.dataset.design.kind === 'open'
      ? null
      : await makeWeights(terminal, read.dataset, survey.weighting, read.weights, margins).finally(done);
  done();
  if (made !== null && !made.weights.converged) throw unconverged(made);
  const dataset = made?.dataset ?? read.dataset;
  const file: DatasetFile = {
    dataset,
    weights: made?.weights ?? null,
    menu: surveyMenu(survey, definition, new Set(dataset.columns.keys())),
    variables: definition.variables,
    facts: {
      title: survey.title,
      organisation: survey.organisation,
      window: survey.window,
      areaSchemeStatus: definition.areaScheme?.status ?? (dataset.columns.has('area') ? 'confirmed' : null),
      disclosure: survey.disclosure,
      interim: survey.interim,
      populationSource: survey.weighting.source ?? null,
    },
  };
  const remarks = read.remarks.map(({ code, where, message }) => ({ code, where, ...message }));
  return {
    file,
    report: reportOf(
      file,
      made ?? { adjustment: null, trimming: null },
      accountOf(survey, dataset.size),
      remarks,
    ),
  };
}

/** Counts that no weights can meet are a finding, not a dataset. */
function unconverged({ adjustment }: MadeWeights): AnalysisProblem {
  const fits = [...(adjustment?.fits ?? [])]
    .sort((a, b) => Math.abs(b.relativeMisfit) - Math.abs(a.relativeMisfit))
    .slice(0, 5);
  return new AnalysisProblem(
    1,
    'weights.not-converged',
    {
      ja: `人口に合うウェイトが見つかりません（${adjustment?.iterations ?? 0}回）。区分をまとめる、合わせる人口を減らす、上限・下限を広げる、のどれかをしてください。何も書き出していません。`,
      en: `No weights meet the counts (${adjustment?.iterations ?? 0} rounds). Join cells, take a margin out, or widen the bounds. Nothing was written.`,
    },
    fits.map(({ margin, cell, target, reached }) => ({
      where: cell === null ? margin : `${margin} ${cell}`,
      message: {
        ja: `目標 ${target}、ウェイトの合計 ${reached.toFixed(1)}。`,
        en: `should be ${target}, is ${reached.toFixed(1)}.`,
      },
    })),
  );
}

function accountOf({ design, returns }: SurveyFile, answersInFile: number): WeightsReport['returns'] {
  if (design.kind === 'open' || returns === undefined) return null;
  const sent = design.strata.reduce((sum, { invited }) => sum + invited, 0);
  const account = responseAccount({ sent, ...returns });
  if (account.valid === answersInFile) return { ...account, answersInFile };
  throw new AnalysisProblem(1, 'returns.contradict', {
    ja: `有効回収数（回収${returns.returned}－無効${returns.invalid}＝${account.valid}）と回答のファイルの行数（${answersInFile}）が違います。どちらかを直してください。`,
    en: `Valid returns (${returns.returned} − ${returns.invalid} = ${account.valid}) and rows of the file of answers (${answersInFile}) differ; mend one of them.`,
  });
}

function reportOf(
  { dataset, weights: made }: DatasetFile,
  { adjustment, trimming }: Pick<MadeWeights, 'adjustment' | 'trimming'>,
  returns: WeightsReport['returns'],
  remarks: WeightsReport['remarks'],
): Omit<WeightsReport, 'written'> {
  return {
    survey: dataset.surveyId,
    dataset: datasetName(dataset),
    respondents: dataset.size,
    columns: dataset.columns.size,
    returns,
    weights: made && {
      method: made.method,
      converged: made.converged,
      iterations: adjustment?.iterations ?? null,
      worstMargin: adjustment && worstOf(adjustment.worstMargin),
      minimum: made.minimum,
      maximum: made.maximum,
      kishDesignEffect: made.kishDesignEffect,
      smallestFactor: adjustment?.smallestFactor ?? null,
      largestFactor: adjustment?.largestFactor ?? null,
      rules: made.rules.map(({ code, cells, respondents }) => ({
        code,
        cells,
        // how many were scaled would say how many are unknown
        respondents: respondents < SMALLEST_NUMBER || code === 'margins-scaled-to-known' ? null : respondents,
      })),
      trimming: trimming && { cut: trimming.cut, raised: trimming.raised, movedShare: trimming.movedShare },
    },
    remarks,
  };
}

function worstOf({ margin, cell, target, reached }: NonNullable<MadeWeights['adjustment']>['worstMargin']) {
  return { margin, cell, target, reached };
}
