import { mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import { z } from 'zod';
import { DemonstrationError } from './demonstration-error.ts';

/** One letter: the only place where the plain code stands (decision 6). */
export interface Letter {
  readonly serial: number;
  /** as printed, XXXX-XXXX-XXXX */
  readonly code: string;
  /** what the QR code of the letter carries */
  readonly link: string;
}

const PRINTER_FOLDER = 'printer';

const COLUMNS = ['serial', 'code', 'link'];
const rowSchema = z.strictObject({
  serial: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  code: z.string().min(1),
  link: z.string().min(1),
});

const fileOf = (dataDir: string, surveyId: string): string =>
  join(dataDir, PRINTER_FOLDER, `${surveyId}.csv`);
const draftOf = (file: string): string => `${file}.part`;

/**
 * Writes the file from which letters are printed, readable by its owner only. It stands there whole or not at
 * all: written under another name, on disk, then renamed.
 */
export async function writePrintersFile(
  dataDir: string,
  surveyId: string,
  letters: readonly Letter[],
): Promise<void> {
  const file = fileOf(dataDir, surveyId);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = draftOf(file);
  await rm(draft, { force: true });
  const rows = letters.map(({ serial, code, link }) => [serial, code, link]);
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${Papa.unparse({ fields: COLUMNS, data: rows }, { newline: '\r\n' })}\r\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
  const folder = await open(dirname(file));
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * The letters of a survey, or null when none were written.
 *
 * @throws DemonstrationError naming the file and line when it is not what was written
 */
export async function readPrintersFile(dataDir: string, surveyId: string): Promise<readonly Letter[] | null> {
  const file = fileOf(dataDir, surveyId);
  const csv = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (csv === null) return null;
  const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
  return data.map((row, index) => {
    const parsed = rowSchema.safeParse(row);
    if (parsed.success) return Object.freeze(parsed.data);
    throw new DemonstrationError(
      `${file}, line ${index + 2}, is not what the demonstration wrote. Start with --reset to make it anew.`,
      { cause: parsed.error },
    );
  });
}

/** Removes the file, if there is one, and what a kill left of an earlier attempt: codes stand in both. */
export async function deletePrintersFile(dataDir: string, surveyId: string): Promise<void> {
  const file = fileOf(dataDir, surveyId);
  for (const path of [file, draftOf(file)]) await rm(path, { force: true });
}

/** Removes the files of all surveys, and the folder unless somebody put something else into it. */
export async function deletePrinterFolder(dataDir: string): Promise<void> {
  const folder = join(dataDir, PRINTER_FOLDER);
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (names === null) return;
  const ours = names.filter((name) => /^[a-z][a-z0-9-]*\.csv(\.part)?$/.test(name));
  for (const name of ours) await rm(join(folder, name), { force: true });
  if (ours.length === names.length) await rmdir(folder);
}
