import { open, readFile, rename, unlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { ReleasedTable } from '../../../analysis/disclosure/released-table.ts';
import { releasedTableSchema } from '../../results/releases.ts';
import type { TokyoDay } from '../../surveys/tokyo-day.ts';
import { readJsonFile } from '../read-json-file.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';

const entrySchema = z.strictObject({
  /** Tokyo day of the first release */
  day: z.iso.date(),
  /** what was called for */
  request: z.record(z.string(), z.json()),
  released: releasedTableSchema,
});
const registerSchema = z.strictObject({
  kind: z.literal('tsunagari-register'),
  version: z.literal(1),
  entries: z.array(entrySchema),
});

/** One file of figures that was taken away (decision 10). */
export interface RegisterEntry {
  readonly day: TokyoDay;
  readonly request: Readonly<Record<string, unknown>>;
  readonly released: ReleasedTable;
}

/** Where the register of a dataset file stands unless the caller names another: `survey.dataset` → `survey.register.json`. */
export function registerPath(dataset: string, named: string | undefined): string {
  return named ?? `${dataset.replace(/\.dataset$/, '')}.register.json`;
}

/**
 * Everything that was released before; nothing where the register is not there yet.
 * @throws CommandError (2) where the file is no register: without it nothing can be protected
 */
export async function readRegister(terminal: Terminal, path: string): Promise<readonly RegisterEntry[]> {
  try {
    await readFile(resolve(terminal.folder, path));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
  }
  return (await readJsonFile(terminal, path, registerSchema)).entries;
}

/**
 * Enters releases before their files leave. The same release again stays one entry, with its first day. Whoever else
 * writes the register at that moment is waited for by refusing: the register is never overwritten by an older one.
 * @throws CommandError, AnalysisProblem where it cannot be written; then nothing may leave
 */
export async function enterReleases(
  terminal: Terminal,
  path: string,
  releases: readonly RegisterEntry[],
): Promise<void> {
  const file = resolve(terminal.folder, path);
  const part = `${file}.part`;
  const handle = await open(part, 'wx').catch((error: unknown) => {
    throw codeOf(error) === 'EEXIST'
      ? new AnalysisProblem(1, 'register.in-use', {
          ja: `${path}: 別のコマンドが公表の記録を書いています。終わってからやり直してください。動いているコマンドがなければ ${path}.part を消してください。`,
          en: `Another command is writing the register; try again when it has ended. If none runs, delete ${path}.part.`,
        })
      : unwritable(path, error);
  });
  try {
    const known = await readRegister(terminal, path);
    const keys = new Set(known.map(keyOf));
    const added = releases.filter((release) => {
      const key = keyOf(release);
      const isNew = !keys.has(key);
      keys.add(key);
      return isNew;
    });
    const register = { kind: 'tsunagari-register', version: 1, entries: [...known, ...added] };
    await handle.writeFile(`${JSON.stringify(register, null, 1)}\n`);
    await handle.sync();
    await handle.close();
    await rename(part, file);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await unlink(part).catch(() => undefined);
    throw error instanceof CommandError ? error : unwritable(path, error);
  }
}

function keyOf({ request, released }: RegisterEntry): string {
  return JSON.stringify([request, released]);
}

function unwritable(path: string, error: unknown): AnalysisProblem {
  return new AnalysisProblem(1, 'register.unwritable', {
    ja: `${path}: 公表の記録を書けません（${codeOf(error)}）。記録できないものは書き出しません。フォルダがあり、書き込めることを確かめてください。`,
    en: `The register cannot be written (${codeOf(error)}), and what cannot be entered does not leave. See that the folder exists and is writable.`,
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
