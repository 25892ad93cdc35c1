import { describe, expect, test } from 'vitest';
import { type FormLanguage, formLanguageSchema } from '../definition/localized-text.ts';
import { kanjiWithoutReading, rubyWellFormed } from '../definition/ruby.ts';
import { parseCondition } from '../rules/parse-condition.ts';
import { bookletTexts } from './booklet-texts.ts';
import { routingTexts } from './routing-texts.ts';
import { type RoutedQuestion, routingWords } from './routing-words.ts';

const labels = new Map([1, 2, 3, 4, 5].map((code) => [code, `肢${code}`]));
const question = (item: string): RoutedQuestion =>
  item === 'age'
    ? { number: '9', kind: 'number', labels: new Map() }
    : { number: item.slice(1), kind: 'options', labels };

function words(visibleIf: string, language: FormLanguage): string {
  const parsed = parseCondition(visibleIf);
  if (!parsed.ok) throw new Error(parsed.problem);
  return routingWords(parsed.condition, question, routingTexts[language]);
}

describe('who is asked, in words', () => {
  test.each([
    ['{q1} = 2', '問1で「2 肢2」に○をつけた方', 'you circled “2 肢2” in Q1'],
    ['{q1} <> 2', '問1で「2 肢2」に○をつけなかった方', 'you did not circle “2 肢2” in Q1'],
    [
      '{q1} anyof [1, 2]',
      '問1で「1 肢1」「2 肢2」のいずれかに○をつけた方',
      'you circled any of “1 肢1”, “2 肢2” in Q1',
    ],
    [
      '{q1} anyof [1, 2, 3, 4]',
      '問1で「1」「2」「3」「4」のいずれかに○をつけた方',
      'you circled any of “1”, “2”, “3”, “4” in Q1',
    ],
    [
      '{q1} noneof [1, 2]',
      '問1で「1 肢1」「2 肢2」のどれにも○をつけなかった方',
      'you did not circle any of “1 肢1”, “2 肢2” in Q1',
    ],
    ['{q1} contains 2', '問1で「2 肢2」に○をつけた方', 'you circled “2 肢2” in Q1'],
    ['{q1} notcontains 2', '問1で「2 肢2」に○をつけなかった方', 'you did not circle “2 肢2” in Q1'],
    [
      '{q1} allof [1, 2]',
      '問1で「1 肢1」「2 肢2」のすべてに○をつけた方',
      'you circled all of “1 肢1”, “2 肢2” in Q1',
    ],
    ['{q1} notempty', '問1に答えた方', 'you answered Q1'],
    ['{q1} empty', '問1に答えなかった方', 'you did not answer Q1'],
    [
      '{q1} notempty and {q1} <= 2',
      '問1で「1 肢1」「2 肢2」のいずれかに○をつけた方',
      'you circled any of “1 肢1”, “2 肢2” in Q1',
    ],
    ['{age} notempty and {age} < 18', '問9に18より小さい数を書いた方', 'you wrote a number under 18 in Q9'],
    ['{age} notempty and {age} >= 65', '問9に65以上の数を書いた方', 'you wrote 65 or more in Q9'],
    ['{age} anyof [0, 1]', '問9に「0」か「1」を書いた方', 'you wrote 0 or 1 in Q9'],
    [
      '{q1} = 1 and {q2} = 1',
      '問1で「1 肢1」に○をつけた方のうち、問2で「1 肢1」に○をつけた方',
      'you circled “1 肢1” in Q1 and you circled “1 肢1” in Q2',
    ],
    [
      '{q1} = 1 or {q2} empty',
      '問1で「1 肢1」に○をつけた方、または問2に答えなかった方',
      'you circled “1 肢1” in Q1 or you did not answer Q2',
    ],
    [
      '{q3} = 1 and ({q1} = 1 or {q2} = 1)',
      '問3で「1 肢1」に○をつけた方のうち、（問1で「1 肢1」に○をつけた方、または問2で「1 肢1」に○をつけた方）',
      'you circled “1 肢1” in Q3 and (you circled “1 肢1” in Q1 or you circled “1 肢1” in Q2)',
    ],
    [
      '!({q1} = 1 and {q2} = 1)',
      '問1で「1 肢1」に○をつけなかった方、または問2で「1 肢1」に○をつけなかった方',
      'you did not circle “1 肢1” in Q1 or you did not circle “1 肢1” in Q2',
    ],
    [
      '!({q1} = 1 or {q2} = 1)',
      '問1で「1 肢1」に○をつけなかった方のうち、問2で「1 肢1」に○をつけなかった方',
      'you did not circle “1 肢1” in Q1 and you did not circle “1 肢1” in Q2',
    ],
  ])('%s', (visibleIf, ja, en) => {
    expect(words(visibleIf, 'ja')).toBe(ja);
    expect(words(visibleIf, 'en')).toBe(en);
  });

  test.each(formLanguageSchema.options)(
    'a condition and its opposite differ in %s, and both name the question',
    (language) => {
      for (const one of [
        '{q1} = 2',
        '{q1} anyof [1, 2]',
        '{q1} allof [1, 2]',
        '{q1} notempty',
        '{age} = 5',
      ]) {
        const [did, didNot] = [words(one, language), words(`!(${one})`, language)];
        expect(did).not.toBe(didNot);
        for (const said of [did, didNot]) expect(said).toMatch(one.includes('age') ? /9/ : /1/);
      }
      const tests = ['<', '<=', '>', '>='].map((sign) =>
        words(`{age} notempty and {age} ${sign} 5`, language),
      );
      expect(new Set(tests).size).toBe(4);
    },
  );

  test('every kanji of the easy sentences has its reading', () => {
    const easy = routingTexts['ja-x-easy'];
    const said = [
      ...[
        '{q1} = 2',
        '{q1} <> 2',
        '{q1} allof [1, 2]',
        '{q1} noneof [1, 2]',
        '{q1} empty',
        '{age} notempty and {age} < 5',
        '{age} notempty and {age} >= 5',
      ].map((one) => words(one, 'ja-x-easy').replaceAll('肢', '')),
      easy.asks('人《ひと》'),
      easy.tells('人《ひと》'),
      easy.asksFromTo('a', 'b', 'c'),
      easy.goTo('a'),
      easy.goToEnd,
      ...Object.values(bookletTexts['ja-x-easy']).map((text) =>
        typeof text === 'string' ? text : (text as (...values: string[]) => string)('1', '2', '3'),
      ),
    ];
    for (const sentence of said) {
      expect(kanjiWithoutReading(sentence), sentence).toEqual([]);
      expect(rubyWellFormed(sentence), sentence).toBe(true);
    }
  });
});
