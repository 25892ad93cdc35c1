import { describe, expect, it } from 'vitest';
import { type FormLanguage, formLanguageSchema } from '../definition/localized-text.ts';
import { kanjiWithoutReading, withoutRuby } from '../definition/ruby.ts';
import { formTexts } from '../form-texts/form-texts.ts';
import { type Opening, openState } from './open-state.ts';
import { openWords } from './open-words.ts';

// Sunday 22 November 2026
const KNOWN = { from: '2026-11-22T00:00:00+09:00', to: '2026-11-30T00:00:00+09:00' };
const span = (from: string, to: string) => ({
  from: `2026-11-${from}:00+09:00`,
  to: `2026-11-${to}:00+09:00`,
});
const opening: Opening = {
  ...KNOWN,
  spans: [
    span('22T08:30', '22T17:15'),
    span('22T20:00', '23T00:00'),
    span('24T09:00', '25T08:00'),
    span('26T00:00', '28T00:00'),
  ],
};
const words = (clock: string, language: FormLanguage = 'ja', given: Opening = opening) => {
  const now = Date.parse(`2026-11-${clock}:00+09:00`);
  return openWords(openState(given, now), now, formTexts[language], language);
};

describe('whether a desk answers now', () => {
  it.each([
    ['22T08:29', '今は時間外です（次は 8時30分から）'],
    ['22T08:30', '今つながります（17時15分まで）'],
    ['22T17:14', '今つながります（17時15分まで）'],
    ['22T17:15', '今は時間外です（次は 20時から）'],
    ['22T20:00', '今つながります（24時まで）'],
    ['23T00:00', '今は時間外です（次は 明日 9時から）'],
    ['24T09:00', '今つながります（明日 8時まで）'],
    ['25T08:00', '今は時間外です（次は 明日 0時から）'],
    // the end of Friday is 24時 of Friday
    ['26T10:00', '今つながります（明日 24時まで）'],
    ['28T00:00', '今は時間外です'],
  ])('at %s: %s', (clock, sentence) => expect(words(clock)).toBe(sentence));

  it('names a day that is neither today nor tomorrow', () => {
    const later: Opening = { ...KNOWN, spans: [span('25T09:00', '25T17:00')] };
    expect(words('22T12:00', 'ja', later)).toBe('今は時間外です（次は 11月25日（水） 9時から）');
  });

  it('says that it answers, and not until when, where that lies beyond what is known', () => {
    expect(words('22T12:00', 'ja', { ...KNOWN, spans: [KNOWN] })).toBe('今つながります');
  });

  it('claims nothing where the hours are a sentence, or the clock is wrong by days', () => {
    expect(words('22T12:00', 'ja', { ...KNOWN, spans: null })).toBeNull();
    const now = (instant: string) => openState(opening, Date.parse(instant)).state;
    expect(now('2026-11-21T23:59:59+09:00')).toBe('unknown');
    expect(now('2026-11-30T00:00:00+09:00')).toBe('unknown');
    expect(now('2025-11-22T12:00:00+09:00')).toBe('unknown');
    expect(now('2026-11-29T23:59:59+09:00')).toBe('closed');
  });

  it.each(formLanguageSchema.options)(
    'in %s names the hour, and in readings where the level asks for them',
    (language) => {
      for (const clock of ['22T08:29', '22T08:30', '23T12:00', '24T10:00']) {
        const sentence = words(clock, language) ?? '';
        expect(withoutRuby(sentence)).toMatch(/\d/);
        if (language === 'ja-x-easy' || language === 'ja-x-primary')
          expect(kanjiWithoutReading(sentence)).toEqual([]);
        else expect(withoutRuby(sentence)).toBe(sentence);
      }
    },
  );

  it.each([
    ['en', 'Answers now (until 17:15)'],
    ['vi', 'Bây giờ có thể liên lạc (đến 17 giờ 15)'],
    ['ko', '지금 상담할 수 있습니다(17시 15분까지)'],
    ['zh-Hans', '现在可以咨询（到17点15分为止）'],
    ['pt-BR', 'Atende agora (até 17h15)'],
  ] as const)('in %s: %s', (language, sentence) => expect(words('22T10:00', language)).toBe(sentence));
});
