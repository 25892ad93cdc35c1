import { constants } from 'node:fs';
import { access, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CommandError, type Terminal } from './terminal.ts';

/**
 * Writes a file whole or not at all: into a neighbour first, which then takes its name.
 * @param force overwrite what is there; without it an existing file is refused
 * @throws CommandError naming the file and what to do when it exists, or its folder is missing or not writable
 */
export async function writeWhole(
  terminal: Terminal,
  path: string,
  content: string | Uint8Array,
  force: boolean,
): Promise<void> {
  const file = resolve(terminal.folder, path);
  await refuseExisting(terminal, path, force);
  const neighbour = `${file}.${process.pid}.part`;
  try {
    await writeFile(neighbour, content);
    await rename(neighbour, file);
  } catch (error) {
    // what could not be written may not be there to be taken away
    await unlink(neighbour).catch(() => undefined);
    throw unwritable(path, error);
  }
}

/**
 * @throws CommandError where a file is there and is not to be overwritten, or no file at all can stand there: said before
 *   the work, not after it
 */
export async function refuseExisting(terminal: Terminal, path: string, force: boolean): Promise<void> {
  const there = await standing(resolve(terminal.folder, path));
  if (there === 'nothing' || (force && there === 'file')) return;
  if (there === 'other') {
    throw new CommandError(1, {
      ja: `${path}: 書き込めません。フォルダか装置です。書き出すファイルの名前を指定してください。`,
      en: `${path}: Cannot be written: this is a folder or a device; name a file to write.`,
    });
  }
  throw new CommandError(1, {
    ja: `${path}: すでにあります。上書きするには --force を付けてください。`,
    en: `${path}: The file exists; add --force to replace it.`,
  });
}

/**
 * Finds out before the work whether a file can be written.
 * @throws CommandError where refuseExisting does, or its folder is missing or not writable
 */
export async function requirePlace(terminal: Terminal, path: string, force: boolean): Promise<void> {
  await refuseExisting(terminal, path, force);
  const folder = dirname(resolve(terminal.folder, path));
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw unwritable(path, error);
  });
}

/** Why a file could not be written, for whoever named it. */
export function unwritable(path: string, error: unknown): CommandError {
  return new CommandError(1, {
    ja: `${path}: 書き込めません。フォルダがあり、書き込めて、空きがあることを確かめてください（${codeOf(error)}）。`,
    en: `${path}: Cannot be written; see that the folder exists, is writable and has room. (${codeOf(error)})`,
  });
}

async function standing(file: string): Promise<'nothing' | 'file' | 'other'> {
  try {
    return (await stat(file)).isFile() ? 'file' : 'other';
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return 'nothing';
    throw unwritable(file, error);
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
