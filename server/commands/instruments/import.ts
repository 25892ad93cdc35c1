import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { instrumentSchema } from '../../../instruments/definition/instrument.ts';
import { importSurveyJson } from '../../../instruments/exchange/import-survey-json.ts';
import { findingsText } from '../../questionnaires/findings-text.ts';
import { makeFolder } from '../make-folder.ts';
import { readJsonFile } from '../read-json-file.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { writeWhole } from '../write-file.ts';
import { type LibraryPlace, libraryFolder, openLibrary } from './open-library.ts';

export interface ImportOptions {
  readonly id: string;
  readonly version: string;
  /** folder for the draft; without it `library/<id>` of the library */
  readonly output?: string;
  readonly force?: true;
  /** findings as JSON on `out` instead of text */
  readonly json?: true;
}

/**
 * Makes the draft of a stand-alone instrument, and of its translations, from a SurveyJS file. What is left to do
 * is printed as findings; they do not change the exit code, for a draft always has some.
 *
 * @throws CommandError (2) when file, id or version cannot be used, (1) when nothing can be made of the file, the
 *   draft would replace something, or it cannot be written
 */
export async function importSurvey(
  terminal: Terminal,
  place: LibraryPlace,
  survey: string,
  options: ImportOptions,
): Promise<void> {
  const { id, version } = options;
  if (
    !instrumentSchema.shape.id.safeParse(id).success ||
    !instrumentSchema.shape.version.safeParse(version).success
  )
    throw new CommandError(
      2,
      `「${id}」第「${version}」版は使えません。id は英小文字で始まる英小文字・数字・ハイフン、版は英数字とピリオドです（例：--id park-survey --version 1）。 / "${id}" version "${version}" cannot be used: an id is lower case letters, digits and hyphens, a version letters, digits and full stops.`,
    );
  const json = await readJsonFile(terminal, survey, z.unknown());
  const { lock } = await openLibrary(terminal, place);
  if (options.output === undefined && lock !== null && Object.hasOwn(lock.instruments, `${id}@${version}`))
    throw new CommandError(
      1,
      `${id}@${version} は公開済みです。--version に新しい版を付けてください。 / ${id}@${version} is published; give a new --version.`,
    );
  const { instrument, overlays, findings } = importSurveyJson(json, { id, version });
  const listed = options.json ? `${JSON.stringify(findings, null, 2)}\n` : `${findingsText(findings)}\n`;
  if (findings.length > 0 || options.json) terminal.out(listed);
  if (instrument === null)
    throw new CommandError(
      1,
      `${survey}: 下書きを作れませんでした。指摘を直してから取り込んでください。 / No draft could be made; mend what is listed and import again.`,
    );
  const folder =
    options.output === undefined
      ? join(libraryFolder(terminal, place), 'library', id)
      : resolve(terminal.folder, options.output);
  const drafts = [
    { file: join(folder, `${version}.json`), draft: instrument },
    ...overlays.map((overlay) => ({
      file: join(folder, `${version}.${overlay.language}.json`),
      draft: overlay,
    })),
  ];
  await writeDrafts(terminal, folder, drafts, options.force === true);
  terminal.err(
    `${drafts.length}件の下書きを書きました：${drafts.map(({ file }) => file).join(', ')}\n指摘${findings.length}件を順に直し、check --drafts で確かめてください。 / ${drafts.length} drafts written; mend the ${findings.length} findings, then check --drafts.\n`,
  );
}

/** Nothing is written when one of the files is there already. */
async function writeDrafts(
  terminal: Terminal,
  folder: string,
  drafts: readonly { readonly file: string; readonly draft: unknown }[],
  force: boolean,
): Promise<void> {
  const there = await Promise.all(drafts.map(({ file }) => stat(file).catch(() => null)));
  const taken = drafts.filter((_, at) => there[at] !== null).map(({ file }) => file);
  if (!force && taken.length > 0)
    throw new CommandError(
      1,
      `すでにあります：${taken.join(', ')}。上書きするには --force を、別の版にするには --version を付けてください。 / Already there; add --force to replace, or give another --version.`,
    );
  await makeFolder(terminal, folder);
  for (const { file, draft } of drafts)
    await writeWhole(terminal, file, `${JSON.stringify(draft, null, 2)}\n`, true);
}
