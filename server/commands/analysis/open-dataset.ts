import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type DatasetFile, decodeDatasetFile } from '../../../analysis/dataset/dataset-file.ts';
import { DatasetFileError } from '../../../analysis/dataset/dataset-file-error.ts';
import type { Terminal } from '../terminal.ts';
import { AnalysisProblem } from './analysis-problem.ts';
import { DATASET_FILE_SENTENCES } from './error-sentences.ts';

/**
 * Reads a dataset file that the caller named.
 * @throws AnalysisProblem (2) naming the file: not there, a folder, other bytes, damaged
 */
export async function openDataset(terminal: Terminal, path: string): Promise<DatasetFile> {
  const bytes = await readBytes(terminal, path);
  try {
    return decodeDatasetFile(bytes);
  } catch (error) {
    if (!(error instanceof DatasetFileError)) throw error;
    throw new AnalysisProblem(2, `dataset-file.${error.fault}`, {
      ja: `${path}: ${DATASET_FILE_SENTENCES[error.fault]}`,
      en: `Not a dataset file that can be used; name one that "weights" wrote (.dataset). ${error.message}`,
    });
  }
}

/** @throws AnalysisProblem (2) naming the file and why it cannot be read */
export async function readBytes(terminal: Terminal, path: string): Promise<Uint8Array> {
  try {
    return await readFile(resolve(terminal.folder, path));
  } catch (error) {
    throw readProblem(path, error);
  }
}

/** Why a file cannot be read, for whoever named it. */
export function readProblem(path: string, error: unknown): AnalysisProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const { ja, en } = REASONS[code] ?? {
    ja: `読めません（${code}）。ファイルを確かめてください。`,
    en: `Cannot be read (${code}); look at the file.`,
  };
  return new AnalysisProblem(2, 'file.unreadable', { ja: `${path}: ${ja}`, en });
}

const MISSING = {
  ja: 'ファイルがありません。名前とフォルダを確かめてください。',
  en: 'There is no such file; check its name and folder.',
};
const REASONS: Readonly<Record<string, { readonly ja: string; readonly en: string }>> = {
  ENOENT: MISSING,
  ENOTDIR: MISSING,
  EISDIR: {
    ja: 'フォルダです。ファイルを指定してください。',
    en: 'This is a folder; name a file.',
  },
  EACCES: {
    ja: '読む権限がありません。',
    en: 'You may not read this file.',
  },
  ERR_FS_FILE_TOO_LARGE: {
    ja: 'ファイルが大きすぎます（2 GBまで）。',
    en: 'The file is too large (up to 2 GB).',
  },
};
