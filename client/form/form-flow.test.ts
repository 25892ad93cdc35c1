import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem, Submission } from '../../server/contract/api.ts';
import {
  beginFlow,
  type FormEvent,
  type FormFlow,
  hasUnsentAnswers,
  type Kept,
  mayEdit,
  nextFlow,
} from './form-flow.ts';

const submission: Submission = {
  submissionKey: '0123456789abcdef0123456789abcdef',
  questionnaire: { id: 'saitama-2023', version: '1', sha256: 'a'.repeat(64) },
  language: 'ja',
  consent: { agreed: true, version: '1' },
  startToken: 'token',
  channel: 'direct',
  code: 'ABCD-EFGH-JKMN',
  answers: { sex: 1 },
};

const KEY = 'fedcba9876543210fedcba9876543210';
const kept: Kept = { startToken: 'of then', submissionKey: KEY, ready: true, submission, foreign: false };

const problem = (code: string, more: Partial<Problem> = {}): Problem => ({
  code,
  status: 409,
  message: { ja: '文', en: 'sentence' },
  requestId: 'r1',
  findings: [],
  ...more,
});
const refused = (code: string, more: Partial<Problem> = {}): FormEvent => ({
  type: 'delivered',
  delivery: { kind: 'refused', problem: problem(code, more) },
  secondsToRetry: 2,
});
const lost: FormEvent = {
  type: 'delivered',
  delivery: { kind: 'unknown', reason: 'network', retryAfter: null },
  secondsToRetry: 4,
};
const accepted: FormEvent = {
  type: 'delivered',
  delivery: { kind: 'accepted', receipt: { receipt: '1234-5678-9012', day: '2026-11-21' } },
  secondsToRetry: 0,
};

const toSending: FormEvent[] = [
  { type: 'started', saving: false },
  { type: 'questions-finished' },
  { type: 'send-pressed', submission },
];
const flowAfter = (...events: FormEvent[]): FormFlow =>
  events.reduce(
    nextFlow,
    beginFlow({
      state: 'open',
      started: false,
      saving: false,
      startToken: 'token',
      device: { kind: 'nothing' },
    }),
  );

const NOTHING_TO_LOSE = ['cover', 'resume', 'elsewhere', 'receipt', 'ended', 'replaced', 'cleared'];

/** What holds at every step, whatever happens. */
function expectPromisesKept(flow: FormFlow, event: FormEvent, next: FormFlow): void {
  const { name } = flow.step;
  // read-only from a send until its verdict: only a delivery or a retry leads on
  const underWay = name === 'sending' || name === 'waiting';
  if (underWay) expect(mayEdit(flow.step)).toBe(false);
  if (underWay && next !== flow)
    expect(['delivered', 'retried', 'displaced', 'removed']).toContain(event.type);
  // a receipt is the end, and nothing is left to lose; a shared device is cleared after it
  if (name === 'receipt' && event.type !== 'cleared') expect(next).toBe(flow);
  if (name === 'cleared') expect(next.step).toEqual({ name: 'cleared' });
  expect(hasUnsentAnswers(flow.step)).toBe(!NOTHING_TO_LOSE.includes(name));
  // a key once made stays
  if (flow.submissionKey !== null && !['cleared', 'discarded', 'resumed'].includes(event.type))
    expect(next.submissionKey).toBe(flow.submissionKey);
  // what goes on after it lay on the device goes out under the key that it had there
  if (event.type === 'resumed' && next !== flow)
    expect(next).toMatchObject({ saving: true, submissionKey: event.kept.submissionKey });
  // answers that are not kept on the device cannot be taken over by another tab
  if (!flow.saving && event.type === 'displaced') expect(next).toBe(flow);
  // answers to other questions are opened, mended and sent anew by nobody
  if (flow.foreign) expect(mayEdit(flow.step)).toBe(false);
  // what was taken off the device is kept on it no more, and stays where it is
  if (event.type === 'removed') expect(next.step).toBe(flow.step);
}

/** Whatever is sent goes out under the key that the flow has already. */
const asTheFormSends = ({ submissionKey }: FormFlow, event: FormEvent): FormEvent =>
  event.type === 'send-pressed' && submissionKey !== null
    ? { ...event, submission: { ...event.submission, submissionKey } }
    : event;

