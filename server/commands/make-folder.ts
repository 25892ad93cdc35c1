import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { CommandError, type Terminal } from './terminal.ts';
import { codeOf } from './write-file.ts';

/**
 * Makes a folder with those above it that are missing, one after the other. The recursive form of `mkdir` never comes
 * back where a folder takes no entries and says only that it is not there, as under /proc.
 * @throws CommandError naming the folder and what to do
 */
export async function makeFolder(terminal: Terminal, path: string): Promise<void> {
  const missing: string[] = [];
  let folder = resolve(terminal.folder, path);
  while (!(await isThere(folder)) && dirname(folder) !== folder) {
    missing.unshift(folder);
    folder = dirname(folder);
  }
  try {
    // what is there may be a file
    if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    for (const each of missing) await makeOne(each);
  } catch (error) {
    throw new CommandError(1, {
      ja: `${path}: フォルダを作れません（${codeOf(error)}）。名前と、書き込む権限があることを確かめてください。`,
      en: `${path}: The folder cannot be made (${codeOf(error)}); check its name, and that you may write there.`,
    });
  }
}

/** Another program may have made it in the meantime. */
async function makeOne(folder: string): Promise<void> {
  await mkdir(folder).catch(async (error: unknown) => {
    if (codeOf(error) !== 'EEXIST' || !(await stat(folder)).isDirectory()) throw error;
  });
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    // a file where a folder should be, a loop of links: something is there, and stat will say what
    return codeOf(error) !== 'ENOENT';
  }
}
