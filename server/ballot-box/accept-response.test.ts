import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CLOSES,
  type IngestInstallation,
  makeInstallation,
  OPENS,
  plainAnswers,
  plainCommand,
} from '../bench/ingest-installation.ts';
import { addDays } from '../surveys/tokyo-day.ts';
import { acceptResponse } from './accept-response.ts';
import { countReturns } from './count-returns.ts';
import { startToken } from './start-token.ts';
import { replaceInvitation, voidInvitation } from './void-invitation.ts';

const RECEIPT = /^\d{4}-\d{4}-\d{4}$/;

let installation: IngestInstallation;
let next = 0;
/** Each test takes letters that no other test has used. */
const letter = () => next++;

beforeAll(async () => {
  installation = await makeInstallation({ letters: { chuo: 200 } });
});
afterAll(async () => await installation.remove());

const accept = (
  ...command: Parameters<typeof plainCommand> extends [unknown, ...infer Rest] ? Rest : never
) => acceptResponse(installation.box, plainCommand(installation, ...command));
const stored = async () => (await countReturns(installation.box, installation.survey)).accepted;

describe('a response', () => {
  it('is stored once and gets a receipt and its day', async () => {
    const before = await stored();
    const acceptance = await accept(letter(), { day: '2023-01-20' });
    expect(acceptance).toEqual({
      kind: 'accepted',
      receipt: expect.stringMatching(RECEIPT),
      day: '2023-01-20',
    });
    expect(await stored()).toBe(before + 1);
  });

  it('sent again with the same key gets the first receipt and day, though the code is spent', async () => {
    const index = letter();
    const first = await accept(index, { day: '2023-01-20' });
    const before = await stored();
    expect(await accept(index, { day: '2023-01-21' })).toEqual({ ...first, kind: 'repeated' });
    expect(await stored()).toBe(before);
  });

  it('is the same response in whatever order its answers stand', async () => {
    const index = letter();
    const first = await accept(index);
    const turned = Object.fromEntries(Object.entries(plainAnswers(index)).reverse());
    const answers = { ...turned, place_want: [2, 1] };
    expect(await accept(index, { answers })).toEqual({ ...first, kind: 'repeated' });
  });

  it('is still recognised after the survey has closed', async () => {
    const index = letter();
    const first = await accept(index, { day: addDays(CLOSES, 0) });
    expect(await accept(index, { day: addDays(CLOSES, 4) })).toEqual({ ...first, kind: 'repeated' });
  });

  it.each([
    ['another answer', { answers: { ...plainAnswers(0), health: 3 } }],
    ['no answers', { answers: {} }],
    ['something that is no answer', { answers: null }],
    ['something deep', { answers: [[[[[[1]]]]]] }],
    [
      'another questionnaire',
      { questionnaire: { id: 'saitama-2023', version: '1', sha256: 'f'.repeat(64) } },
    ],
  ])('of the same key with %s is refused with the first receipt', async (_name, changes) => {
    const index = letter();
    const first = await accept(index);
    if (first.kind === 'refused') throw new Error(first.problem);
    const before = await stored();
    expect(await accept(index, changes)).toEqual({
      kind: 'refused',
      problem: 'response.key-reused',
      receipt: first.receipt,
    });
    expect(await stored()).toBe(before);
  });
});

