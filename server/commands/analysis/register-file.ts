import { open, readFile, rename, unlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { ProtectedFamily, ViewRequest } from '../../../analysis/disclosure/protected-family.ts';
import { releaseEntry } from '../../../analysis/disclosure/release-entry.ts';
import type { ReleasedTable } from '../../../analysis/disclosure/released-table.ts';
import { releasedTableSchema } from '../../results/releases.ts';
import type { TokyoDay } from '../../surveys/tokyo-day.ts';
import { readJsonFile } from '../read-json-file.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { releaseRequestSchema } from './release-request-file.ts';

const entrySchema = z.strictObject({
  /** Tokyo day of the first release */
  day: z.iso.date(),
  /** what was called for */
  request: z.record(z.string(), z.json()),
  released: releasedTableSchema,
});
const rowEntrySchema = z.strictObject({
  day: z.iso.date(),
  survey: z.string(),
  /** name of the dataset that the rows were made from */
  dataset: z.string(),
  /** name of the weights that left as they were made; an entry without it says of none */
  weights: z.string().nullable().default(null),
  request: releaseRequestSchema,
  /** SHA-256 of the release */
  hash: z.string(),
});
const registerSchema = z.strictObject({
  kind: z.literal('tsunagari-register'),
  version: z.literal(1),
  entries: z.array(entrySchema),
  /** rows that were given to somebody */
  rows: z.array(rowEntrySchema).default([]),
});
type Register = z.output<typeof registerSchema>;

/** One file of figures that was taken away (decision 10). */
export interface RegisterEntry {
  readonly day: TokyoDay;
  readonly request: Readonly<Record<string, unknown>>;
  readonly released: ReleasedTable;
}

/** One released dataset. */
export type RowEntry = Readonly<z.output<typeof rowEntrySchema>>;

/** Enters the tables that a command's figures stand in. */
export function enterViews(
  terminal: Terminal,
  path: string,
  day: TokyoDay,
  command: string,
  views: readonly { readonly family: ProtectedFamily; readonly request: ViewRequest }[],
): Promise<void> {
  const entries = views.map(({ family, request }) => ({
    day,
    request: { command, ...request },
    released: releaseEntry(family, request),
  }));
  return enterReleases(terminal, path, entries);
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
  return (await readWhole(terminal, path)).entries;
}

/** The rows of a survey that were given away before, the first release first. */
export async function readRowReleases(
  terminal: Terminal,
  path: string,
  survey: string,
): Promise<readonly RowEntry[]> {
  return (await readWhole(terminal, path)).rows.filter((entry) => entry.survey === survey);
}

async function readWhole(terminal: Terminal, path: string): Promise<Register> {
  try {
    await readFile(resolve(terminal.folder, path));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { kind: 'tsunagari-register', version: 1, entries: [], rows: [] };
  }
  return readJsonFile(terminal, path, registerSchema);
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
  rows: readonly RowEntry[] = [],
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
    const known = await readWhole(terminal, path);
    const register = {
      ...known,
      entries: withNew(known.entries, releases, ({ request, released }) =>
        JSON.stringify([request, released]),
      ),
      rows: withNew(known.rows, rows, ({ hash }) => hash),
    };
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

/** What was entered before stays as it is; of what is added only what is not there yet. */
function withNew<Entry>(
  known: readonly Entry[],
  added: readonly Entry[],
  keyOf: (entry: Entry) => string,
): readonly Entry[] {
  const entries = new Map(known.map((entry) => [keyOf(entry), entry]));
  for (const entry of added) if (!entries.has(keyOf(entry))) entries.set(keyOf(entry), entry);
  return [...entries.values()];
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
