import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem, Submission } from '../../server/contract/api.ts';
import {
  beginFlow,
  type FormEvent,
  type FormFlow,
  hasUnsentAnswers,
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
  events.reduce(nextFlow, beginFlow({ state: 'open', started: false, saving: false, startToken: 'token' }));

/** What holds at every step, whatever happens. */
function expectPromisesKept(flow: FormFlow, event: FormEvent, next: FormFlow): void {
  const { name } = flow.step;
  // read-only from a send until its verdict: only a delivery or a retry leads on
  const underWay = name === 'sending' || name === 'waiting';
  if (underWay) expect(mayEdit(flow.step)).toBe(false);
  if (underWay && next !== flow) expect(['delivered', 'retried']).toContain(event.type);
  // a receipt is the end, and nothing is left to lose
  if (name === 'receipt') expect(next).toBe(flow);
  expect(hasUnsentAnswers(flow.step)).toBe(!['cover', 'receipt', 'ended'].includes(name));
  // a key once made stays
  if (flow.submissionKey !== null) expect(next.submissionKey).toBe(flow.submissionKey);
}

describe('the way through the form', () => {
  it('leads from the cover to the receipt', () => {
    expect(flowAfter(...toSending, accepted).step).toEqual({
      name: 'receipt',
      receipt: '1234-5678-9012',
      day: '2026-11-21',
    });
  });

  it('begins at the end when the survey is not open', () => {
    expect(beginFlow({ state: 'closed', started: false, saving: false, startToken: '' }).step).toEqual({
      name: 'ended',
      reason: 'closed',
      refused: false,
    });
    expect(beginFlow({ state: 'not-open-yet', started: false, saving: false, startToken: '' }).step).toEqual({
      name: 'ended',
      reason: 'not-open-yet',
      refused: false,
    });
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
    ['survey.closed', 'ended'],
    ['survey.not-open-yet', 'ended'],
    ['questionnaire.not-current', 'refused'],
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

  it('holds its promises whatever happens in whatever order', () => {
    const anyEvent = fc.oneof(
      ...toSending.map((event) => fc.constant(event)),
      fc.constantFrom<FormEvent>(lost, accepted, { type: 'questions-reopened' }, { type: 'retried' }),
      fc
        .constantFrom('response.invalid', 'code.spent', 'survey.closed', 'questionnaire.not-current')
        .map((code) => refused(code)),
    );
    let receipts = 0;
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let flow = beginFlow({ state: 'open', started: false, saving: false, startToken: 'token' });
        for (const event of events) {
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