describe('in one commit group', () => {
  it('two responses with one code: exactly one is accepted', async () => {
    const index = letter();
    const keys = ['a'.repeat(32), 'b'.repeat(32)];
    const acceptances = await Promise.all(keys.map((submissionKey) => accept(index, { submissionKey })));
    expect(acceptances).toMatchObject([{ kind: 'accepted' }, { kind: 'refused', problem: 'code.spent' }]);
  });

  it('one response twice: one is accepted, the other gets the same receipt', async () => {
    const index = letter();
    const before = await stored();
    const [first, second] = await Promise.all([accept(index), accept(index)]);
    expect(first.kind).toBe('accepted');
    expect(second).toEqual({ ...first, kind: 'repeated' });
    expect(await stored()).toBe(before + 1);
  });

  it('a bad one does not take the others with it', async () => {
    const indices = [letter(), letter(), letter()];
    const acceptances = await Promise.all(
      indices.map((index, place) => accept(index, place === 1 ? { answers: { age: 'old' } } : {})),
    );
    expect(acceptances.map(({ kind }) => kind)).toEqual(['accepted', 'refused', 'accepted']);
  });

  it('a code whose first response was refused can still be used', async () => {
    const index = letter();
    const [refused, accepted] = await Promise.all([
      accept(index, { submissionKey: 'c'.repeat(32), answers: { age: 5 } }),
      accept(index),
    ]);
    expect([refused.kind, accepted.kind]).toEqual(['refused', 'accepted']);
  });
});

describe('refused, with nothing stored', () => {
  const refusals: readonly [string, string, Parameters<typeof plainCommand>[2]][] = [
    ['an unknown item', 'response.invalid', { answers: { shoe_size: 27 } }],
    ['an unknown code', 'response.invalid', { answers: { sex: 7 } }],
    ['an answer routed past', 'response.invalid', { answers: { outing_frequency: 5, outing_purpose: [1] } }],
    ['answers that are none', 'response.invalid', { answers: 'x' }],
    ['answers nested deep', 'response.invalid', { answers: { sex: [[[[[[[[1]]]]]]]] } }],
    ['another consent text', 'consent.missing', { consent: { agreed: true, version: '0' } }],
    ['no code', 'code.missing', { code: ' ' }],
    ['a mistyped code', 'code.malformed', { code: '2345-6789-ABCD' }],
    ['a code nobody has', 'code.unknown', { code: '2222-2222-2222' }],
    ['a channel the survey does not have', 'submission.malformed', { channel: 'poster' }],
    ['a forged start token', 'submission.start-token-invalid', { startToken: `${OPENS}.${'A'.repeat(43)}` }],
    ['no start token', 'submission.start-token-invalid', { startToken: '' }],
    ['the day before opening', 'survey.not-open-yet', { day: '2023-01-16' }],
    ['paper before opening', 'survey.not-open-yet', { day: '2023-01-16', mode: 'paper' }],
    ['a form opened after closing', 'survey.closed', { day: '2023-02-11' }],
    ['paper after the grace', 'survey.closed', { day: '2023-02-14', mode: 'paper' }],
    [
      'another questionnaire',
      'questionnaire.not-current',
      { questionnaire: { id: 'saitama-2023', version: '2', sha256: '0'.repeat(64) } },
    ],
  ];
  it.each(refusals)('%s: %s', async (_name, problem, changes) => {
    const before = await stored();
    const index = letter();
    expect(await accept(index, changes)).toMatchObject({ kind: 'refused', problem });
    expect(await stored()).toBe(before);
    // The letter is none the worse for it.
    expect((await accept(index)).kind).toBe('accepted');
  });

  it('all problems of the answers at once', async () => {
    const acceptance = await accept(letter(), { answers: { sex: 9, age: 'x', shoe_size: 1 } });
    expect(acceptance).toMatchObject({ kind: 'refused', problem: 'response.invalid' });
    if (acceptance.kind === 'refused') {
      expect(acceptance.findings?.map(({ item }) => item).sort()).toEqual(['age', 'sex', 'shoe_size']);
    }
  });

  it('a key is looked at before the code, and the code before the answers', async () => {
    const index = letter();
    const first = await accept(index);
    expect(first.kind).toBe('accepted');
    const answers = { sex: 9 };
    expect(await accept(index, { answers, code: 'x' })).toMatchObject({ problem: 'response.key-reused' });
    expect(await accept(index, { answers, submissionKey: 'd'.repeat(32) })).toMatchObject({
      problem: 'code.spent',
    });
  });

  it('a void code, while its replacement works', async () => {
    const { box, survey, invitations } = installation;
    const index = letter();
    const { serial, stratum } = invitations[index] as (typeof invitations)[number];
    const replacement = await replaceInvitation(box, survey.survey.id, serial);
    expect(replacement).toMatchObject({ serial, stratum });
    expect(await accept(index)).toMatchObject({ problem: 'code.void' });
    expect(await accept(index, { code: replacement.code })).toMatchObject({ kind: 'accepted' });
    await expect(voidInvitation(box, survey.survey.id, serial)).rejects.toThrow('was answered');
  });

  it('a returned letter', async () => {
    const { box, survey, invitations } = installation;
    const index = letter();
    await voidInvitation(box, survey.survey.id, invitations[index]?.serial ?? 0);
    expect(await accept(index)).toMatchObject({ problem: 'code.void' });
    await expect(voidInvitation(box, survey.survey.id, 9999)).rejects.toThrow(
      'no letter with the serial 9999',
    );
  });
});

