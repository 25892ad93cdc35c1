import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Draft, readDraft, writeDraft } from './draft.ts';

const KEY = '0123456789abcdef0123456789abcdef';
const draft: Draft = {
  format: 1,
  questionnaire: { id: 'saitama-2023', version: '1', sha256: 'a'.repeat(64) },
  consent: '1',
  language: 'ja-x-easy',
  channel: 'direct',
  startToken: '2026-11-22.signed',
  code: 'ABCD-EFGH-JKMN',
  submissionKey: KEY,
  filledIn: {
    answers: { sex: 1, troubles: [1, 2], communication: { phone: 3 }, words: '駅前' },
    typed: { age: '三十' },
    page: 'about_you',
  },
  ready: false,
  submission: null,
  keptUntil: '2026-11-29',
};
const submission = {
  submissionKey: KEY,
  questionnaire: draft.questionnaire,
  language: 'ja',
  consent: { agreed: true, version: '1' },
  startToken: 'token',
  channel: 'direct',
  code: 'ABCD-EFGH-JKMN',
  answers: draft.filledIn.answers,
} as const;

/** Every place in a value, as the path of keys to it. */
function* places(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) yield* places(part, [...path, key]);
}
function withAt(value: unknown, [key, ...rest]: readonly string[], part: unknown): unknown {
  if (key === undefined) return part;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = withAt(copy[key], rest, part);
  return copy;
}

const sent: Draft = { ...draft, ready: true, submission };
const read = (value: unknown): Draft | null => readDraft(JSON.stringify(value));

describe('the draft on a device', () => {
  it.each([
    ['at the questions', draft],
    ['sent and not acknowledged', sent],
    ['of an open survey', { ...sent, code: '', submission: (({ code: _, ...rest }) => rest)(submission) }],
  ])('is read as it was written: %s', (_where, written) => {
    expect(readDraft(writeDraft(written))).toEqual(written);
  });

  it.each([null, [[]], { a: { b: {} } }])('is none where any part of it is %j', (wrong) => {
    const parts = [...places(sent)].filter((place) => wrong !== null || place.join() !== 'submission');
    expect(parts.length).toBeGreaterThan(30);
    for (const place of parts) expect([place, read(withAt(sent, place, wrong))]).toEqual([place, null]);
  });

  it('is none where any part of it is missing that is no answer', () => {
    const parts = [...places(sent)].filter(
      (place) =>
        place.length > 0 &&
        !['answers', 'typed'].includes(place.at(-2) ?? '') &&
        !place.slice(0, -2).includes('answers') &&
        place.join('.') !== 'submission.code',
    );
    expect(parts.length).toBeGreaterThan(20);
    for (const place of parts) expect([place, read(withAt(sent, place, undefined))]).toEqual([place, null]);
  });

  it('is none where it is of another format, or holds too much', () => {
    expect(read({ ...sent, more: 1 })).toBeNull();
    expect(read({ ...sent, submission: { ...submission, more: 1 } })).toBeNull();
    expect(read({ ...sent, format: 2 })).toBeNull();
    expect(read({ ...sent, language: 'tlh' })).toBeNull();
    expect(read({ ...sent, language: 'toString' })).toBeNull();
    expect(read({ ...sent, submissionKey: KEY.toUpperCase() })).toBeNull();
    expect(read({ ...sent, keptUntil: 'tomorrow' })).toBeNull();
  });

  it('never throws, whatever lies there, and takes no part of it for a draft', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify({ ...draft, filledIn: value })),
        ),
        (text) => {
          expect(readDraft(text)).toBeNull();
        },
      ),
      { numRuns: 2000, seed: 20261122 },
    );
  });

  it('is none when it was written in part', () => {
    const text = writeDraft(sent);
    for (let length = 0; length < text.length; length += 1)
      expect(readDraft(text.slice(0, length))).toBeNull();
    expect(readDraft(`${text} `.padEnd(1_000_001))).toBeNull();
  });

  it('holds whatever answers a form can give', () => {
    const name = fc.string({ minLength: 1 });
    const code = fc.integer({ min: 0, max: 250 });
    const answer = fc.oneof(code, fc.string({ unit: 'grapheme' }), fc.array(code), fc.dictionary(name, code));
    fc.assert(
      fc.property(fc.dictionary(name, answer), fc.dictionary(name, fc.string()), (answers, typed) => {
        const written = { ...draft, filledIn: { answers, typed, page: 'one' } };
        expect(readDraft(writeDraft(written))).toEqual(JSON.parse(JSON.stringify(written)));
      }),
      { numRuns: 500, seed: 20261122 },
    );
  });
});
