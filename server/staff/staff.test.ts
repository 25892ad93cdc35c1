import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import {
  checkCredentials,
  createFirstAdministrator,
  FIRST_ADMINISTRATOR,
  replacePassword,
} from './accounts.ts';
import { generatePassword } from './password.ts';
import {
  ABSOLUTE_MS,
  closeSession,
  deleteEndedSessions,
  findSession,
  IDLE_MS,
  openSession,
} from './sessions.ts';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsunagari-staff-'));
  store = await openStore({ dataDir: join(folder, 'data'), secretsDir: join(folder, 'secrets') });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function administrator() {
  const credentials = await createFirstAdministrator(store);
  if (credentials === null) throw new Error('there was an account already');
  return credentials;
}

describe('accounts', () => {
  test('the first administrator is made once, with a password nobody else has', async () => {
    const { name, password } = await administrator();
    expect(name).toBe(FIRST_ADMINISTRATOR);
    expect(password).toMatch(/^[a-zA-Z2-9]{20}$/);
    expect(await createFirstAdministrator(store)).toBeNull();
  });

  test('two starts at the same moment make one account', async () => {
    const made = await Promise.all([createFirstAdministrator(store), createFirstAdministrator(store)]);
    expect(made.filter((credentials) => credentials !== null)).toHaveLength(1);
  });

  test('the right password is accepted, in any Unicode form; everything else is not', async () => {
    const { name, password } = await administrator();
    expect(await checkCredentials(store, { name, password })).toEqual({ name, role: 'administrator' });
    expect(await checkCredentials(store, { name, password: `${password}x` })).toBeNull();
    expect(await checkCredentials(store, { name, password: '' })).toBeNull();
    expect(await checkCredentials(store, { name: 'nobody', password })).toBeNull();
    expect(await checkCredentials(store, { name: "x' or '1'='1", password })).toBeNull();
  });

  test('neither password nor session id stands in the database files', async () => {
    const { name, password } = await administrator();
    const id = await openSession(store, name, new Date());
    const files = ['tsunagari.sqlite', 'tsunagari.sqlite-wal'].map((file) =>
      readFileSync(join(folder, 'data', file)),
    );
    for (const secret of [password, id]) {
      for (const bytes of files) expect(bytes.includes(secret)).toBe(false);
    }
  });

  test('a new password ends the sessions and voids the old one', async () => {
    const { name, password } = await administrator();
    const id = await openSession(store, name, new Date());
    const replaced = await replacePassword(store, name);
    expect(await checkCredentials(store, { name, password })).toBeNull();
    expect(await checkCredentials(store, { name, password: replaced?.password ?? '' })).not.toBeNull();
    expect(await findSession(store, id, new Date())).toBeNull();
    expect(await replacePassword(store, 'nobody')).toBeNull();
  });

  test('an unknown name takes as long as a wrong password', async () => {
    const { name } = await administrator();
    const attempt = async (who: string) => {
      const begin = performance.now();
      await checkCredentials(store, { name: who, password: 'wrong' });
      return performance.now() - begin;
    };
    await attempt('warm-up');
    const fastest = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY };
    for (let round = 0; round < 5; round += 1) {
      fastest.known = Math.min(fastest.known, await attempt(name));
      fastest.unknown = Math.min(fastest.unknown, await attempt('nobody'));
    }
    // An early answer would take a hundredth of the time; the rest is the noise of a busy machine.
    expect(fastest.unknown).toBeGreaterThan(fastest.known / 3);
  });
});

describe('generatePassword', () => {
  test('uses every symbol and no ambiguous one', () => {
    let next = 0;
    const symbols = new Set(
      Array.from({ length: 10 }, () => generatePassword((below) => next++ % below)).join(''),
    );
    expect(symbols.size).toBeGreaterThanOrEqual(55);
    for (const ambiguous of '0O1Il') expect(symbols.has(ambiguous)).toBe(false);
  });
});

describe('sessions', () => {
  const start = new Date('2026-11-21T09:00:00+09:00');
  const later = (milliseconds: number) => new Date(start.getTime() + milliseconds);

  test('a session is found by its id and by nothing else', async () => {
    const { name } = await administrator();
    const id = await openSession(store, name, start);
    expect(id).toMatch(/^[\w-]{43}$/);
    expect(await findSession(store, id, later(1000))).toEqual({ name, role: 'administrator' });
    expect(await findSession(store, id.slice(1), later(1000))).toBeNull();
    const stored = await store.read.selectFrom('sessions').select('id_hash').executeTakeFirstOrThrow();
    expect(await findSession(store, stored.id_hash, later(1000))).toBeNull();
  });

  test('it ends after the idle time, counted from the last request', async () => {
    const { name } = await administrator();
    const id = await openSession(store, name, start);
    expect(await findSession(store, id, later(IDLE_MS - 1))).not.toBeNull();
    expect(await findSession(store, id, later(2 * IDLE_MS - 2))).not.toBeNull();
    expect(await findSession(store, id, later(3 * IDLE_MS))).toBeNull();
  });

  test('it ends after the absolute time, however busy', async () => {
    const { name } = await administrator();
    const id = await openSession(store, name, start);
    for (let at = 0; at < ABSOLUTE_MS; at += IDLE_MS / 2)
      expect(await findSession(store, id, later(at))).not.toBeNull();
    expect(await findSession(store, id, later(ABSOLUTE_MS))).toBeNull();
  });

  test('logging out ends one session, ended ones are removed', async () => {
    const { name } = await administrator();
    const [first, second] = [
      await openSession(store, name, start),
      await openSession(store, name, later(IDLE_MS)),
    ];
    expect(await deleteEndedSessions(store, later(IDLE_MS))).toBe(1);
    expect(await findSession(store, first, start)).toBeNull();
    await closeSession(store, second);
    expect(await findSession(store, second, later(IDLE_MS))).toBeNull();
  });
});
