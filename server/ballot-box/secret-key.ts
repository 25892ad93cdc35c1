import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { StoreUnusableError } from '../store/store-errors.ts';
import type { RandomSource } from './random-source.ts';

const KEY_BYTES = 32;
const KEY_FILE = /^([0-9a-f]{64})\n?$/;

/**
 * The key in a file of its own, or null when there is no such file. Never goes into the database or a backup.
 * @throws StoreUnusableError when others could read the file, it is not ours, is a link, or holds no key
 */
export function readSecretKey(secretsDir: string, name: string): Buffer | null {
  const file = join(secretsDir, name);
  let handle: number;
  try {
    handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new StoreUnusableError(
      `The key file ${file} cannot be read. Check its owner and its mode (0600).`,
      {
        cause: error,
      },
    );
  }
  try {
    const status = fstatSync(handle);
    const { mode, uid } = status;
    if (!status.isFile()) {
      throw new StoreUnusableError(
        `The key file ${file} is no file. Restore it from your safe copy of the keys.`,
      );
    }
    const self = process.getuid?.();
    if (self !== undefined && uid !== self) {
      throw new StoreUnusableError(
        `The key file ${file} belongs to user ${uid}, not to this program's user ${self}.`,
      );
    }
    if (self !== undefined && (mode & 0o077) !== 0) {
      throw new StoreUnusableError(
        `Others can read the key file ${file}. Set its mode to 0600: chmod 600 ${file}`,
      );
    }
    const [, hex] = KEY_FILE.exec(readFileSync(handle, 'utf8')) ?? [];
    if (!hex) {
      throw new StoreUnusableError(
        `The key file ${file} holds no key. Restore it from your safe copy of the keys.`,
      );
    }
    return Buffer.from(hex, 'hex');
  } finally {
    closeSync(handle);
  }
}

/**
 * Makes a new key file, whole or not at all, with mode 0600.
 * @throws StoreUnusableError when there is one already
 */
export function makeSecretKey(secretsDir: string, name: string, random: RandomSource): Buffer {
  const key = random(KEY_BYTES);
  const file = join(secretsDir, name);
  const draft = `${file}.${random(8).toString('hex')}`;
  try {
    writeDraft(draft, `${key.toString('hex')}\n`);
    // A link, unlike a rename, never replaces a key that another start has just made.
    linkSync(draft, file);
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new StoreUnusableError(
      `The key file ${file} could not be made (${code}). Check that this program's user can write to SECRETS_DIR and that its disk has room.`,
      { cause },
    );
  } finally {
    rmSync(draft, { force: true });
  }
  const folder = openSync(secretsDir, 'r');
  fsyncSync(folder);
  closeSync(folder);
  return key;
}

function writeDraft(draft: string, text: string): void {
  const handle = openSync(draft, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Tells keys apart without saying anything about them; kept in the store beside what the key is needed for. */
export function keyFingerprint(key: Buffer): string {
  return createHmac('sha256', key).update('tsunagari key fingerprint').digest('hex').slice(0, 32);
}

export function sameFingerprint(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
