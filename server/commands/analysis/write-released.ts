import { open, rename, unlink, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Terminal } from '../terminal.ts';
import { refuseExisting, unwritable } from '../write-file.ts';
import type { Entered } from './enter-releases.ts';
import { syncFolder } from './replace-file.ts';

/** Files that leave together, and what must be entered before the first of them does. */
export interface Leaving {
  readonly files: readonly { readonly path: string; readonly content: string | Uint8Array }[];
  readonly force: boolean;
  /** absent: nothing is released by these files */
  readonly enter?: (() => Promise<Entered>) | undefined;
}

interface Claimed {
  readonly path: string;
  readonly file: string;
  /** holds the content until it takes the file's name */
  readonly neighbour: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes files whole, after their release was entered. Every file has its place in the folder before anything is
 * entered, and its whole content on the disk before the first takes its name; no figure is on the disk before its
 * release is. What fails before any file is out takes the release back.
 * @throws CommandError naming the file: it exists, its folder is missing or not writable, the disk is full
 */
export async function writeReleased(terminal: Terminal, { files, force, enter }: Leaving): Promise<void> {
  for (const { path } of files) await refuseExisting(terminal, path, force);
  const claimed = files.map(({ path, content }, at) => {
    const file = resolve(terminal.folder, path);
    return { path, file, content, neighbour: `${file}.${process.pid}-${at}.part` };
  });
  let entered: Entered | undefined;
  let out = 0;
  try {
    for (const one of claimed) await named(one, () => writeFile(one.neighbour, ''));
    entered = await enter?.();
    for (const one of claimed) await named(one, () => fill(one));
    for (const one of claimed) {
      await named(one, () => rename(one.neighbour, one.file));
      out += 1;
    }
  } catch (error) {
    // what could not be written may not be there to be taken away
    for (const { neighbour } of claimed.slice(out)) await unlink(neighbour).catch(() => undefined);
    await (out === 0 ? entered?.takeBack() : entered?.keep());
    throw error;
  }
  for (const folder of new Set(claimed.map(({ file }) => dirname(file)))) await syncFolder(folder);
  await entered?.keep();
}

async function named({ path }: Claimed, work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => {
    throw unwritable(path, error);
  });
}

async function fill({ neighbour, content }: Claimed): Promise<void> {
  const handle = await open(neighbour, 'r+');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
