import { describe, expect, it } from 'vitest';
import type { DeviceShelf } from './device-shelf.ts';
import { type Draft, readDraft } from './draft.ts';
import { draftsAside, dropSpentAside, putForward } from './drafts-aside.ts';
import { ownDraft } from './own-draft.ts';

const questionnaire = { id: 'saitama-2023', version: '1', sha256: 'a'.repeat(64) };
const survey = { id: 'letters', questionnaire };
/** Of a letter of its own: no two have the same key. */
const draftOf = (letter: number, code = `LETTER ${letter}`): Draft => ({
  format: 1,
  questionnaire,
  consent: '1',
  language: 'ja',
  channel: 'direct',
  startToken: 'token',
  code,
  submissionKey: letter.toString(16).padStart(32, '0'),
  filledIn: { answers: { sex: letter }, typed: {}, page: 'one' },
  ready: false,
  submission: null,
  keptUntil: '2026-11-29',
});

function shelfOf(refuses: (name: string) => boolean = () => false) {
  const texts = new Map<string, string>();
  const local: DeviceShelf = {
    read: (name) => texts.get(name) ?? null,
    write(name, text) {
      if (refuses(name)) return false;
      texts.set(name, text);
      return true;
    },
    remove: (name) => void texts.delete(name),
  };
  const shelf = { survey, local, pageDay: '2026-11-22' };
  const front = () => readDraft(texts.get('tsunagari/draft/letters') ?? '');
  return { texts, shelf, front };
}

describe('drafts of several letters on one device', () => {
  it('wait for their own letter: none is written over, and each comes forward again', () => {
    const { shelf, front, texts } = shelfOf();
    const [first, second] = [draftOf(1), draftOf(2)];
    for (const one of [first, second]) expect(putForward(shelf, one)).toBe(true);
    expect([front(), draftsAside(shelf)]).toEqual([second, [first]]);
    expect(putForward(shelf, first)).toBe(true);
    expect([front(), draftsAside(shelf)]).toEqual([first, [second]]);
    // no name on the device tells a code
    expect([...texts.keys()].sort()).toEqual(['tsunagari/aside/letters', 'tsunagari/draft/letters']);
  });

  it('leave the device when their time is over, whoever opens the page; the others stay', () => {
    const { shelf, texts } = shelfOf();
    for (const one of [draftOf(1), { ...draftOf(2), keptUntil: '2026-12-02' }, draftOf(3)])
      putForward(shelf, one);
    const before = texts.get('tsunagari/aside/letters');
    expect(dropSpentAside(shelf)).toBe(false);
    expect(texts.get('tsunagari/aside/letters')).toBe(before);
    expect(dropSpentAside({ ...shelf, pageDay: '2026-12-01' })).toBe(false);
    expect(texts.get('tsunagari/aside/letters')).not.toContain('LETTER 1');
    expect(texts.get('tsunagari/aside/letters')).toContain('LETTER 2');
    expect(dropSpentAside({ ...shelf, pageDay: '2026-12-03' })).toBe(true);
    expect(texts.has('tsunagari/aside/letters')).toBe(false);
    texts.set('tsunagari/aside/letters', 'no text of ours');
    dropSpentAside(shelf);
    expect(texts.has('tsunagari/aside/letters')).toBe(false);
  });

  it('are one where the code is the same, however it was typed, or the code was mended on the way', () => {
    const { shelf, front } = shelfOf();
    putForward(shelf, draftOf(1, 'abcd-efgh'));
    putForward(shelf, draftOf(2, 'ＡＢＣＤ ＥＦＧＨ'));
    expect([front()?.submissionKey, draftsAside(shelf)]).toEqual([draftOf(2).submissionKey, []]);
    putForward(shelf, draftOf(2, 'another'));
    expect([front()?.code, draftsAside(shelf)]).toEqual(['another', []]);
  });

  it('are eight at most: the oldest goes', () => {
    const { shelf, front } = shelfOf();
    for (let letter = 1; letter <= 12; letter += 1) putForward(shelf, draftOf(letter));
    expect(front()).toEqual(draftOf(12));
    expect(draftsAside(shelf)).toEqual([11, 10, 9, 8, 7, 6, 5].map((letter) => draftOf(letter)));
  });

  it('stay as they were where the device has no room for one more', () => {
    const { shelf, front } = shelfOf((name) => name.includes('/aside/'));
    putForward(shelf, draftOf(1));
    expect(putForward(shelf, draftOf(2))).toBe(false);
    expect(front()).toEqual(draftOf(1));
  });

  it('that have run out, or are none of ours, are no drafts', () => {
    const { shelf, texts } = shelfOf();
    texts.set(
      'tsunagari/aside/letters',
      JSON.stringify([{ ...draftOf(1), keptUntil: '2026-11-21' }, 7, draftOf(2)]),
    );
    expect(draftsAside(shelf)).toEqual([draftOf(2)]);
    texts.set('tsunagari/aside/letters', '{"length":3}');
    expect(draftsAside(shelf)).toEqual([]);
  });
});

describe('whose draft it is', () => {
  const [first, second] = [draftOf(1), draftOf(2)];

  it('says the code; with another code there is none', () => {
    expect(ownDraft([first, second], 'letter-2', null)).toBe(second);
    expect(ownDraft([first], 'letter-2', null)).toBeNull();
    // a tab that was at the first one, and opened the link of the second
    expect(ownDraft([first], 'letter-2', first.submissionKey)).toBeNull();
  });

  it('says the tab that was at it; without either, one that lies there alone is asked after, and of two none', () => {
    expect(ownDraft([first, second], '', second.submissionKey)).toBe(second);
    expect(ownDraft([first], '', null)).toBe(first);
    expect(ownDraft([first, second], '', null)).toBeNull();
    expect(ownDraft([], '', null)).toBeNull();
  });

  it('does not matter for what was sent: that goes out first', () => {
    const sent = { ...first, submission: {} as NonNullable<Draft['submission']> };
    expect(ownDraft([second, sent], 'letter-2', null)).toBe(sent);
  });

  it('is the same for all in an open survey, whatever its link carries', () => {
    const open = draftOf(1, '');
    expect(ownDraft([open], 'anything', null)).toBe(open);
  });
});
