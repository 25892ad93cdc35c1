import { expect, it } from 'vitest';
import type { FormPages } from '../../instruments/form-view/form-pages.ts';
import { drawAccessCode, formatAccessCode } from '../ballot-box/access-code.ts';
import { systemRandom } from '../ballot-box/random-source.ts';
import { Problem, problemOnTheWire } from '../problems/problem.ts';
import { goOn } from './go-on.ts';
import type { PlainFormState } from './plain-form-state.ts';
import type { SentForm } from './sent-form.ts';

const [first, second] = [drawAccessCode(systemRandom), drawAccessCode(systemRandom)];
const { problem } = problemOnTheWire(new Problem('code.unknown'), 'request');
const before: PlainFormState = {
  language: 'ja',
  readings: true,
  consent: '1',
  startToken: 'token',
  submissionKey: 'a'.repeat(32),
  code: formatAccessCode(first),
  page: 'one',
  place: { name: 'code', problem, begins: false },
  answers: {},
  typed: {},
};
const keyWith = (code: string): string => {
  const sent: SentForm = {
    press: { kind: 'go', go: 'send' },
    sealed: null,
    code,
    agreed: false,
    opened: null,
    shown: 'ja',
    withoutReadings: false,
    fields: [],
  };
  // the page that asks for a code has no questions
  return goOn({} as FormPages, before, sent).state.submissionKey;
};

it('the key of a response stays with its code, however that is typed, and another code makes it another response', () => {
  expect(keyWith(first.toLowerCase())).toBe(before.submissionKey);
  const other = keyWith(second);
  expect(other).toMatch(/^[0-9a-f]{32}$/);
  expect(other).not.toBe(before.submissionKey);
  // a double press, or the same page sent again
  expect(keyWith(formatAccessCode(second))).toBe(other);
});
