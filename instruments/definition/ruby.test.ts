import { describe, expect, test } from 'vitest';
import { kanjiWithoutReading, rubySegments, rubyWellFormed, withoutRuby } from './ruby.ts';

describe('ruby', () => {
  test.each([
    ['学校《がっこう》へ行《い》く', [['学校', 'がっこう'], ['へ'], ['行', 'い'], ['く']]],
    ['｜お茶《おちゃ》を飲《の》む', [['お茶', 'おちゃ'], ['を'], ['飲', 'の'], ['む']]],
    ['人々《ひとびと》', [['人々', 'ひとびと']]],
    ['ひらがな', [['ひらがな']]],
    ['', []],
  ])('%s is split into what has a reading and what has none', (text, expected) => {
    expect(
      rubySegments(text).map(({ text: t, reading }) => (reading === undefined ? [t] : [t, reading])),
    ).toEqual(expected);
  });

  test('can be switched off', () => {
    expect(withoutRuby('｜お茶《おちゃ》を一杯《いっぱい》')).toBe('お茶を一杯');
  });

  test('finds the kanji that nobody gave a reading', () => {
    expect(kanjiWithoutReading('学校《がっこう》の先生に聞《き》く時々')).toEqual(['先生', '時々']);
    expect(kanjiWithoutReading('〆切《しめきり》、一ヵ月、〇、㈱、「ヶ」・〜（A）ー')).toEqual([
      '一',
      '月',
      '〇',
      '㈱',
    ]);
  });

  test.each([
    '《がっこう》',
    '学校《》',
    '学校《gakko》',
    '学校《がっこう',
    'お茶｜《おちゃ》',
    '学校《がっ《こう》',
    '学校《ー》',
    '学校《ｶﾞｯｺｳ》',
    '校《ｺｳ》',
    '学校≪がっこう≫',
    '|お茶《おちゃ》',
    '｜学校へ行《い》',
    '｜ここは学校《がっこう》',
    '取り組み《とりくみ》',
  ])('%s is not well formed', (text) => {
    expect(rubyWellFormed(text)).toBe(false);
  });

  test('is well formed where every mark belongs to a reading', () => {
    expect(rubyWellFormed('学校《がっこう》へ、｜お茶《おちゃ》')).toBe(true);
    expect(rubyWellFormed('｜取り組み《とりくみ》、｜1人《ひとり》、｜ケア者《けあしゃ》')).toBe(true);
    expect(rubyWellFormed('｜関ケ原町《せきがはらちょう》、3ヶ月《かげつ》、一ヶ所《いっかしょ》')).toBe(
      true,
    );
  });
});
