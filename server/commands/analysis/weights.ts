import { type DatasetFile, encodeDatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import { readJsonFile } from '../read-json-file.ts';
import { steps } from '../steps.ts';
import type { Terminal } from '../terminal.ts';
import { requirePlace } from '../write-file.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { answersHeader, type Encoding, readAnswers } from './answers-file.ts';
import { bandRemarks } from './band-remarks.ts';
import { type DatasetRegister, datasetRegister } from './dataset-register.ts';
import { enterDataset } from './enter-releases.ts';
import { installationDataset } from './installation-dataset.ts';
import { makeWeights } from './make-weights.ts';
import type { RegisterEntry } from './register-document.ts';
import type { RegisterOptions } from './register-file.ts';
import { type CommandResult, type ResultOptions, runCommand } from './run-command.ts';
import { surveyDefinition } from './survey-definition.ts';
import { surveyFileSchema } from './survey-file.ts';
import { surveyMenu } from './survey-menu.ts';
import { requireReferences } from './survey-references.ts';
import { accountOf, reportOf, unconverged, type WeightsReport } from './weights-report.ts';
import { weightsText } from './weights-text.ts';
import { writeReleased } from './write-released.ts';

export interface WeightsOptions
  extends Omit<ResultOptions, 'output'>,
    Pick<RegisterOptions, 'register' | 'newRegister'> {
  /** the dataset file */
  readonly output: string;
  readonly design?: string;
  readonly margins?: string;
  readonly encoding: Encoding;
  readonly installation?: string;
  readonly survey?: string;
}

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
    await requirePlace(terminal, path, force === true);
    const made =
      options.installation === undefined
        ? await fromAnswers(terminal, shipped, answers, options)
        : await fromInstallation(terminal, shipped, answers, options, options.installation);
    const bytes = encodeDatasetFile(made.file);
    // a dataset is made with its register: one that is not there later was left behind
    await writeReleased(terminal, {
      files: [{ path, content: bytes }],
      force: force === true,
      enter: () => enterDataset(terminal, made.register.path, made.file.dataset.surveyId, made.released),
    });
    const report = { written: path, register: made.register, ...made.report };
    return { data: report, text: weightsText(report) } satisfies CommandResult;
  });
}

interface Made {
  readonly file: DatasetFile;
  readonly report: Omit<WeightsReport, 'written' | 'register'>;
  readonly register: DatasetRegister;
  /** what the installation released binds the files that are made from here on */
  readonly released: readonly RegisterEntry[];
}

async function fromInstallation(
  terminal: Terminal,
  shipped: string,
  answers: string | undefined,
  options: WeightsOptions,
  folder: string,
): Promise<Made> {
  const { survey, design, margins } = options;
  if (survey === undefined || answers !== undefined || design !== undefined || margins !== undefined) {
    throw new AnalysisProblem(2, 'call.unusable', {
      ja: '--installation には --survey <調査のid> を付けます。回答のファイル、--design、--margins は要りません（調査の設定を使います）。',
      en: '--installation goes with --survey <id>, and without a file of answers, --design and --margins: the survey says it all.',
    });
  }
  const { now, done } = steps(terminal);
  now('調査のデータを読んでいます / reading the survey');
  const { file, released } = await installationDataset(terminal, folder, survey, shipped).finally(done);
  const register = await datasetRegister(terminal, options.output, survey, options);
  const entries = released.map((entry) => ({ ...entry, request: { installation: survey } }));
  const report = reportOf(file, { adjustment: null, trimming: null, beside: [] }, null, []);
  return { file, register, released: entries, report };
}

async function fromAnswers(
  terminal: Terminal,
  shipped: string,
  answers: string | undefined,
  options: WeightsOptions,
): Promise<Made> {
  const { design, margins, encoding } = options;
  if (answers === undefined || design === undefined) {
    throw new AnalysisProblem(2, 'call.unusable', {
      ja: '回答のCSVと --design <調査のJSON> を指定してください。稼働中の調査からは --installation <フォルダ> --survey <id> です。',
      en: 'Name the CSV of answers and --design <survey file>, or --installation <folder> --survey <id>.',
    });
  }
  const survey = await readJsonFile(terminal, design, surveyFileSchema);
  const register = await datasetRegister(terminal, options.output, survey.survey, options);
  const definition = await surveyDefinition(
    terminal,
    shipped,
    survey,
    await answersHeader(terminal, answers),
  );
  requireReferences(survey, definition);
  const { now, done } = steps(terminal);
  const read = await readAnswers(terminal, answers, survey, definition, encoding, { now, done }).finally(
    done,
  );
  now('ウェイトを作っています / making weights');
  const made =
    read.dataset.design.kind === 'open'
      ? null
      : await makeWeights(terminal, read.dataset, survey, read.weights, margins).finally(done);
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
  const remarks = [...read.remarks, ...bandRemarks(survey)].map(({ code, where, message }) => ({
    code,
    where,
    ...message,
  }));
  return {
    file,
    register,
    released: [],
    report: reportOf(
      file,
      made ?? { adjustment: null, trimming: null, beside: [] },
      accountOf(survey, dataset.size),
      remarks,
    ),
  };
}
