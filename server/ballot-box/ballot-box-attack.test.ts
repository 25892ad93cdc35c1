import { copyFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Connection from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CLOSES,
  type IngestInstallation,
  makeInstallation,
  OPENS,
  plainAnswers,
  plainCommand,
} from '../bench/ingest-installation.ts';
import { DATABASE_FILE } from '../store/open-store.ts';
import { firstDayOfClosing, lastDayOfGrace } from '../surveys/survey-state.ts';
import { addDays, type TokyoDay } from '../surveys/tokyo-day.ts';
import { acceptResponse } from './accept-response.ts';
import { accessCodeHash } from './access-code-hash.ts';
import { backUpBallotBox } from './back-up-ballot-box.ts';
import { closeSurvey } from './close-survey.ts';
import { countReturns } from './count-returns.ts';
import { groupBy } from './group-by.ts';
import { keyedHash } from './keyed-hash.ts';
import { moveInbox } from './move-inbox.ts';
import { startToken } from './start-token.ts';

// Who holds the database, its log and any number of copies, but not the keys, tries to say which letter a
// response came from. Everything that can be seen is used: what was spent, arrived and left between two
// copies, days, lateness, channel, mode, sizes, order of rows and of bytes, and whatever follows by exclusion.

/* ---------- the survey that is attacked ---------- */

interface Sent {
  readonly index: number;
  readonly stratum: string;
  readonly day: TokyoDay;
  readonly mode: 'web' | 'paper';
  readonly channel: string;
}

const LETTERS = { chuo: 120, tobu: 60, hokubu: 40, chichibu: 30 };
/** hokubu never has twice ten, and chichibu not even ten: the first leaves at closing, the second never. */
const ANSWERS = { chuo: 84, tobu: 37, hokubu: 15, chichibu: 4 };
const BATCH_DAYS = [3, 6, 9, 13, 14, 20, 24].map((days) => addDays(OPENS, days));
const BACKUP_DAYS = [addDays(OPENS, 9), addDays(OPENS, 20)];

/** A small generator with a fixed seed (mulberry32), so that every run attacks the same survey. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function planResponses({ invitations }: IngestInstallation): readonly Sent[] {
  const draw = seeded(20230117);
  const sent: Sent[] = [];
  for (const [stratum, answers] of Object.entries(ANSWERS)) {
    // The codes of the letters are random; when and how they are answered is the same in every run.
    const indices = [...invitations.keys()].filter((index) => invitations[index]?.stratum === stratum);
    for (const index of indices.slice(0, answers)) {
      // Many early, days with one or none, a few in the grace.
      const offset = Math.floor(28 * draw() ** 1.5);
      const paper = draw() < 0.2;
      const channel = !paper && offset > 11 && draw() < 0.5 ? 'reminder' : 'letter';
      sent.push({ index, stratum, day: addDays(OPENS, offset), mode: paper ? 'paper' : 'web', channel });
    }
  }
  return sent.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.index - b.index));
}

/* ---------- what the attacker sees ---------- */

interface SeenResponse {
  readonly key: string;
  readonly stratum: string;
  readonly mode: string;
  readonly channel: string;
  readonly day: TokyoDay;
  readonly late: number;
  readonly answers: string;
}

interface Snapshot {
  readonly day: TokyoDay;
  /** code hash → stratum; null when the invitations are gone */
  readonly invitations: ReadonlyMap<string, { stratum: string; spent: boolean }> | null;
  readonly inbox: ReadonlySet<string>;
  readonly sealedSizes: ReadonlySet<number>;
  readonly responses: ReadonlyMap<string, SeenResponse>;
}

function look(file: string, day: TokyoDay): Snapshot {
  const database = new Connection(file, { readonly: true });
  try {
    const hex = (bytes: Buffer) => bytes.toString('hex');
    const invitations = database.prepare('select * from invitations').all() as {
      code_hash: Buffer;
      stratum: string;
      state: number;
    }[];
    const inbox = database.prepare('select * from inbox').all() as { key: Buffer; sealed: Buffer }[];
    const responses = database.prepare('select * from responses').all() as (Omit<SeenResponse, 'key'> & {
      key: Buffer;
    })[];
    return {
      day,
      invitations:
        invitations.length === 0
          ? null
          : new Map(invitations.map((i) => [hex(i.code_hash), { stratum: i.stratum, spent: i.state === 2 }])),
      inbox: new Set(inbox.map(({ key }) => hex(key))),
      sealedSizes: new Set(inbox.map(({ sealed }) => sealed.length)),
      responses: new Map(responses.map((row) => [hex(row.key), { ...row, key: hex(row.key) }])),
    };
  } finally {
    database.close();
  }
}

