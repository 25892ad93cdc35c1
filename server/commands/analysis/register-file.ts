import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parsedJson } from '../read-json-file.ts';
import type { Terminal } from '../terminal.ts';
import { codeOf } from '../write-file.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { readProblem } from './open-dataset.ts';
import { emptyRegister, type Register, registerSchema, registerText } from './register-document.ts';
import { replaceFile } from './replace-file.ts';

/** A register as it was when a command read it: what it protects against, and enters its own releases into. */
export interface OpenRegister {
  /** as the caller named it */
  readonly path: string;
  readonly content: Register;
  /** SHA-256 of its bytes */
  readonly revision: string;
}

/** Which register a command protects against. */
export interface RegisterOptions {
  /** what was released before; beside the dataset without it */
  readonly register?: string;
  /** begin it: nothing of the survey was released yet */
  readonly newRegister?: true;
  /** releases of another dataset of the survey do not stand in the way */
  readonly otherPeople?: true;
}

const SUFFIX = '.register.json';

/** Where the register of a dataset file stands unless the caller names another: `survey.dataset` → `survey.register.json`. */
export function registerPath(dataset: string, named: string | undefined): string {
  return named ?? `${dataset.replace(/\.dataset$/, '')}${SUFFIX}`;
}

/**
 * Reads the register of a dataset file. A dataset is made together with its register, so one that is not there was left
 * behind or is misspelt, and protecting without it could show what earlier releases must keep hidden.
 * @throws AnalysisProblem, CommandError where it is not there, is no register, is of another survey, or tells of
 *   another dataset of this survey
 */
export async function openRegister(
  terminal: Terminal,
  dataset: string,
  { survey, name }: { readonly survey: string; readonly name: string },
  { register, newRegister, otherPeople }: RegisterOptions,
): Promise<OpenRegister> {
  const path = registerPath(dataset, register);
  if (newRegister) await beginRegister(terminal, path, survey);
  const opened = await readRegister(terminal, path);
  if (opened === null) throw missingRegister(path, await registersBeside(terminal, dataset, survey));
  if (opened.content.survey !== survey) throw ofOtherSurvey(path, opened.content.survey, survey);
  if (!otherPeople) refuseOtherDataset(opened, name);
  return opened;
}

/** @returns null where there is no such file */
export async function readRegister(terminal: Terminal, path: string): Promise<OpenRegister | null> {
  const bytes = await readFile(resolve(terminal.folder, path)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw readProblem(path, error);
  });
  if (bytes === null) return null;
  const content = parsedJson(path, bytes.toString('utf8'), registerSchema);
  return { path, content, revision: createHash('sha256').update(bytes).digest('hex') };
}

/** Registers of a survey in the folder of a dataset file, by name. */
export async function registersBeside(
  terminal: Terminal,
  dataset: string,
  survey: string,
): Promise<readonly string[]> {
  const folder = dirname(dataset);
  // a folder that is not there is named when the dataset is written
  const names = await readdir(resolve(terminal.folder, folder)).catch(() => []);
  const paths = names
    .filter((name) => name.endsWith(SUFFIX))
    .sort()
    .map((name) => join(folder, name));
  const found: string[] = [];
  // one that cannot be read stops the call: it may be of this survey
  for (const path of paths) {
    if ((await readRegister(terminal, path))?.content.survey === survey) found.push(path);
  }
  return found;
}

async function beginRegister(terminal: Terminal, path: string, survey: string): Promise<void> {
  if ((await readRegister(terminal, path)) !== null) throw openedBefore(path);
  await replaceFile(resolve(terminal.folder, path), registerText(emptyRegister(survey))).catch(
    (error: unknown) => {
      throw unwritableRegister(path, error);
    },
  );
}

export function openedBefore(path: string): AnalysisProblem {
  return new AnalysisProblem(2, 'register.exists', {
    ja: `${path}: 公表の記録はすでにあります。--new-register を付けずに実行してください。`,
    en: `${path}: There is a register already; leave --new-register out.`,
  });
}

/** @param beside registers of the survey in the folder of its dataset */
export function missingRegister(path: string, beside: readonly string[]): AnalysisProblem {
  const named = beside.length === 0 ? null : beside.join('、');
  return new AnalysisProblem(2, 'register.missing', {
    ja: `${path}: 公表の記録がありません。記録がないと、すでに公表した数値と合わせて分かってしまうものを伏せられません。データと一緒に置かれていた記録を隣に戻すか、--register で指定してください（名前のつづりも確かめてください）。${named === null ? '' : `同じフォルダにあるこの調査の記録：${named}。`}この調査からまだ何も公表していなければ、--new-register を付けると新しく始めます。`,
    en: `${path}: There is no register. Without it nothing can be protected against what was released before. Put the register that belongs to the dataset beside it, or name it with --register (check the spelling); ${named === null ? '' : `the folder has ${named} of this survey; `}if nothing of this survey has been released yet, --new-register begins one.`,
  });
}

export function ofOtherSurvey(path: string, other: string, survey: string): AnalysisProblem {
  return new AnalysisProblem(2, 'register.other-survey', {
    ja: `${path}: 調査「${other}」の公表の記録です。このデータは調査「${survey}」のものです。「${survey}」の記録を --register で指定してください。`,
    en: `${path}: This is the register of survey ${other}, and the dataset is of survey ${survey}; name the register of ${survey} with --register.`,
  });
}

/** What an installation released of earlier states was judged by the server, which knows when responses came in. */
function refuseOtherDataset({ path, content }: OpenRegister, name: string): void {
  const others = content.entries.filter(
    ({ request, released }) => released.dataset !== name && !('installation' in request),
  );
  const [first] = others;
  if (first === undefined) return;
  const { dataset } = first.released;
  throw new AnalysisProblem(1, 'register.other-dataset', {
    ja: `${path}: この調査の別のデータ（${dataset.slice(0, 12)}…、今のデータは ${name.slice(0, 12)}…）から、${first.day} 以降に${others.length}件を公表しています。同じ人の回答から作り直したデータなら、前の公表と引き算できるので、前と同じデータを使ってください。その後に届いた回答を加えたデータなら、--other-people を付けてください。`,
    en: `${path}: ${others.length} releases since ${first.day} are of another dataset of this survey (${dataset.slice(0, 12)}…; this one is ${name.slice(0, 12)}…). If it was made again of the same people, figures of the two can be subtracted: use the dataset of then. If answers came in since, say so with --other-people.`,
  });
}

export function unwritableRegister(path: string, error: unknown): AnalysisProblem {
  return new AnalysisProblem(1, 'register.unwritable', {
    ja: `${path}: 公表の記録を書けません（${codeOf(error)}）。記録できないものは書き出しません。フォルダがあり、書き込めて、空きがあることを確かめてください。`,
    en: `${path}: The register cannot be written (${codeOf(error)}), and what cannot be entered does not leave. See that the folder exists, is writable and has room.`,
  });
}
