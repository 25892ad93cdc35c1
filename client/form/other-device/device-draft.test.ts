import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAYS_KEPT } from '../../../server/drafts/delete-drafts.ts';
import { type DeviceDraft, readDeviceDraft, writeDeviceDraft } from './device-draft.ts';
import { DAYS_WITHOUT_SAVE } from './other-device-screen.tsx';

const draft: DeviceDraft = {
  format: 1,
  counter: 3,
  device: '0f'.repeat(16),
  language: 'ja-x-easy',
  filledIn: {
    answers: { age: 34, places: [1, 3], text: 'はい', grid: { row: 2 } },
    typed: { age: '三' },
    page: 'p2',
  },
  ready: true,
};

describe('the text of a draft for another device', () => {
  it('is read as it was written', () => {
    expect(readDeviceDraft(writeDeviceDraft(draft))).toEqual(draft);
  });

  it.each([
    ['another format', { ...draft, format: 2 }],
    ['a counter that is none', { ...draft, counter: 0 }],
    ['a counter that cannot go on', { ...draft, counter: 2 ** 53 }],
    ['a device that is none', { ...draft, device: 'phone' }],
    ['a language that the form has not', { ...draft, language: 'xx' }],
    ['answers that are none', { ...draft, filledIn: { ...draft.filledIn, answers: { age: null } } }],
    ['a field too many', { ...draft, code: 'ABCD' }],
    ['a list', [draft]],
  ])('is refused with %s', (_name, value) => {
    expect(readDeviceDraft(JSON.stringify(value))).toBeNull();
  });

  it('is refused where a field is missing', () => {
    for (const name of Object.keys(draft)) {
      const { [name as keyof DeviceDraft]: _, ...rest } = draft;
      expect(readDeviceDraft(JSON.stringify(rest)), name).toBeNull();
    }
  });

  it('is promised to go after as many days as the server takes', () => {
    expect(DAYS_WITHOUT_SAVE).toBe(DAYS_KEPT);
  });

  it('is read or refused, and never makes the page fail, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify({ ...draft, filledIn: value })),
        ),
        (text) => {
          const read = readDeviceDraft(text);
          if (read !== null) expect(JSON.parse(writeDeviceDraft(read))).toEqual(JSON.parse(text));
        },
      ),
    );
  });
});
