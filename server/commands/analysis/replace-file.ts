import { open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Gives a file another content, which is on the disk when this returns. Whoever is killed in between leaves the old
 * content or the new one.
 */
export async function replaceFile(file: string, content: string): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  try {
    const handle = await open(part, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (error) {
    await unlink(part).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(file));
}

/** Puts the names of a folder on the disk, where the system can. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  // a folder cannot be opened on Windows, and not synced on every network drive: then the system decides when
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
