import { describe, expect, it } from 'vitest';
import type { Draft } from './draft.ts';
import { findDraft } from './find-draft.ts';

const questionnaire = { id: 'saitama-2023', version: '1', sha256: 'a'.repeat(64) };
const submissionKey = '0123456789abcdef0123456789abcdef';
const draft: Draft = {
  format: 1,
  questionnaire,
  consent: '1',
  language: 'ja',
  channel: 'direct',
  startToken: 'token',
  code: '',
  submissionKey,
  filledIn: { answers: {}, typed: {}, page: 'one' },
  ready: false,
  submission: null,
  keptUntil: '2026-11-29',
};
const find = (found: Draft, day = '2026-11-22', sha256 = questionnaire.sha256) =>
  findDraft(JSON.stringify(found), { questionnaire: { ...questionnaire, sha256 } }, day);

describe('what lies on a device', () => {
  it('is gone on with until its last day', () => {
    expect(find(draft)).toEqual({ kind: 'draft', draft });
    expect(find(draft, '2026-11-29').kind).toBe('draft');
    expect(find(draft, '2026-11-30')).toEqual({ kind: 'unusable', reason: 'expired' });
  });

  it('is not gone on with where the survey asks other questions now', () => {
    expect(find(draft, '2026-11-22', 'b'.repeat(64))).toEqual({ kind: 'unusable', reason: 'replaced' });
  });

  it('goes out again all the same where it was sent: its key may have arrived', () => {
    const submission = {
      submissionKey,
      questionnaire,
      language: 'ja',
      consent: { agreed: true, version: '1' },
      startToken: 'token',
      channel: 'direct',
      answers: {},
    } as const;
    expect(find({ ...draft, submission }, '2026-11-22', 'b'.repeat(64)).kind).toBe('draft');
  });

  it('may be nothing, or nothing of ours', () => {
    expect(findDraft(null, { questionnaire }, '2026-11-22')).toEqual({ kind: 'nothing' });
    expect(findDraft('', { questionnaire }, '2026-11-22')).toEqual({
      kind: 'unusable',
      reason: 'unreadable',
    });
  });
});
