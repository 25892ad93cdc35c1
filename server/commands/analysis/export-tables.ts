import { join } from 'node:path';
import type { DatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import type { ViewRequest } from '../../../analysis/disclosure/protected-family.ts';
import type { CrossTabFileName } from '../../contract/api.ts';
import { crossTabFile } from '../../results/cross-tab-file.ts';
import type { TokyoDay } from '../../surveys/tokyo-day.ts';
import { makeFolder } from '../make-folder.ts';
import { steps } from '../steps.ts';
import type { Terminal } from '../terminal.ts';
import { refuseExisting } from '../write-file.ts';
import { type AskedView, askedFor, type TableOptions, tablesOf } from './crosstab.ts';
import { type GateOptions, openGate } from './dataset-families.ts';
import { datasetNotes } from './dataset-notes.ts';
import { type Entered, enterViews } from './enter-releases.ts';
import { openDataset } from './open-dataset.ts';
import { type ResultOptions, runCommand } from './run-command.ts';
import { writeReleased } from './write-released.ts';

/** What a table can leave as, by the word of the command line. */
export const TABLE_FORMATS = {
  machine: 'machine.csv',
  codebook: 'machine.codebook.csv',
  metadata: 'machine.metadata.json',
  report: 'report.csv',
  xlsx: 'report.xlsx',
} as const satisfies Record<string, CrossTabFileName>;
export type TableFormat = keyof typeof TABLE_FORMATS;

export interface ExportTablesOptions extends Omit<ResultOptions, 'output'>, TableOptions, GateOptions {
  /** folder */
  readonly output: string;
  readonly format: readonly TableFormat[];
  readonly encoding: 'utf-8' | 'cp932';
  readonly unmappable: 'refuse' | 'geta';
}

/**
 * `export tables`: protected tables as files, for machines or as an office prints them. Every table is entered in the
 * register before its first file is written: what was released cannot be taken back, and binds what comes after.
 */
export function exportTables(
  terminal: Terminal,
  path: string,
  options: ExportTablesOptions,
  day: TokyoDay,
): Promise<void> {
  const { output: folder, force, ...rest } = options;
  return runCommand(terminal, rest, async () => {
    const file = await openDataset(terminal, path);
    const { items, request } = askedFor(file.menu, options);
    const { familyOf, register } = await openGate(terminal, path, file, options);
    const asked = tablesOf(terminal, familyOf, items, request);
    const { now, done } = steps(terminal);
    now('ファイルを作っています / making the files');
    const files = await Promise.all(
      asked.flatMap((view) =>
        options.format.map((format) => fileOf(file, view, request, options, format, day)),
      ),
    ).finally(done);
    await writeIntoFolder(terminal, {
      folder,
      force: force === true,
      files,
      enter: () =>
        enterViews(
          terminal,
          register,
          day,
          'export tables',
          asked.map(({ family }) => ({ family, request })),
        ),
    });
    const written = files.map(({ name, bytes }) => ({ file: join(folder, name), bytes: bytes.length }));
    return {
      data: { written, register: register.path },
      text: written.map((one) => `${one.file} (${one.bytes})\n`).join(''),
    };
  });
}

async function fileOf(
  file: DatasetFile,
  { item, family, table }: AskedView,
  request: ViewRequest,
  { encoding, unmappable }: ExportTablesOptions,
  format: TableFormat,
  day: TokyoDay,
) {
  const { dataset, facts } = file;
  const { notes } = datasetNotes(file, table);
  return crossTabFile(
    {
      table,
      request,
      stem: item.stem,
      notes,
      family,
      areaScheme:
        table.axis.id === 'area' && facts.areaSchemeStatus !== null
          ? { status: facts.areaSchemeStatus }
          : null,
    },
    {
      survey: {
        id: dataset.surveyId,
        title: facts.title,
        organisation: facts.organisation,
        window: facts.window,
      },
      closedOn: facts.interim ? null : day,
    },
    { file: TABLE_FORMATS[format], encoding, unmappable },
    day,
  );
}

/** Files that leave together, and what must be entered before the first of them does. */
export interface Leaving {
  readonly folder: string;
  readonly force: boolean;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly enter: () => Promise<Entered>;
}

/**
 * Writes files into a folder, after their release was entered. Nothing is entered where a file would be overwritten.
 * @throws CommandError naming the file or folder
 */
export async function writeIntoFolder(
  terminal: Terminal,
  { folder, force, files, enter }: Leaving,
): Promise<void> {
  for (const { name } of files) await refuseExisting(terminal, join(folder, name), force);
  await makeFolder(terminal, folder);
  await writeReleased(terminal, {
    files: files.map(({ name, bytes }) => ({ path: join(folder, name), content: bytes })),
    force,
    enter,
  });
}
