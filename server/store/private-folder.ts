import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { StoreUnusableError } from './store-errors.ts';

/** The variable that names the folder, for the sentence. */
export type FolderVariable = 'DATA_DIR' | 'SECRETS_DIR' | 'BACKUP_DIR';

/**
 * Makes a folder for this program's user alone, where it is missing. A folder of keys may be read-only once they
 * are there, but nobody else may write to it; the others must be writable.
 * @throws StoreUnusableError naming the variable, the folder and what to do
 */
export function makePrivateFolder(variable: FolderVariable, folder: string): void {
  const refuse = (what: string, cause: unknown): never => {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new StoreUnusableError(
      `${variable} is ${JSON.stringify(folder)}, ${what} (${code}). Give this program's user the right to it, or set ${variable} to another folder.`,
      { cause },
    );
  };
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    refuse('which is no folder and cannot be made one', cause);
  }
  const { R_OK, W_OK, X_OK } = constants;
  const keys = variable === 'SECRETS_DIR';
  try {
    accessSync(folder, R_OK | X_OK | (keys ? 0 : W_OK));
  } catch (cause) {
    refuse(`which cannot be ${keys ? 'read' : 'written to'}`, cause);
  }
  if (keys && process.getuid !== undefined && (statSync(folder).mode & 0o022) !== 0) {
    throw new StoreUnusableError(
      `SECRETS_DIR is ${JSON.stringify(folder)}, in which others can replace key files. Set its mode to 0700: chmod 700 ${folder}`,
    );
  }
}
