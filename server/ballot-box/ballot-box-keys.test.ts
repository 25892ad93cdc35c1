import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type IngestInstallation, makeInstallation, plainCommand } from '../bench/ingest-installation.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { acceptResponse } from './accept-response.ts';
import { openBallotBox } from './ballot-box.ts';

let installation: IngestInstallation;
let store: Store | null = null;

beforeEach(async () => {
  installation = await makeInstallation({ letters: { chuo: 30 } });
  await acceptResponse(installation.box, plainCommand(installation, 0));
  await installation.store.close();
});
afterEach(async () => {
  await store?.close();
  store = null;
  await installation.remove();
});

const keyFile = (name: string) => join(installation.folders.secretsDir, name);
const reopen = async () => {
  await store?.close();
  store = await openStore(installation.folders);
  return await openBallotBox(store);
};

describe('key files', () => {
  it('are made at the first start, for this user only, and are the same at the next', async () => {
    const box = await reopen();
    for (const name of [
      'code.key',
      'inbox.key',
      'submission.key',
      'start-token.key',
      'plain-form.key',
      'drafts.key',
    ]) {
      expect(statSync(keyFile(name)).mode & 0o777).toBe(0o600);
      expect(readFileSync(keyFile(name), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    }
    expect(box.keys).toEqual(installation.box.keys);
    expect(new Set(Object.values(box.keys).map(String)).size).toBe(6);
  });

  it('stand in no table and no byte of the database', async () => {
    const image = readFileSync(join(installation.folders.dataDir, 'tsunagari.sqlite'));
    for (const key of Object.values(installation.box.keys)) {
      expect(image.includes(key)).toBe(false);
      expect(image.includes(key.toString('hex'))).toBe(false);
    }
  });

  it.each([
    ['code.key', 'no access code of the letters can be recognised'],
    ['inbox.key', 'the responses that wait in the inbox cannot be opened'],
    ['submission.key', 'would count twice'],
  ])('%s: a missing one is refused while it is needed', async (name, without) => {
    renameSync(keyFile(name), keyFile(`${name}.safe`));
    await expect(reopen()).rejects.toThrow(new RegExp(`${name}.* is missing: .*${without}.*Restore it`));
    renameSync(keyFile(`${name}.safe`), keyFile(name));
    expect((await reopen()).keys).toEqual(installation.box.keys);
  });

  it('another store’s key is refused while it is needed', async () => {
    writeFileSync(keyFile('code.key'), `${'ab'.repeat(32)}\n`);
    await expect(reopen()).rejects.toThrow(/code\.key.* is not the key of this database/);
  });

  it('a start token key that is missing is made anew: forms are opened again', async () => {
    rmSync(keyFile('start-token.key'));
    const box = await reopen();
    expect(box.keys.startToken).not.toEqual(installation.box.keys.startToken);
    expect((await reopen()).keys.startToken).toEqual(box.keys.startToken);
  });

  it.each([
    ['readable by others', () => chmodSync(keyFile('code.key'), 0o644), 'chmod 600'],
    ['cut short', () => writeFileSync(keyFile('code.key'), 'abcd'), 'holds no key'],
    ['empty', () => writeFileSync(keyFile('code.key'), ''), 'holds no key'],
    [
      'behind a link',
      () => {
        renameSync(keyFile('code.key'), keyFile('elsewhere'));
        symlinkSync(keyFile('elsewhere'), keyFile('code.key'));
      },
      'cannot be read',
    ],
    [
      'a folder',
      () => {
        rmSync(keyFile('code.key'));
        mkdirSync(keyFile('code.key'), { mode: 0o700 });
      },
      'is no file',
    ],
  ])('one that is %s is refused', async (_name, spoil, sentence) => {
    spoil();
    await expect(reopen()).rejects.toThrow(sentence);
  });
});