/* ---------- the attack ---------- */

/** What the attacker knows of a code: when it can have been spent, and when its response can have left the inbox. */
interface SeenCode {
  readonly hash: string;
  readonly stratum: string;
  readonly from: TokyoDay;
  readonly to: TokyoDay;
  readonly leaves: ReadonlySet<number>;
}

function readCodes(snapshots: readonly Snapshot[], lastDay: TokyoDay): readonly SeenCode[] {
  const all = snapshots.find(({ invitations }) => invitations !== null)?.invitations ?? new Map();
  const firstSpent = (hash: string) =>
    snapshots.findIndex(({ invitations }) => invitations?.get(hash)?.spent);
  const arrival = new Map<string, number>();
  const departure = new Map<string, number>();
  for (const [at, { inbox }] of snapshots.entries()) {
    for (const row of inbox) if (!arrival.has(row)) arrival.set(row, at);
    for (const row of arrival.keys()) if (!inbox.has(row) && !departure.has(row)) departure.set(row, at);
  }
  const spentAt = new Map([...all.keys()].map((hash) => [hash, firstSpent(hash)]));
  const never = snapshots.findIndex(({ invitations }) => invitations === null);
  return [...all].flatMap(([hash, { stratum }]) => {
    const seen = spentAt.get(hash) ?? -1;
    const at = seen === -1 ? never : seen;
    if (at === -1) return [];
    const arrived = [...arrival].filter(([, when]) => when === at).map(([row]) => row);
    const spentTogether = [...spentAt.values()].filter((when) => when === at).length;
    const leaves = new Set(arrived.flatMap((row) => departure.get(row) ?? []));
    // Some came and went between two copies without being seen, or came after the last one with codes.
    if (seen === -1 || arrived.length < spentTogether) leaves.add(at);
    return [
      {
        hash,
        stratum,
        from: at === 0 ? OPENS : (snapshots[at - 1] as Snapshot).day,
        to: seen === -1 ? lastDay : (snapshots[at] as Snapshot).day,
        leaves,
      },
    ];
  });
}

/** response key → code hashes it can belong to */
function attack(
  snapshots: readonly Snapshot[],
  { lastDay, oneBatchEach }: { readonly lastDay: TokyoDay; readonly oneBatchEach: boolean },
  outside: (code: string, response: SeenResponse) => boolean = () => true,
): ReadonlyMap<string, ReadonlySet<string>> {
  const codes = readCodes(snapshots, lastDay);
  const final = snapshots.at(-1) as Snapshot;
  const appears = (key: string) => snapshots.findIndex(({ responses }) => responses.has(key));
  const moved = [...final.responses.values()].map((response) => ({ response, at: appears(response.key) }));
  const edges = moved.map(({ response, at }) => {
    const { stratum, mode, channel, day, late } = response;
    const earlier = moved
      .filter((other) => other.at === at && other.response.stratum === stratum)
      .filter(({ response: o }) => o.mode === mode && o.channel === channel && o.late === late)
      .map(({ response: o }) => o.day)
      .filter((label) => label < day)
      .sort()
      .at(-1);
    const after = late ? CLOSES : oneBatchEach ? (earlier ?? '') : '';
    const until = !late && day === CLOSES ? lastDay : day;
    return codes
      .filter((code) => code.stratum === stratum && code.leaves.has(at))
      .filter((code) => code.to > after && code.from <= until)
      .filter((code) => outside(code.hash, response))
      .map(({ hash }) => hash);
  });
  const possible = edgesOfPerfectMatchings(edges);
  return new Map(moved.map(({ response }, index) => [response.key, possible[index] as ReadonlySet<string>]));
}

