import { StoreUnusableError } from './store-errors.ts';

const FULL = ['SQLITE_FULL', 'ENOSPC', 'EDQUOT'];
const NOT_OURS = ['SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_PERM', 'EACCES', 'EPERM', 'EROFS'];

/** Whether an error, or what caused it, is a disk without room. */
export function isDiskFull(thrown: unknown): boolean {
  return thrown instanceof Error && (FULL.includes(codeOf(thrown)) || isDiskFull(thrown.cause));
}

/** What an error from the database file means to whoever starts the server; null where the disk is not to blame. */
export function diskRefusal(file: string, cause: unknown): StoreUnusableError | null {
  const code = codeOf(cause);
  const sentence = isDiskFull(cause)
    ? `The disk that holds ${file} is full. Make room and start again; nothing that was acknowledged is lost.`
    : NOT_OURS.some((known) => code.startsWith(known))
      ? `${file} cannot be opened for writing (${code}). Check owner and mode of the file and of its folder.`
      : null;
  return sentence === null ? null : new StoreUnusableError(sentence, { cause });
}

function codeOf(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : '';
}
