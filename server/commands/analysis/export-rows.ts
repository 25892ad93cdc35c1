import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import type { ViewRequest } from '../../../analysis/disclosure/protected-family.ts';
import { releaseEntry } from '../../../analysis/disclosure/release-entry.ts';
import { arrowFile } from '../../../analysis/export/microdata/arrow-file.ts';
import { microdataCodebook } from '../../../analysis/export/microdata/microdata-codebook.ts';
import { microdataCsv } from '../../../analysis/export/microdata/microdata-csv.ts';
import type { MicrodataFacts } from '../../../analysis/export/microdata/microdata-facts.ts';
import { parquetFile } from '../../../analysis/export/microdata/parquet-file.ts';
import { rScript } from '../../../analysis/export/microdata/r-script.ts';
import { savFile } from '../../../analysis/export/microdata/sav-file.ts';
import { offeredFolds } from '../../../analysis/release/offered-folds.ts';
import { releaseDataset } from '../../../analysis/release/release-dataset.ts';
import type { ReleasedDataset } from '../../../analysis/release/released-dataset.ts';
import { codebookJson } from '../../../instruments/codebook/codebook-json.ts';
import type { LocalizedText } from '../../../instruments/definition/localized-text.ts';
import type { TokyoDay } from '../../surveys/tokyo-day.ts';
import { steps } from '../steps.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { type AskedView, askedFor, tablesOf } from './crosstab.ts';
import { type GateOptions, openGate, registerOf, requireWeights } from './dataset-families.ts';
import { enterReleases } from './enter-releases.ts';
import { writeIntoFolder } from './export-tables.ts';
import { harmless } from './harmless.ts';
import { openDataset } from './open-dataset.ts';
import { readReleaseRequest } from './release-request-file.ts';
import { type ResultOptions, runCommand } from './run-command.ts';

export const ROW_FORMATS = ['sav', 'parquet', 'arrow', 'csv', 'r'] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

export interface ExportRowsOptions extends Omit<ResultOptions, 'output'>, GateOptions {
  /** folder */
  readonly output: string;
  /** the file that says what is asked for, by whom and what for */
  readonly request: string;
  readonly format: readonly RowFormat[];
  /** of an R script: the tables that it recomputes */
  readonly item?: readonly string[];
  readonly axis?: string;
  readonly fold?: string;
  readonly base: 'all' | 'answered';
}

/**
 * `export rows`: a released dataset as files for other programs, by a request with a purpose, as far as its k-anonymity
 * allows; with the report of it. Entered in the register before the first file is written, and so are the tables of an
 * R script.
 */
export function exportRows(
  terminal: Terminal,
  path: string,
  options: ExportRowsOptions,
  day: TokyoDay,
): Promise<void> {
  const { output: folder, force, ...rest } = options;
  return runCommand(terminal, rest, async () => {
    const file = await openDataset(terminal, path);
    requireWeights(file);
    const register = await registerOf(terminal, path, file, options);
    const request = await readReleaseRequest(terminal, options.request, file.menu);
    const { now, done } = steps(terminal);
    now('提供用データを作っています / releasing rows');
    try {
      const { dataset, weights, menu } = file;
      const released = releaseDataset(dataset, weights, request, {
        seed: randomUUID(),
        earlier: register.content.rows,
        folds: offeredFolds(menu),
      });
      const scripts = options.format.includes('r') ? await scriptTables(terminal, path, file, options) : [];
      const stem = [dataset.surveyId, 'rows', day].join('_');
      const files = options.format.flatMap((format) => filesOf(format, stem, released, file, scripts, day));
      done();
      await writeIntoFolder(terminal, {
        folder,
        force: force === true,
        files,
        enter: () =>
          enterReleases(
            terminal,
            register,
            // a script prints what its table shows: the table is out with it
            scripts.map(({ family, view }) => ({
              day,
              request: { command: 'export rows', ...view },
              released: releaseEntry(family, view),
            })),
            [
              {
                day,
                survey: dataset.surveyId,
                dataset: released.dataset,
                weights: released.weights,
                request: released.request,
                hash: released.hash,
              },
            ],
          ),
      });
      const written = files.map(({ name, bytes }) => ({ file: join(folder, name), bytes: bytes.length }));
      const { report, hash, size, remarks } = released;
      return {
        data: { written, register: register.path, rows: size, sha256: hash, report, remarks },
        text: [...written.map((one) => `${one.file} (${one.bytes})`), ...reportLines(file, released)]
          .join('\n')
          .concat('\n'),
      };
    } finally {
      done();
    }
  });
}

