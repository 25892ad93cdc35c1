import { createHash, randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Connection from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemRandom } from '../ballot-box/random-source.ts';
import { DRAFT_BYTES } from '../contract/api.ts';
import { StoreUnusableError } from '../store/store-errors.ts';
import type { Drafts } from './drafts.ts';
import { DRAFTS_FILE, openDrafts } from './open-drafts.ts';

const KEY = Buffer.alloc(32, 7);
const ID = 'a1'.repeat(32);
const OTHER = 'b2'.repeat(32);
const limits = { day: '2023-01-17', most: 100 };

let folder: string;
let drafts: Drafts;
const open = (key = KEY) => openDrafts(folder, key, systemRandom);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsunagari-drafts-'));
  drafts = open();
});
afterEach(async () => {
  await drafts.close();
  rmSync(folder, { recursive: true, force: true });
});

const sealed = () => randomBytes(DRAFT_BYTES);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const onDisk = () =>
  Buffer.concat(
    ['', '-wal', '-shm'].map((suffix) => {
      const file = join(folder, `${DRAFTS_FILE}${suffix}`);
      return existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
    }),
  );

describe('the log of what was deleted', () => {
  it('is cut after a kill between the deletion and the cut, and again where a reader stood in the way', async () => {
    await drafts.save('first', ID, { sealed: sealed(), replaces: null }, limits);
    await drafts.remove('first', ID);
    const killed = mkdtempSync(join(tmpdir(), 'tsunagari-drafts-'));
    for (const suffix of ['', '-wal'])
      copyFileSync(join(folder, DRAFTS_FILE + suffix), join(killed, DRAFTS_FILE + suffix));
    const logOf = () => statSync(join(killed, `${DRAFTS_FILE}-wal`)).size;
    expect(logOf()).toBeGreaterThan(0);
    const restarted = openDrafts(killed, KEY, systemRandom);
    const reader = new Connection(join(killed, DRAFTS_FILE), { readonly: true });
    try {
      await restarted.removeBefore('first', null);
      const rows = reader.prepare('SELECT 1 FROM drafts UNION ALL SELECT 2').iterate();
      rows.next();
      await restarted.forgetLog();
      expect(logOf()).toBeGreaterThan(0);
      rows.return?.();
      await restarted.forgetLog();
      expect(logOf()).toBe(0);
    } finally {
      reader.close();
      await restarted.close();
      rmSync(killed, { recursive: true, force: true });
    }
  });
});

describe('drafts', () => {
  it('come back as they were saved, each under its survey and id', async () => {
    const [one, two, three] = [sealed(), sealed(), sealed()];
    expect(await drafts.save('first', ID, { sealed: one, replaces: null }, limits)).toBe('saved');
    expect(await drafts.save('first', OTHER, { sealed: two, replaces: null }, limits)).toBe('saved');
    expect(await drafts.save('second', ID, { sealed: three, replaces: null }, limits)).toBe('saved');
    await drafts.close();
    drafts = open();
    expect(drafts.find('first', ID)).toEqual(one);
    expect(drafts.find('first', OTHER)).toEqual(two);
    expect(drafts.find('second', ID)).toEqual(three);
    expect(drafts.find('second', OTHER)).toBeNull();
  });

  it('are written over only by a device that saw them last', async () => {
    const [one, two, three] = [sealed(), sealed(), sealed()];
    await drafts.save('first', ID, { sealed: one, replaces: null }, limits);
    expect(await drafts.save('first', ID, { sealed: two, replaces: null }, limits)).toBe('changed');
    expect(await drafts.save('first', ID, { sealed: two, replaces: sha256(three) }, limits)).toBe('changed');
    expect(await drafts.save('first', ID, { sealed: two, replaces: sha256(one) }, limits)).toBe('saved');
    expect(drafts.find('first', ID)).toEqual(two);
    await drafts.remove('first', ID);
    expect(await drafts.save('first', ID, { sealed: three, replaces: sha256(two) }, limits)).toBe('changed');
    expect(drafts.find('first', ID)).toBeNull();
  });

  it('of two saves at the same moment one is told', async () => {
    const first = sealed();
    await drafts.save('first', ID, { sealed: first, replaces: null }, limits);
    const replaces = sha256(first);
    const both = await Promise.all(
      [sealed(), sealed()].map((next) => drafts.save('first', ID, { sealed: next, replaces }, limits)),
    );
    expect(both.sort()).toEqual(['changed', 'saved']);
  });

  it('of a survey are no more than allowed; those that are there can still be saved', async () => {
    const small = { ...limits, most: 2 };
    const one = sealed();
    expect(await drafts.save('first', '1'.repeat(64), { sealed: one, replaces: null }, small)).toBe('saved');
    expect(await drafts.save('first', '2'.repeat(64), { sealed: sealed(), replaces: null }, small)).toBe(
      'saved',
    );
    expect(await drafts.save('first', '3'.repeat(64), { sealed: sealed(), replaces: null }, small)).toBe(
      'full',
    );
    expect(await drafts.save('second', '3'.repeat(64), { sealed: sealed(), replaces: null }, small)).toBe(
      'saved',
    );
    expect(
      await drafts.save('first', '1'.repeat(64), { sealed: sealed(), replaces: sha256(one) }, small),
    ).toBe('saved');
  });

  it('are deleted by day and by survey, and what is not there is no mistake', async () => {
    const save = (id: string, day: string) =>
      drafts.save('first', id, { sealed: sealed(), replaces: null }, { ...limits, day });
    await save(ID, '2023-01-17');
    await save(OTHER, '2023-01-18');
    await drafts.removeBefore('first', '2023-01-18');
    expect([drafts.find('first', ID), drafts.find('first', OTHER) === null]).toEqual([null, false]);
    await drafts.removeBefore('second', null);
    expect(drafts.find('first', OTHER)).not.toBeNull();
    await drafts.removeBefore('first', null);
    expect(drafts.find('first', OTHER)).toBeNull();
    await drafts.remove('first', OTHER);
  });
});

