import { rename, stat, unlink, writeFile } from 'node:fs/promises';
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
    throw new CommandError(
      1,
      `${path}: 書き込めません。フォルダ ${dirname(file)} があり、書き込めることを確かめてください。 / Cannot be written; see that the folder exists and is writable. (${codeOf(error)})`,
    );
  }
}

/** @throws CommandError where a file is there and is not to be overwritten: said before the work, not after it */
export async function refuseExisting(terminal: Terminal, path: string, force: boolean): Promise<void> {
  if (force || !(await exists(resolve(terminal.folder, path)))) return;
  throw new CommandError(
    1,
    `${path}: すでにあります。上書きするには --force を付けてください。 / The file exists; add --force to replace it.`,
  );
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return false;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