/** A table that a script recomputes, and how it was asked for. */
interface ScriptTable extends AskedView {
  readonly view: ViewRequest;
}

async function scriptTables(
  terminal: Terminal,
  path: string,
  file: DatasetFile,
  options: ExportRowsOptions,
): Promise<readonly ScriptTable[]> {
  const { item, axis } = options;
  if (item === undefined || axis === undefined) {
    throw new AnalysisProblem(2, 'call.unusable', {
      ja: '--format r には、再計算する表を --item と --axis で指定してください。',
      en: '--format r needs the table to recompute: --item and --axis.',
    });
  }
  const { items, request } = askedFor(file.menu, { ...options, item, axis, nets: 'with' });
  const { familyOf } = await openGate(terminal, path, file, options);
  return tablesOf(terminal, familyOf, items, request).map((asked) => ({ ...asked, view: request }));
}

function filesOf(
  format: RowFormat,
  stem: string,
  released: ReleasedDataset,
  { variables, facts }: DatasetFile,
  scripts: readonly ScriptTable[],
  madeOn: TokyoDay,
): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const { title, organisation, window } = facts;
  const said: MicrodataFacts = { surveyTitle: title, organisation, window, madeOn };
  const codebook = microdataCodebook(released, variables, said);
  const text = (content: string) => new TextEncoder().encode(content);
  switch (format) {
    case 'sav':
      return [{ name: `${stem}.sav`, bytes: savFile(released, said) }];
    case 'parquet':
      return [{ name: `${stem}.parquet`, bytes: parquetFile(released, codebook) }];
    case 'arrow':
      return [{ name: `${stem}.arrow`, bytes: arrowFile(released, codebook) }];
    case 'csv':
      return [
        { name: `${stem}.csv`, bytes: microdataCsv(released) },
        { name: `${stem}.codebook.json`, bytes: text(codebookJson(codebook)) },
      ];
    case 'r':
      return scripts.map(({ table }) => ({
        name: `${stem}_${table.item.id}_${table.axis.id}.R`,
        bytes: text(rScript(table, released, `${stem}.csv`)),
      }));
  }
}

/** Columns that no dataset has under these names: they are made for the file. */
const MADE_LABELS: Readonly<Record<string, LocalizedText>> = {
  stratum: { ja: '層', en: 'Stratum' },
  weight: { ja: 'ウェイト', en: 'Weight' },
};

function reportLines(
  { dataset }: DatasetFile,
  { size, report, remarks }: ReleasedDataset,
): readonly string[] {
  const { rule, quasiIdentifiers, classes, smallestClass, withheld, diversity } = report;
  const named = (id: string) => {
    const label = dataset.columns.get(id)?.label ?? MADE_LABELS[id];
    return label === undefined ? id : `${harmless(label.ja)}（${id}）`;
  };
  return [
    `${size}行。組合せが同じ行は、最も少ないもので${smallestClass}行（基準 ${rule.smallestClass}）、${classes}通り。 / ${size} rows; smallest class ${smallestClass} (rule ${rule.smallestClass}), ${classes} classes`,
    `準識別子：${quasiIdentifiers.map(named).join('、')} / quasi-identifiers`,
    ...withheld.columns.map(
      ({ id, respondents }) =>
        `${named(id)}：${respondents}行で値を伏せました。 / ${id}: withheld in ${respondents} rows`,
    ),
    ...diversity
      .filter(({ fewestAnswers }) => fewestAnswers < 2)
      .map(
        ({ column, uniformClasses, uniformRespondents }) =>
          `注意：${named(column)}は、${uniformClasses}通り（${uniformRespondents}行）で全員の回答が同じです。 / ${column}: everybody alike in ${uniformClasses} classes`,
      ),
    ...remarks.map(({ ja, en }) => `${ja} / ${en}`),
  ];
}