/** Keeps the pairs that stand in some assignment of all responses to different codes: what exclusion leaves. */
function edgesOfPerfectMatchings(edges: readonly (readonly string[])[]): readonly ReadonlySet<string>[] {
  const codeOf = new Map<number, string>();
  const responseOf = new Map<string, number>();
  const assign = (response: number, tried: Set<string>): boolean => {
    for (const code of edges[response] ?? []) {
      if (tried.has(code)) continue;
      tried.add(code);
      const holder = responseOf.get(code);
      if (holder === undefined || assign(holder, tried)) {
        codeOf.set(response, code);
        responseOf.set(code, response);
        return true;
      }
    }
    return false;
  };
  for (const response of edges.keys())
    if (!assign(response, new Set())) throw new Error('What was seen contradicts itself.');
  const reach = new Map<string, ReadonlySet<string>>();
  const reachable = (start: string): ReadonlySet<string> => {
    const known = reach.get(start);
    if (known) return known;
    const seen = new Set([start]);
    for (const code of seen) {
      const holder = responseOf.get(code);
      if (holder === undefined) seen.add('free');
      else for (const next of edges[holder] ?? []) seen.add(next);
    }
    reach.set(start, seen);
    return seen;
  };
  return edges.map((codes, response) => {
    const own = codeOf.get(response) as string;
    return new Set(codes.filter((code) => reachable(code).has('free') || reachable(code).has(own)));
  });
}

/* ---------- the day of the attack ---------- */

let installation: IngestInstallation;
let sent: readonly Sent[];
/** after every acceptance and every batch: more than anybody will ever have */
const everyStep: Snapshot[] = [];
const backups: { readonly file: string; readonly day: TokyoDay }[] = [];
/** bytes of database and log while responses waited, after a batch, and after closing */
const bytes: Record<'waiting' | 'batched' | 'closed', Buffer> = {
  waiting: Buffer.alloc(0),
  batched: Buffer.alloc(0),
  closed: Buffer.alloc(0),
};
const waitingTexts: string[] = [];
const sealedOfMoved: Buffer[] = [];
/** for each batch, the order of arrival of its responses and the order of their bytes in the file */
const orders: { arrival: number[]; offset: number[]; key: number[] }[] = [];
let databaseFile: string;

const marker = (index: number) => `合成の回答 ${index} 番：`;
const answersOf = (index: number) => ({
  ...plainAnswers(index),
  place_free_text: `${marker(index)}${'あ'.repeat((index * 37) % 900)}`,
});

function allBytes(): Buffer {
  const log = `${databaseFile}-wal`;
  return Buffer.concat([readFileSync(databaseFile), existsSync(log) ? readFileSync(log) : Buffer.alloc(0)]);
}

function movedOrders(before: Snapshot, after: Snapshot): void {
  const fresh = [...after.responses.values()].filter(({ key }) => !before.responses.has(key));
  const image = readFileSync(databaseFile);
  const index = ({ answers }: SeenResponse) => Number(/合成の回答 (\d+) 番/.exec(answers)?.[1]);
  const arrival = new Map(sent.map((one, place) => [one.index, place]));
  const inOrder = (rank: (row: SeenResponse) => number | string) =>
    fresh.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).map(index);
  orders.push({
    arrival: inOrder((row) => arrival.get(index(row)) ?? 0),
    offset: inOrder((row) => image.indexOf(`"place_free_text":"${marker(index(row))}`)),
    key: inOrder((row) => row.key),
  });
}

