import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { jsonFindings } from './json-findings.ts';
import { CommandError, type Terminal } from './terminal.ts';

/**
 * Reads a JSON file that the caller named.
 * @throws CommandError (2) naming the file and everything that does not fit
 */
export async function readJsonFile<T>(terminal: Terminal, path: string, schema: z.ZodType<T>): Promise<T> {
  let text: string;
  try {
    text = await readFile(resolve(terminal.folder, path), 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CommandError(2, {
      ja: `${path}: 読めません（${code}）。名前とフォルダを確かめてください。`,
      en: `${path}: Cannot be read (${code}); check its name and folder.`,
    });
  }
  return parsedJson(path, text, schema);
}

/** The content of a JSON file, as readJsonFile takes it. */
export function parsedJson<T>(path: string, text: string, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    // editors on Windows put a mark of byte order first
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new CommandError(2, {
      ja: `${path}: 読めません。JSONの引用符・コンマ・括弧を確かめてください。`,
      en: `${path}: Not JSON; look at its quotation marks, commas and brackets. (${(error as Error).message})`,
    });
  }
  const parsed = schema.safeParse(json, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new CommandError(
    2,
    {
      ja: `${path}: 内容を使えません。次の点を直してください。`,
      en: `${path}: Its content cannot be used; mend what is listed.`,
    },
    jsonFindings(parsed.error.issues, schema),
  );
}
