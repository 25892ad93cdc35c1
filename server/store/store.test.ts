import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Connection from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from './back-up.ts';
import { DATABASE_FILE, openStore } from './open-store.ts';
import type { Store } from './store.ts';
import { QueueFullError, StoreClosedError, StoreUnusableError, WriteFailedError } from './store-errors.ts';
import { truncateLog } from './truncate-log.ts';

let folder: string;
let store: Store;
const open = (options: { waitingLimit?: number } = {}) =>
  openStore({ dataDir: join(folder, 'data'), secretsDir: join(folder, 'secrets'), ...options });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsunagari-store-'));
  store = await open();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const addDesk = (id: string, document = '{}') =>
  store.connection.prepare('insert into desks (id, document) values (?, ?)').run(id, document);
const desks = async () =>
  (await store.read.selectFrom('desks').select('id').orderBy('id').execute()).map(({ id }) => id);

describe('opening', () => {
  it('writes through to the disk, overwrites what is deleted and keeps references', () => {
    const pragma = (name: string) => store.connection.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('secure_delete')).toBe(1);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('temp_store'), 'nothing put aside in files that nobody overwrites').toBe(2);
  });

  it('keeps database, log and folders to its own user', async () => {
    await store.queue.grouped(() => addDesk('a'));
    for (const name of [DATABASE_FILE, `${DATABASE_FILE}-wal`]) {
      expect(statSync(join(store.dataDir, name)).mode & 0o777).toBe(0o600);
    }
    for (const directory of [store.dataDir, store.secretsDir]) {
      expect(statSync(directory).mode & 0o777).toBe(0o700);
    }
  });

  it('may be closed twice', async () => {
    await Promise.all([store.close(), store.close()]);
    await store.close();
    expect(existsSync(join(store.dataDir, `${DATABASE_FILE}-wal`))).toBe(false);
  });

  it('finds what it wrote, and its log is moved into the file when it closes', async () => {
    await store.queue.grouped(() => addDesk('a'));
    await store.close();
    expect(existsSync(join(store.dataDir, `${DATABASE_FILE}-wal`))).toBe(false);
    store = await open();
    expect(await desks()).toEqual(['a']);
  });

  it('cannot be written through the reading connection', async () => {
    await expect(
      store.read.insertInto('desks').values({ id: 'a', document: '{}' }).execute(),
    ).rejects.toThrow('readonly');
  });

  it('refuses a file that is no database, naming it and saying what to do', async () => {
    await store.close();
    const file = join(store.dataDir, DATABASE_FILE);
    writeFileSync(file, 'not a database, but long enough to look like one '.repeat(200));
    await expect(open()).rejects.toThrow(StoreUnusableError);
    await expect(open()).rejects.toThrow(/tsunagari\.sqlite is not a database.*Restore it from a backup/);
    rmSync(file);
    store = await open();
  });

  it('brings a database up to date wholly or not at all, so that a kill in between does no harm', async () => {
    await store.close();
    const file = join(store.dataDir, DATABASE_FILE);
    rmSync(file);
    // A table of the last migration stands in its way, as a kill would.
    const before = new Connection(file);
    before.exec('create table accounts (x)');
    before.close();
    await expect(open()).rejects.toThrow(/could not be brought up to this version/);
    const after = new Connection(file);
    const tables = after.prepare("select name from sqlite_master where type = 'table'").pluck().all();
    after.exec('drop table accounts');
    after.close();
    expect(tables).toEqual(['accounts']);
    store = await open();
    expect(await desks()).toEqual([]);
  });

  it('refuses a database of a newer program', async () => {
    store.connection
      .prepare('insert into kysely_migration (name, timestamp) values (?, ?)')
      .run('9999-later', '2030-01-01');
    await store.close();
    await expect(open()).rejects.toThrow(/could not be brought up to this version/);
    rmSync(store.dataDir, { recursive: true });
    store = await open();
  });

  it('refuses folders that cannot be had, naming the variable', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const other = { dataDir: join(folder, 'd'), secretsDir: join(folder, 's') };
    for (const [variable, options] of [
      ['DATA_DIR', { ...other, dataDir: file }],
      ['DATA_DIR', { ...other, dataDir: join(file, 'below') }],
      ['SECRETS_DIR', { ...other, secretsDir: file }],
    ] as const) {
      await expect(openStore(options)).rejects.toThrow(StoreUnusableError);
      await expect(openStore(options)).rejects.toThrow(
        new RegExp(`^${variable} is "[^"]+a-file.*set ${variable} to another folder`),
      );
    }
  });

  it('refuses a folder of keys that others can write to', async () => {
    await store.close();
    chmodSync(join(folder, 'secrets'), 0o777);
    await expect(open()).rejects.toThrow(/^SECRETS_DIR is .* others can replace key files.*chmod 700/);
    chmodSync(join(folder, 'secrets'), 0o700);
    store = await open();
  });

  it('refuses keys inside the data folder, also behind a link', async () => {
    const dataDir = join(folder, 'data');
    await expect(openStore({ dataDir, secretsDir: join(dataDir, 'keys') })).rejects.toThrow(
      'lies inside DATA_DIR',
    );
    await expect(openStore({ dataDir, secretsDir: dataDir })).rejects.toThrow('lies inside DATA_DIR');
    symlinkSync(join(dataDir, 'keys'), join(folder, 'elsewhere'));
    await expect(openStore({ dataDir, secretsDir: join(folder, 'elsewhere') })).rejects.toThrow(
      'lies inside DATA_DIR',
    );
  });
});