beforeAll(async () => {
  installation = await makeInstallation({ letters: LETTERS });
  const { box, survey, folders, store } = installation;
  databaseFile = join(folders.dataDir, DATABASE_FILE);
  sent = planResponses(installation);
  const step = (day: TokyoDay) => everyStep.push(look(databaseFile, day));
  step(OPENS);
  const lastDay = lastDayOfGrace(survey.survey);
  for (let day = OPENS; day <= lastDay; day = addDays(day, 1)) {
    for (const { index, mode, channel } of sent.filter((one) => one.day === day)) {
      const opened = [day, CLOSES].sort()[0] as TokyoDay;
      const acceptance = await acceptResponse(
        box,
        plainCommand(installation, index, {
          day,
          mode,
          channel,
          answers: answersOf(index),
          startToken: startToken(box, survey.survey.id, opened),
        }),
      );
      if (acceptance.kind !== 'accepted') throw new Error(JSON.stringify(acceptance));
      step(day);
    }
    if (!BATCH_DAYS.includes(day)) continue;
    const before = everyStep.at(-1) as Snapshot;
    const sealed = await store.read.selectFrom('inbox').select(['key', 'sealed']).execute();
    const report = await moveInbox(box, survey);
    expect(report.logTruncated).toBe(true);
    step(day);
    const after = everyStep.at(-1) as Snapshot;
    for (const row of sealed) {
      if (!after.inbox.has(Buffer.from(row.key).toString('hex'))) sealedOfMoved.push(Buffer.from(row.sealed));
    }
    if (report.moved > 0) movedOrders(before, after);
    if (BACKUP_DAYS.includes(day)) {
      const file = join(dirname(folders.dataDir), `backup-${day}.sqlite`);
      await backUpBallotBox(box, [survey], file);
      backups.push({ file, day });
    }
    if (day === BATCH_DAYS.at(-1)) bytes.batched = allBytes();
  }
  bytes.waiting = allBytes();
  const left = everyStep.at(-1) as Snapshot;
  const movedTexts = [...left.responses.values()].map(({ answers }) => answers).join('');
  waitingTexts.push(...sent.map(({ index }) => marker(index)).filter((text) => !movedTexts.includes(text)));
  await closeSurvey(box, survey, firstDayOfClosing(survey.survey));
  step(firstDayOfClosing(survey.survey));
  movedOrders(left, everyStep.at(-1) as Snapshot);
  bytes.closed = allBytes();
}, 120_000);
afterAll(async () => await installation.remove());

function truth(): ReadonlyMap<string, string> {
  const { box, survey, invitations } = installation;
  return new Map(
    sent.map(({ index }) => [
      marker(index),
      accessCodeHash(box, survey.survey.id, invitations[index]?.code ?? '').toString('hex'),
    ]),
  );
}

function expectTenCandidates(
  candidates: ReadonlyMap<string, ReadonlySet<string>>,
  responses: ReadonlyMap<string, SeenResponse>,
): void {
  const codes = truth();
  const fewest = Math.min(...[...candidates.values()].map((set) => set.size));
  for (const [key, possible] of candidates) {
    const [text] = /合成の回答 \d+ 番：/.exec(responses.get(key)?.answers ?? '') ?? [];
    // An attack that loses the truth is no attack: it must be among what is left.
    expect(possible.has(codes.get(text ?? '') ?? '')).toBe(true);
  }
  expect(fewest).toBeGreaterThanOrEqual(10);
}

describe('the ballot box leaves ten candidates or more', () => {
  const final = () => everyStep.at(-1) as Snapshot;
  const lastDay = () => lastDayOfGrace(installation.survey.survey);

  it('for who has a copy after every single acceptance and every batch', () => {
    expect(everyStep.length).toBeGreaterThan(140);
    expectTenCandidates(attack(everyStep, { lastDay: lastDay(), oneBatchEach: true }), final().responses);
  });

  it('for who has two backups and the files after closing', () => {
    const copies = [...backups.map(({ file, day }) => look(file, day)), final()];
    expect(copies).toHaveLength(3);
    expectTenCandidates(attack(copies, { lastDay: lastDay(), oneBatchEach: false }), final().responses);
  });

  it('for who has the day before and the day after a response that came alone, and the closing', () => {
    const alone = sent.find((one) => sent.filter((o) => o.day === one.day).length === 1) as Sent;
    const before = everyStep.findLast(({ day }) => day < alone.day) as Snapshot;
    const after = everyStep.findLast(({ day }) => day === alone.day) as Snapshot;
    const copies = [before, after, final()];
    expectTenCandidates(attack(copies, { lastDay: lastDay(), oneBatchEach: false }), final().responses);
  });

  it('even for who also knows from elsewhere how each letter was answered, until closing', () => {
    const running = everyStep.slice(0, -1);
    const codes = truth();
    const howOf = new Map(sent.map((one) => [codes.get(marker(one.index)), one]));
    const known = (code: string, { mode, channel }: SeenResponse) => {
      const how = howOf.get(code);
      return how === undefined || (how.mode === mode && how.channel === channel);
    };
    const seen = (running.at(-1) as Snapshot).responses;
    expect(seen.size).toBeGreaterThan(40);
    expectTenCandidates(attack(running, { lastDay: lastDay(), oneBatchEach: true }, known), seen);
  });

  it('because groups share their day: a response that came alone on its day is never alone under it', () => {
    const labels = [...final().responses.values()].map(({ stratum, day }) => `${stratum} ${day}`);
    for (const label of labels)
      expect(labels.filter((other) => other === label).length).toBeGreaterThanOrEqual(10);
  });
});