describe('the way through the form', () => {
  it('leads from the cover to the receipt', () => {
    expect(flowAfter(...toSending, accepted).step).toEqual({
      name: 'receipt',
      receipt: '1234-5678-9012',
      day: '2026-11-21',
    });
  });

  it('begins at the end when the survey is not open', () => {
    expect(
      beginFlow({
        state: 'closed',
        started: false,
        saving: false,
        startToken: '',
        device: { kind: 'nothing' },
      }).step,
    ).toEqual({
      name: 'ended',
      reason: 'closed',
      refused: false,
    });
    expect(
      beginFlow({
        state: 'not-open-yet',
        started: false,
        saving: false,
        startToken: '',
        device: { kind: 'nothing' },
      }).step,
    ).toEqual({
      name: 'ended',
      reason: 'not-open-yet',
      refused: false,
    });
  });

  it('asks for another code while the first questions are being answered, and takes no late verdict', () => {
    const refused: FormEvent = { type: 'code-refused', problem: problem('code.unknown') };
    const asked = flowAfter({ type: 'started', saving: false }, refused);
    expect(asked.step).toEqual({ name: 'code', problem: problem('code.unknown'), begins: true });
    expect(nextFlow(asked, { type: 'questions-reopened' }).step).toEqual({ name: 'questions' });
    expect(flowAfter(refused).step.name).toBe('cover');
    const sent = flowAfter(...toSending);
    expect(nextFlow(sent, refused)).toBe(sent);
    const done = flowAfter(...toSending, accepted);
    expect(nextFlow(done, refused)).toBe(done);
  });

  it('sends the identical submission again after a lost answer, counting attempts', () => {
    const again = flowAfter(...toSending, lost, { type: 'retried' });
    expect(again.step).toEqual({ name: 'sending', submission, attempt: 2 });
  });

  it.each([
    ['response.invalid', 'corrections'],
    ['code.missing', 'code'],
    ['code.malformed', 'code'],
    ['code.unknown', 'code'],
    ['code.spent', 'code'],
    ['code.void', 'code'],
    ['code.too-many', 'code'],
    ['survey.closed', 'ended'],
    ['survey.not-open-yet', 'ended'],
    ['questionnaire.not-current', 'replaced'],
    ['consent.missing', 'refused'],
    ['request.too-large', 'refused'],
  ])('%s leads to the step %s', (code, name) => {
    expect(flowAfter(...toSending, refused(code)).step.name).toBe(name);
  });

  it('shows the first receipt when another answer came with the same key', () => {
    const flow = flowAfter(...toSending, refused('response.key-reused', { receipt: '1111-2222-3333' }));
    expect(flow.step).toEqual({ name: 'receipt', receipt: '1111-2222-3333', day: null });
  });

  it('a second press on send changes nothing', () => {
    const sending = flowAfter(...toSending);
    expect(nextFlow(sending, { type: 'send-pressed', submission })).toBe(sending);
  });

  it('a shared device is cleared at any step but between a send and its verdict', () => {
    const cleared: FormEvent = { type: 'cleared' };
    for (const events of [[], toSending.slice(0, 1), toSending.slice(0, 2), [...toSending, accepted]])
      expect(nextFlow(flowAfter(...events), cleared)).toMatchObject({
        step: { name: 'cleared' },
        submissionKey: null,
      });
    for (const events of [toSending, [...toSending, lost]]) {
      const flow = flowAfter(...events);
      expect(nextFlow(flow, cleared)).toBe(flow);
    }
  });

  it.each([
    ['sent and not acknowledged', kept, { name: 'sending', submission, attempt: 1 }],
    ['after the last question', { ...kept, submission: null }, { name: 'ready' }],
    ['at the questions', { ...kept, submission: null, ready: false }, { name: 'questions' }],
  ])('goes on where answers were left that lay on the device: %s', (_where, left, step) => {
    const device = { kind: 'kept', kept: left, here: false } as const;
    const asked = beginFlow({ state: 'open', started: false, saving: false, startToken: 'new', device });
    expect(asked).toMatchObject({ step: { name: 'resume' }, submissionKey: null });
    const resumed = { step, saving: true, startToken: 'of then', submissionKey: KEY };
    expect(nextFlow(asked, { type: 'resumed', kept: left })).toMatchObject(resumed);
    // in the tab that was reloaded nobody is asked; and who began in time may finish after closing
    const begin = { started: false, saving: false, startToken: '', device: { ...device, here: true } };
    expect(beginFlow({ ...begin, state: 'closed' })).toMatchObject(resumed);
  });

  it('begins anew after what lay on the device was thrown away, or could not be gone on with', () => {
    const begin = { started: false, saving: false, startToken: 'token' } as const;
    const asked = beginFlow({ ...begin, state: 'open', device: { kind: 'kept', kept, here: false } });
    const anew = nextFlow(asked, { type: 'discarded', notice: null });
    expect(anew).toMatchObject({ step: { name: 'cover', notice: null }, saving: false, submissionKey: null });
    const replaced = beginFlow({ ...begin, state: 'open', device: { kind: 'unusable', reason: 'replaced' } });
    expect(replaced.step).toEqual({ name: 'cover', notice: 'replaced' });
    const late = beginFlow({ ...begin, state: 'closed', device: { kind: 'unusable', reason: 'expired' } });
    expect(late.step).toEqual({ name: 'ended', reason: 'closed', refused: false });
  });

  it('gives way to another tab, and takes over from it', () => {
    const begin = { state: 'open', started: true, saving: true, startToken: 'token' } as const;
    const here = beginFlow({ ...begin, device: { kind: 'nothing' } });
    const away = nextFlow(here, { type: 'displaced' });
    expect(away.step).toEqual({ name: 'elsewhere' });
    const back = nextFlow(away, { type: 'resumed', kept: { ...kept, submission: null, ready: false } });
    expect(back.step).toEqual({ name: 'questions' });
    const second = beginFlow({ ...begin, started: false, device: { kind: 'elsewhere' } });
    expect(second.step).toEqual({ name: 'elsewhere' });
    // the other tab has sent it meanwhile: nothing lies here any more
    expect(nextFlow(second, { type: 'discarded', notice: null }).step).toEqual({
      name: 'cover',
      notice: null,
    });
  });

  it('asks before it begins beside answers that lie on the device', () => {
    const cover = flowAfter();
    expect(nextFlow(cover, { type: 'found' }).step).toEqual({ name: 'resume' });
  });

  it('leads back from the first page to the cover, where the choice can be made again', () => {
    const cover = flowAfter({ type: 'started', saving: true }, { type: 'cover-reopened' });
    expect(cover.step).toEqual({ name: 'cover', notice: null });
    expect(nextFlow(cover, { type: 'started', saving: false })).toMatchObject({
      step: { name: 'questions' },
      saving: false,
    });
  });

  it('leads back to the cover from a code that is used up, and keeps nothing of what another device has sent', () => {
    const refused: FormEvent = { type: 'code-refused', problem: problem('code.spent') };
    const spent = flowAfter({ type: 'started', saving: true }, refused);
    const erased = nextFlow(spent, { type: 'discarded', notice: null });
    expect(erased).toMatchObject({ step: spent.step, saving: false, submissionKey: null });
    expect(nextFlow(erased, { type: 'cover-reopened' }).step).toEqual({ name: 'cover', notice: null });
    expect(nextFlow({ ...erased, state: 'closed' }, { type: 'cover-reopened' }).step).toEqual(spent.step);
  });

  it('lets answers to another questionnaire have their verdict, and nothing more', () => {
    const sent: FormEvent = { type: 'resumed', kept: { ...kept, foreign: true } };
    const before: FormEvent[] = [{ type: 'found' }, sent];
    for (const code of [
      'submission.malformed',
      'response.invalid',
      'code.spent',
      'questionnaire.not-current',
    ])
      expect(flowAfter(...before, refused(code)).step).toEqual({ name: 'replaced' });
    expect(flowAfter(...before, accepted).step.name).toBe('receipt');
    expect(flowAfter(...before, lost).step.name).toBe('waiting');
    const replaced = flowAfter(...before, refused('questionnaire.not-current'));
    for (const type of ['questions-reopened', 'retried', 'questions-finished'] as const)
      expect(nextFlow(replaced, { type })).toBe(replaced);
    expect(nextFlow(replaced, { type: 'send-pressed', submission })).toBe(replaced);
  });

  it('goes on without keeping where another tab has taken what was kept off the device, until it is begun anew', () => {
    const kept = flowAfter({ type: 'started', saving: true }, { type: 'removed' });
    expect(kept).toMatchObject({ step: { name: 'questions' }, saving: false, removed: true });
    expect(flowAfter({ type: 'started', saving: false }, { type: 'removed' }).removed).toBe(false);
    const anew = [{ type: 'cover-reopened' }, { type: 'started', saving: true }] as const;
    expect(anew.reduce(nextFlow, kept)).toMatchObject({ saving: true, removed: false });
  });

  it('holds its promises whatever happens in whatever order', () => {
    const anyEvent = fc.oneof(
      ...toSending.map((event) => fc.constant(event)),
      fc.constantFrom<FormEvent>(
        lost,
        accepted,
        { type: 'questions-reopened' },
        { type: 'code-refused', problem: problem('code.spent') },
        { type: 'retried' },
        { type: 'cleared' },
        { type: 'started', saving: true },
        { type: 'cover-reopened' },
        { type: 'found' },
        { type: 'displaced' },
        { type: 'removed' },
        { type: 'discarded', notice: null },
        { type: 'resumed', kept },
        { type: 'resumed', kept: { ...kept, submission: null } },
        { type: 'resumed', kept: { ...kept, foreign: true } },
      ),
      fc
        .constantFrom('response.invalid', 'code.spent', 'survey.closed', 'questionnaire.not-current')
        .map((code) => refused(code)),
    );
    let receipts = 0;
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let flow = beginFlow({
          state: 'open',
          started: false,
          saving: false,
          startToken: 'token',
          device: { kind: 'nothing' },
        });
        for (const one of events) {
          const event = asTheFormSends(flow, one);
          const next = nextFlow(flow, event);
          expectPromisesKept(flow, event, next);
          flow = next;
        }
        if (flow.step.name === 'receipt') receipts += 1;
      }),
      { numRuns: 1000, seed: 20260121 },
    );
    expect(receipts).toBeGreaterThan(0);
  });
});