describe('the write queue', () => {
  it('commits 300 writes in three groups', async () => {
    // Another connection's data_version changes with every commit of this one.
    const other = new Connection(join(store.dataDir, DATABASE_FILE), { readonly: true });
    const versions = new Set<unknown>();
    await Promise.all(
      Array.from({ length: 300 }, (_, index) =>
        store.queue.grouped(() => {
          addDesk(String(index));
          versions.add(other.pragma('data_version', { simple: true }));
        }),
      ),
    );
    other.close();
    expect(versions.size).toBe(3);
    expect(await desks()).toHaveLength(300);
  });

  it('answers only when the commit is there for others to see', async () => {
    const other = new Connection(join(store.dataDir, DATABASE_FILE), { readonly: true });
    try {
      for (let index = 0; index < 20; index += 1) {
        await store.queue.grouped(() => addDesk(String(index)));
        expect(other.prepare('select count(*) as n from desks').get()).toEqual({ n: index + 1 });
      }
    } finally {
      other.close();
    }
  });

  it('lets one write of a group fail alone, with all of it undone', async () => {
    const results = await Promise.allSettled([
      store.queue.grouped(() => addDesk('a')),
      store.queue.grouped(() => {
        addDesk('b');
        throw new Error('bad one');
      }),
      store.queue.grouped(() => addDesk('a')),
      store.queue.grouped(() => addDesk('c')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: new Error('bad one') });
    expect(await desks()).toEqual(['a', 'c']);
  });

  it('runs a group again when one of it throws, the first time undone', async () => {
    const runs: string[] = [];
    const results = await Promise.allSettled([
      store.queue.grouped(() => {
        runs.push('a');
        addDesk('a');
        return runs.length;
      }),
      store.queue.grouped(() => {
        throw new Error('bad one');
      }),
    ]);
    expect(runs).toEqual(['a', 'a']);
    expect(results[0]).toEqual({ status: 'fulfilled', value: 2 });
    expect(await desks()).toEqual(['a']);
  });

  it('fails the whole group when the disk is full, stores nothing of it, and goes on when there is room', async () => {
    const page = store.connection.pragma('page_count', { simple: true }) as number;
    store.connection.pragma(`max_page_count = ${page + 2}`);
    const large = 'x'.repeat(3000);
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, (_, index) => store.queue.grouped(() => addDesk(`large-${index}`, large))),
    );
    const acknowledged = results.flatMap((result, index) =>
      result.status === 'fulfilled' ? [`large-${index}`] : [],
    );
    expect(acknowledged.length).toBeLessThan(40);
    expect((await desks()).toSorted()).toEqual(acknowledged.toSorted());
    store.connection.pragma('max_page_count = 1000000');
    await store.queue.grouped(() => addDesk('after'));
    expect(await desks()).toContain('after');
  });

  it('fails every write of a group whose commit fails', async () => {
    // A reference that is only looked at when the transaction ends fails in the commit itself.
    const orphan = () => {
      store.connection.pragma('defer_foreign_keys = ON');
      store.connection
        .prepare('insert into drawn_counts (survey, area, sex, age_band, invited) values (?, ?, 1, ?, 1)')
        .run('nobody', 'a', 'b');
    };
    const results = await Promise.allSettled([
      store.queue.grouped(() => addDesk('a')),
      store.queue.grouped(orphan),
      store.queue.grouped(() => addDesk('b')),
    ]);
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(WriteFailedError) });
    }
    expect(await desks()).toEqual([]);
    await store.queue.grouped(() => addDesk('c'));
    expect(await desks()).toEqual(['c']);
  });

  it('fails every write of a group when SQLite gives up the transaction in the middle', async () => {
    const giveUp = () =>
      store.connection.prepare('insert or rollback into desks (id, document) values (?, ?)').run('a', '{}');
    const results = await Promise.allSettled([
      store.queue.grouped(() => addDesk('a')),
      store.queue.grouped(giveUp),
      store.queue.grouped(() => addDesk('b')),
    ]);
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(WriteFailedError) });
    }
    expect(await desks()).toEqual([]);
    await store.queue.grouped(() => addDesk('c'));
    expect(await desks()).toEqual(['c']);
  });

  it('refuses what is above its limit at once, and keeps what it took', async () => {
    await store.close();
    store = await open({ waitingLimit: 5 });
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => store.queue.grouped(() => addDesk(String(index)))),
    );
    expect(results.slice(5)).toEqual(
      Array.from({ length: 3 }, () => ({ status: 'rejected', reason: expect.any(QueueFullError) })),
    );
    expect(await desks()).toHaveLength(5);
  });

  it('runs a large write alone between groups, rolled back as a whole when it throws', async () => {
    const events: string[] = [];
    const group = (name: string) => store.queue.grouped(() => void events.push(name));
    const large = store.write(async (transaction) => {
      events.push('large begins');
      await transaction.insertInto('desks').values({ id: 'large', document: '{}' }).execute();
      await new Promise((resolve) => setTimeout(resolve, 20));
      events.push('large ends');
      throw new Error('no');
    });
    const later = group('after');
    await expect(large).rejects.toThrow('no');
    await later;
    expect(events.indexOf('large ends')).toBe(events.indexOf('large begins') + 1);
    expect(await desks()).toEqual([]);
  });

  it('writes what waits before it closes, and takes nothing after', async () => {
    const waiting = Array.from({ length: 300 }, (_, index) =>
      store.queue.grouped(() => addDesk(String(index))),
    );
    const closing = store.close();
    await expect(store.queue.grouped(() => addDesk('late'))).rejects.toThrow(StoreClosedError);
    await expect(store.write(async () => undefined)).rejects.toThrow(StoreClosedError);
    await Promise.all([...waiting, closing]);
    store = await open();
    expect(await desks()).toHaveLength(300);
  });
});

