import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DemonstrationError } from './demonstration-error.ts';

/** Lies in the data folder of a demonstration and of nothing else. */
export const MARK_FILE = 'demonstration.json';

const markSchema = z.strictObject({
  /** `preparing`: killed half-way, or still at it; the next start goes on */
  state: z.enum(['preparing', 'ready']),
});
export type DemonstrationState = z.infer<typeof markSchema>['state'];

/**
 * How far the demonstration of this folder is; null when the folder is not one.
 *
 * @throws DemonstrationError when the mark is not one that was written here
 */
export async function readMark(dataDir: string): Promise<DemonstrationState | null> {
  const file = join(dataDir, MARK_FILE);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  try {
    return markSchema.parse(JSON.parse(text)).state;
  } catch (cause) {
    throw new DemonstrationError(`${file} is not what the demonstration wrote. Delete it and start again.`, {
      cause,
    });
  }
}

/** Replaces the mark; whoever reads it meanwhile reads the old one or the new one. */
export async function writeMark(dataDir: string, state: DemonstrationState): Promise<void> {
  const draft = join(dataDir, `${MARK_FILE}.part`);
  await writeFile(draft, `${JSON.stringify({ state })}\n`, { mode: 0o600, flush: true });
  await rename(draft, join(dataDir, MARK_FILE));
}