describe('the files', () => {
  it('seal every waiting response to one size, short or long', () => {
    const sizes = new Set(everyStep.flatMap(({ sealedSizes }) => [...sealedSizes]));
    expect(sizes.size).toBe(1);
  });

  it('hold no plain code, while responses wait or ever after', () => {
    const images = [...Object.values(bytes), ...backups.map(({ file }) => readFileSync(file))];
    for (const { code } of installation.invitations) {
      for (const image of images) {
        expect(image.includes(code)).toBe(false);
        expect(image.includes(code.replaceAll('-', ''))).toBe(false);
      }
    }
  });

  it('hold no word of a response that waits', () => {
    expect(waitingTexts.length).toBeGreaterThan(20);
    for (const text of waitingTexts) expect(bytes.waiting.includes(text)).toBe(false);
    // The search itself works: what has been moved is found.
    expect(sent.some(({ index }) => bytes.waiting.includes(marker(index)))).toBe(true);
  });

  it('hold no byte of a sealed response that has been moved', () => {
    expect(sealedOfMoved.length).toBeGreaterThan(40);
    for (const sealed of sealedOfMoved) {
      for (let from = 0; from + 32 <= sealed.length; from += 512) {
        expect(bytes.closed.includes(sealed.subarray(from, from + 32))).toBe(false);
      }
    }
  });

  it('forget codes and submission keys at closing', () => {
    const { box, survey, invitations } = installation;
    const { id } = survey.survey;
    for (const { index } of sent) {
      const codeHash = accessCodeHash(box, id, invitations[index]?.code ?? '');
      const submissionKey = index.toString(16).padStart(32, '0');
      const keyHash = keyedHash(box.keys.submission, 'key', id, submissionKey);
      expect(bytes.waiting.includes(codeHash)).toBe(true);
      expect(bytes.waiting.includes(keyHash)).toBe(true);
      expect(bytes.closed.includes(codeHash)).toBe(false);
      expect(bytes.closed.includes(keyHash)).toBe(false);
    }
  });

  it('have an empty log after a batch and after closing', () => {
    expect(statSync(`${databaseFile}-wal`).size).toBe(0);
  });

  it('show no order of arrival: neither by key nor by place in the file', () => {
    expect(orders.length).toBeGreaterThanOrEqual(3);
    for (const { arrival, offset, key } of orders) {
      for (const order of [offset, key, offset.toReversed(), key.toReversed()]) {
        const hits = order.filter((index, place) => index === arrival[place]).length;
        // A blind pairing hits one on average, whatever the number; ten or more once in nine million.
        expect(hits).toBeLessThan(10);
      }
    }
  });

  it('a backup is one private file that opens by itself', () => {
    for (const { file, day } of backups) {
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(existsSync(`${file}-wal`)).toBe(false);
      const copy = `${file}.elsewhere`;
      copyFileSync(file, copy);
      expect(look(copy, day).responses.size).toBeGreaterThan(0);
    }
  });
});

describe('nothing is lost on the way', () => {
  it('every response is in the table or withheld, and counted on its true day', async () => {
    const { box, survey } = installation;
    const { counts, accepted, waiting } = await countReturns(box, survey);
    expect(accepted).toBe(sent.length);
    // chichibu: four responses have no ten among whom to hide.
    expect(waiting).toBe(ANSWERS.chichibu);
    expect((everyStep.at(-1) as Snapshot).responses.size).toBe(sent.length - ANSWERS.chichibu);
    const of = (list: readonly Sent[]) =>
      [...groupBy(list, (one) => [one.day, one.stratum, one.mode, one.channel].join(' '))]
        .map(([cell, members]) => `${cell} ${members.length}`)
        .sort();
    expect(counts.map((c) => `${c.day} ${c.stratum} ${c.mode} ${c.channel} ${c.responses}`).sort()).toEqual(
      of(sent),
    );
  });
});
