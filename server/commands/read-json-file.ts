import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { CommandError, type Terminal } from './terminal.ts';

/**
 * Reads a JSON file that the caller named.
 * @throws CommandError (2) naming the file and everything that does not fit
 */
export async function readJsonFile<T>(terminal: Terminal, path: string, schema: z.ZodType<T>): Promise<T> {
  const refused = (why: string) =>
    new CommandError(2, `${path}: 読めません。内容を直してください。 / Cannot be used; mend it: ${why}`);
  let text: string;
  try {
    text = await readFile(resolve(terminal.folder, path), 'utf8');
  } catch (error) {
    throw refused(error instanceof Error && 'code' in error ? String(error.code) : String(error));
  }
  let json: unknown;
  try {
    // editors on Windows put a mark of byte order first
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw refused('not JSON');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw refused(
    parsed.error.issues.map((issue) => `${issue.path.join('.') || '(whole)'}: ${issue.message}`).join('; '),
  );
}
