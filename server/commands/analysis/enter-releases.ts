import { open, readFile, unlink } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ProtectedFamily, ViewRequest } from '../../../analysis/disclosure/protected-family.ts';
import { releaseEntry } from '../../../analysis/disclosure/release-entry.ts';
import type { TokyoDay } from '../../surveys/tokyo-day.ts';
import { CommandError, type Terminal } from '../terminal.ts';
import { codeOf } from '../write-file.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import {
  emptyRegister,
  type RegisterEntry,
  type RowEntry,
  registerText,
  withReleases,
} from './register-document.ts';
import { type OpenRegister, ofOtherSurvey, readRegister, unwritableRegister } from './register-file.ts';
import { replaceFile } from './replace-file.ts';

/**
 * Releases that stand in a register while their files are being written. Nobody else can enter anything until one of
 * the two was called.
 */
export interface Entered {
  /** the files are out, or some of them */
  readonly keep: () => Promise<void>;
  /** no file is out: the register becomes what it was */
  readonly takeBack: () => Promise<void>;
}

/** Enters the tables that a command's figures stand in. */
export function enterViews(
  terminal: Terminal,
  register: OpenRegister,
  day: TokyoDay,
  command: string,
  views: readonly { readonly family: ProtectedFamily; readonly request: ViewRequest }[],
): Promise<Entered> {
  const entries = views.map(({ family, request }) => ({
    day,
    request: { command, ...request },
    released: releaseEntry(family, request),
  }));
  return enterReleases(terminal, register, entries);
}

/**
 * Enters releases before their files leave; whoever is killed from here on leaves a release in the register that may
 * not be out, which hides more than it must and never less. The same release again stays one entry, with its first day.
 * @param register as it was when the figures were protected
 * @throws CommandError, AnalysisProblem where it cannot be written, or was written by somebody else since: then nothing
 *   may leave
 */
export function enterReleases(
  terminal: Terminal,
  register: OpenRegister,
  entries: readonly RegisterEntry[],
  rows: readonly RowEntry[] = [],
): Promise<Entered> {
  return entered(terminal, register.path, async () => {
    const now = await readRegister(terminal, register.path);
    if (now?.revision !== register.revision) throw changed(register.path);
    return { before: now, after: withReleases(now.content, entries, rows) };
  });
}

/**
 * The register of a dataset that is being made: begun, or taken on where the survey has one already.
 * @param entries what the survey released elsewhere before
 */
export function enterDataset(
  terminal: Terminal,
  path: string,
  survey: string,
  entries: readonly RegisterEntry[],
): Promise<Entered> {
  return entered(terminal, path, async () => {
    const before = await readRegister(terminal, path);
    if (before !== null && before.content.survey !== survey)
      throw ofOtherSurvey(path, before.content.survey, survey);
    return { before, after: withReleases(before?.content ?? emptyRegister(survey), entries, []) };
  });
}

/** Several registers as one: all are entered, or none. */
export async function enterAll(enters: readonly (() => Promise<Entered>)[]): Promise<Entered> {
  const done: Entered[] = [];
  const each = (what: keyof Entered) => async () => {
    for (const one of [...done].reverse()) await one[what]();
  };
  try {
    for (const enter of enters) done.push(await enter());
  } catch (error) {
    await each('takeBack')();
    throw error;
  }
  return { keep: each('keep'), takeBack: each('takeBack') };
}

async function entered(
  terminal: Terminal,
  path: string,
  change: () => Promise<{ readonly before: OpenRegister | null; readonly after: OpenRegister['content'] }>,
): Promise<Entered> {
  const file = resolve(terminal.folder, path);
  const lock = `${file}.lock`;
  await takeLock(lock, path);
  const unlock = () => unlink(lock).catch(() => undefined);
  try {
    const { before, after } = await change();
    if (before === null || registerText(before.content) !== registerText(after))
      await replaceFile(file, registerText(after));
    return {
      keep: async () => unlock(),
      takeBack: async () => {
        try {
          if (before === null) await unlink(file);
          else await replaceFile(file, registerText(before.content));
        } catch (error) {
          throw notTakenBack(path, error);
        } finally {
          await unlock();
        }
      },
    };
  } catch (error) {
    await unlock();
    throw error instanceof CommandError ? error : unwritableRegister(path, error);
  }
}

async function takeLock(lock: string, path: string): Promise<void> {
  try {
    const handle = await open(lock, 'wx');
    await handle.writeFile(String(process.pid)).finally(() => handle.close());
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw unwritableRegister(path, error);
    const holder = await readFile(lock, 'utf8').catch(() => '');
    throw new AnalysisProblem(1, 'register.in-use', {
      ja: `${path}: 別のコマンド（プロセス ${holder}）が公表の記録を書いています。終わってからやり直してください。そのプロセスが動いていなければ、${path}.lock を消してください。`,
      en: `${path}: Another command (process ${holder}) is writing the register; try again when it has ended. If that process no longer runs, delete ${path}.lock.`,
    });
  }
}

function changed(path: string): AnalysisProblem {
  return new AnalysisProblem(1, 'register.changed', {
    ja: `${path}: この表を作っている間に、ほかの公表が記録されました。何も書き出していません。もう一度実行すると、その公表と合わせて秘匿処理をします。`,
    en: `${path}: Another release was entered while this was being made. Nothing was written; call again, and it is protected together with that release.`,
  });
}

function notTakenBack(path: string, error: unknown): AnalysisProblem {
  return new AnalysisProblem(1, 'register.not-taken-back', {
    ja: `${path}: ファイルは書き出せませんでしたが、公表の記録からは取り消せませんでした（${codeOf(error)}）。記録には公表したものとして残ります。伏せる数値が増えることはあっても、減ることはありません。`,
    en: `${path}: The files could not be written, and the register could not be set back (${codeOf(error)}): the release stays in it, which can hide more and never less.`,
  });
}