describe('the log', () => {
  it('is cut to nothing', async () => {
    await store.queue.grouped(() => addDesk('a'));
    const log = join(store.dataDir, `${DATABASE_FILE}-wal`);
    expect(statSync(log).size).toBeGreaterThan(0);
    expect(await truncateLog(store)).toBe(true);
    expect(statSync(log).size).toBe(0);
  });
});

describe('a backup', () => {
  it('taken while others write holds all that was acknowledged before, and is sound', async () => {
    await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        store.queue.grouped(() => addDesk(`before-${index}`, 'x'.repeat(2000))),
      ),
    );
    const file = join(folder, 'backup.sqlite');
    let stop = false;
    const writing = (async () => {
      for (let index = 0; !stop; index += 1) await store.queue.grouped(() => addDesk(`during-${index}`));
    })();
    await backUp(store, file);
    stop = true;
    await writing;
    const copy = new Connection(file, { readonly: true });
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.prepare("select count(*) as n from desks where id like 'before-%'").get()).toEqual({
      n: 200,
    });
    copy.close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.unfinished`)).toBe(false);
  });

  it('that cannot be written leaves the one before as it was', async () => {
    const directory = join(folder, 'copies');
    await expect(backUp(store, join(directory, 'b.sqlite'))).rejects.toThrow('ENOENT');
    const file = join(folder, 'b.sqlite');
    writeFileSync(file, 'older');
    chmodSync(folder, 0o500);
    try {
      if (process.getuid?.() !== 0) await expect(backUp(store, file)).rejects.toThrow();
    } finally {
      chmodSync(folder, 0o700);
    }
    expect(statSync(file).size).toBe(5);
  });
});
