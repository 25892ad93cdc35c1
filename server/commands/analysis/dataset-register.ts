import { resolve } from 'node:path';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import {
  missingRegister,
  ofOtherSurvey,
  openedBefore,
  type RegisterOptions,
  readRegister,
  registerPath,
  registersBeside,
} from './register-file.ts';

/** Where the releases of a dataset that is being made will be entered. */
export interface DatasetRegister {
  /** as the caller named it, or beside the dataset */
  readonly path: string;
  /** commands find it without --register */
  readonly isBeside: boolean;
}

/**
 * The register that a dataset goes into: the one named, the one that already stands beside it, or a new one. A second
 * register of a survey would not know what the first has released, and its tables could be subtracted from those: so
 * none is begun where the folder has one of the survey already, unless the caller says so.
 * @param dataset file that will be written
 * @throws AnalysisProblem (2) where the named register is not there or of another survey, one is to be begun that is
 *   there, or others of the survey stand in the folder
 */
export async function datasetRegister(
  terminal: Terminal,
  dataset: string,
  survey: string,
  { register, newRegister }: Pick<RegisterOptions, 'register' | 'newRegister'>,
): Promise<DatasetRegister> {
  const path = registerPath(dataset, register);
  const isBeside =
    resolve(terminal.folder, path) === resolve(terminal.folder, registerPath(dataset, undefined));
  const there = await readRegister(terminal, path);
  if (there !== null) {
    if (newRegister) throw openedBefore(path);
    if (there.content.survey !== survey) throw ofOtherSurvey(path, there.content.survey, survey);
    return { path, isBeside };
  }
  if (newRegister) return { path, isBeside };
  const others = await registersBeside(terminal, dataset, survey);
  if (register !== undefined) throw missingRegister(path, others);
  if (others.length > 0) throw standBeside(path, survey, others);
  return { path, isBeside };
}

function standBeside(path: string, survey: string, others: readonly string[]): AnalysisProblem {
  const first = others[0] as string;
  return new AnalysisProblem(2, 'register.beside', {
    ja: `${path}: 調査「${survey}」の公表の記録が同じフォルダにあります（${others.join('、')}）。別の記録を新しく始めると、前の公表が分からないまま秘匿処理をすることになり、前の表との引き算で伏せた数値が分かります。--register ${first} を付けて、このデータもその記録に入れてください。--new-register を付けると空の記録を始めます。これは、その記録とこのデータに同じ人の回答が一つもないとき、またはそのデータから今まで何も公表しておらず、これからも公表しないときだけです。何も書き出していません。`,
    en: `${path}: The folder has a register of survey ${survey} already (${others.join(', ')}). A second one would not know what was released, and tables of the two could be subtracted. Add --register ${first}, and this dataset goes into that register too. --new-register begins an empty one: only where no answer of the same people is in both, or where nothing was and nothing ever will be released of the other dataset. Nothing was written.`,
  });
}
