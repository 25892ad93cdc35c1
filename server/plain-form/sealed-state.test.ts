import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IngestInstallation, makeInstallation, plainAnswers } from '../bench/ingest-installation.ts';
import type { RegisteredSurvey } from '../surveys/registered-survey.ts';
import type { PlainFormState } from './plain-form-state.ts';
import { openState, sealState } from './sealed-state.ts';
import { asked } from './walk-plain-form.ts';

let installation: IngestInstallation;
beforeAll(async () => {
  installation = await makeInstallation({ letters: null });
});
afterAll(() => installation.remove());

const state: PlainFormState = {
  language: 'ja',
  readings: true,
  consent: '1',
  startToken: 'x'.repeat(54),
  submissionKey: 'ab'.repeat(16),
  code: 'F9H2-NFTY-3MNN',
  page: 'outing',
  place: asked(true, ['age']),
  answers: plainAnswers(3) as PlainFormState['answers'],
  typed: { age: '９９９', outing_purpose: [1, 2] },
};
const sealed = () => sealState(installation.box, installation.survey, state);
const opened = (field: string, survey: RegisteredSurvey = installation.survey) =>
  openState(installation.box, survey, field);

describe('what was answered so far', () => {
  it('comes back as it was, and looks different every time', () => {
    expect(opened(sealed())).toEqual(state);
    expect(sealed()).not.toBe(sealed());
  });

  it('says nothing to others', () => {
    const bytes = Buffer.from(sealed(), 'base64url').toString('latin1');
    expect(bytes).not.toContain('F9H2');
    expect(bytes).not.toContain('place');
  });

  it('does not open when a bit was changed, when it was cut, or when it is anything else', () => {
    const field = sealed();
    const bytes = Buffer.from(field, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 7) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(opened(changed.toString('base64url'))).toBeNull();
    }
    for (const size of [0, 1, 11, 12, 27, 28, 29, bytes.length - 1])
      expect(opened(bytes.subarray(0, size).toString('base64url'))).toBeNull();
    for (const other of ['', ' ', '{}', `${field}=`, ` ${field}`, randomBytes(400).toString('base64url')])
      expect(opened(other)).toBeNull();
  });

  it('does not open in another survey, for another questionnaire, or with another key', async () => {
    const { survey, questionnaire } = installation.survey;
    const field = sealed();
    expect(opened(field, { ...installation.survey, survey: { ...survey, id: 'other' } })).toBeNull();
    const reference = { ...questionnaire.reference, sha256: 'f'.repeat(64) };
    const renewed = { ...questionnaire, reference };
    expect(opened(field, { ...installation.survey, questionnaire: renewed })).toBeNull();
    const translated = { ...questionnaire, formSha256: 'f'.repeat(64) };
    expect(opened(field, { ...installation.survey, questionnaire: translated })).toEqual(state);
    const keys = { ...installation.box.keys, plainForm: randomBytes(32) };
    expect(openState({ ...installation.box, keys }, installation.survey, field)).toBeNull();
  });
});