describe('time', () => {
  it.each([
    ['the first day', OPENS, OPENS],
    ['the last day', CLOSES, OPENS],
    ['the last day of grace, opened on the last day', addDays(CLOSES, 3), CLOSES],
  ])('%s is in', async (_name, day, opened) => {
    const token = startToken(installation.box, 'ingest', opened);
    expect(await accept(letter(), { day, startToken: token })).toMatchObject({ kind: 'accepted', day });
  });

  it.each([
    ['the day after the grace', addDays(CLOSES, 4), CLOSES, 'survey.closed'],
    ['in the grace, opened after closing', addDays(CLOSES, 2), addDays(CLOSES, 1), 'survey.closed'],
    ['opened before the window', OPENS, addDays(OPENS, -1), 'submission.start-token-invalid'],
    ['opened tomorrow', OPENS, addDays(OPENS, 1), 'submission.start-token-invalid'],
  ])('%s is not', async (_name, day, opened, problem) => {
    const token = startToken(installation.box, 'ingest', opened);
    expect(await accept(letter(), { day, startToken: token })).toEqual({ kind: 'refused', problem });
  });

  it('a token of another survey does not open this one', async () => {
    const token = startToken(installation.box, 'other', OPENS);
    expect(await accept(letter(), { startToken: token })).toMatchObject({
      problem: 'submission.start-token-invalid',
    });
  });

  it('paper needs no token and is late by its day of arrival', async () => {
    expect(await accept(letter(), { mode: 'paper', day: addDays(CLOSES, 3), startToken: '' })).toMatchObject({
      kind: 'accepted',
    });
  });
});

describe('an open survey', () => {
  it('takes responses without a code and refuses a code', async () => {
    const open = await makeInstallation({ letters: null });
    try {
      const take = (index: number, code?: string) =>
        acceptResponse(open.box, plainCommand(open, index, code === undefined ? {} : { code }));
      expect((await take(0)).kind).toBe('accepted');
      expect(await take(1, '2222-2222-2222')).toMatchObject({ problem: 'code.not-expected' });
      expect((await countReturns(open.box, open.survey)).counts).toEqual([
        { day: OPENS, stratum: null, mode: 'web', channel: 'letter', responses: 1 },
      ]);
    } finally {
      await open.remove();
    }
  });
});

describe('under load', () => {
  it('refuses as busy what is above the limit, and loses nothing of the rest', async () => {
    const busy = await makeInstallation({ letters: { chuo: 60 } }, { waitingLimit: 20 });
    try {
      const commands = Array.from({ length: 50 }, (_, index) => plainCommand(busy, index));
      const acceptances = await Promise.all(commands.map((command) => acceptResponse(busy.box, command)));
      const refused = acceptances.filter(({ kind }) => kind === 'refused');
      expect(refused).toHaveLength(30);
      expect(refused.every((one) => one.kind === 'refused' && one.problem === 'server.busy')).toBe(true);
      for (const command of commands)
        expect((await acceptResponse(busy.box, command)).kind).not.toBe('refused');
      expect((await countReturns(busy.box, busy.survey)).accepted).toBe(50);
    } finally {
      await busy.remove();
    }
  });
});