describe('the file of the drafts', () => {
  it('is private, holds neither id nor what the browser sealed, and all rows are of one size', async () => {
    const [one, two] = [sealed(), sealed()];
    await drafts.save('first', ID, { sealed: one, replaces: null }, limits);
    await drafts.save('first', OTHER, { sealed: two, replaces: null }, limits);
    const image = onDisk();
    for (const found of [ID, Buffer.from(ID, 'hex'), one.subarray(100, 132), two.subarray(100, 132)]) {
      expect(image.includes(found)).toBe(false);
    }
    for (const suffix of ['', '-wal', '-shm']) {
      expect(statSync(join(folder, `${DRAFTS_FILE}${suffix}`)).mode & 0o777).toBe(0o600);
    }
    await drafts.close();
    const connection = new Connection(join(folder, DRAFTS_FILE), { readonly: true });
    expect(connection.prepare('SELECT survey, length(sealed) AS size, saved_on FROM drafts').all()).toEqual([
      { survey: 'first', size: DRAFT_BYTES + 28, saved_on: '2023-01-17' },
      { survey: 'first', size: DRAFT_BYTES + 28, saved_on: '2023-01-17' },
    ]);
    expect(connection.prepare('SELECT name FROM sqlite_master').pluck().all()).toEqual(['drafts']);
    connection.close();
  });

  it('keeps no byte of what was deleted or written over, nor does its log', async () => {
    const first = sealed();
    await drafts.save('first', ID, { sealed: first, replaces: null }, limits);
    const earlier = onDisk();
    const marks = storedPieces(earlier);
    expect(marks.length).toBeGreaterThan(4);
    await drafts.save('first', ID, { sealed: sealed(), replaces: sha256(first) }, limits);
    await drafts.forgetLog();
    expect(marks.filter((mark) => onDisk().includes(mark))).toEqual([]);
    const later = storedPieces(onDisk());
    await drafts.remove('first', ID);
    await drafts.forgetLog();
    expect(later.filter((mark) => onDisk().includes(mark))).toEqual([]);
  });

  it('with another key holds nothing that opens, and the place can be used again', async () => {
    const one = sealed();
    await drafts.save('first', ID, { sealed: one, replaces: null }, limits);
    await drafts.close();
    drafts = open(Buffer.alloc(32, 8));
    expect(drafts.find('first', ID)).toBeNull();
    expect(await drafts.save('first', ID, { sealed: one, replaces: null }, limits)).toBe('saved');
    expect(drafts.find('first', ID)).toEqual(one);
  });

  it.each([
    ['that is no database', () => writeFileSync(join(folder, DRAFTS_FILE), 'x'.repeat(5000)), /Move it away/],
    [
      'of a newer version',
      () => {
        const connection = new Connection(join(folder, DRAFTS_FILE));
        connection.pragma('user_version = 9');
        connection.close();
      },
      /newer version of the program.*move the file away/,
    ],
  ])('%s is refused by name, with what is lost without it', async (_name, damage, sentence) => {
    await drafts.close();
    damage();
    expect(() => open()).toThrow(StoreUnusableError);
    expect(() => open()).toThrow(sentence);
    expect(() => open()).toThrow(join(folder, DRAFTS_FILE));
    rmSync(join(folder, DRAFTS_FILE));
    drafts = open();
  });
});

/** Pieces of 32 random-looking bytes, far apart: what SQLite stores of a sealed row, whichever page it stands on. */
function storedPieces(image: Buffer): readonly Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at + 32 <= image.length; at += 1024) {
    const piece = image.subarray(at + 300, at + 332);
    if (new Set(piece).size > 24) pieces.push(Buffer.from(piece));
  }
  return pieces;
}
