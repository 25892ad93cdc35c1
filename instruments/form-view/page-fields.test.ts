import { describe, expect, it } from 'vitest';
import { texts } from '../form-texts/ja.ts';
import type { CompiledRules } from '../rules/compiled-rules.ts';
import { fieldErrors } from './field-error.ts';
import { readPageFields, type SentFields } from './page-fields.ts';

const own = { shownIf: null, dependsOn: [] };
const rules: CompiledRules = {
  questionnaire: { id: 'q', version: '1' },
  pages: [
    {
      name: 'p',
      shownIf: null,
      elements: [
        { name: 'one', answer: { kind: 'single', codes: [1, 2, 9] }, ...own },
        { name: 'some', answer: { kind: 'multiple', codes: [1, 2, 3, 9], exclusive: [9], most: 2 }, ...own },
        { name: 'age', answer: { kind: 'number', min: 15, max: 120 }, ...own },
        { name: 'line', answer: { kind: 'text', most: 5, lines: false }, ...own },
        { name: 'words', answer: { kind: 'text', most: 5, lines: true }, ...own },
        { name: 'grid', answer: { kind: 'matrix', rows: ['a', 'b'], codes: [1, 2] }, ...own },
      ],
    },
  ],
};
const all = new Set(['one', 'some', 'age', 'line', 'words', 'grid']);
const read = (...fields: SentFields) => readPageFields({ rules }, all, fields);
const good = (answers: object) => ({ ok: true, answers, typed: {} });
const mistaken = (typed: object) => ({ ok: true, answers: {}, typed });
const foreign = (...names: string[]) => ({ ok: false, foreign: names });

describe('fields of a page', () => {
  it.each<[SentFields, object]>([
    [[], good({})],
    [[['one', '']], good({})],
    [[['one', '2']], good({ one: 2 })],
    [
      [
        ['some', '3'],
        ['some', '1'],
      ],
      good({ some: [1, 3] }),
    ],
    [[['some', '9']], good({ some: [9] })],
    [
      [
        ['some', '1'],
        ['some', '9'],
      ],
      mistaken({ some: [1, 9] }),
    ],
    [
      [
        ['some', '1'],
        ['some', '2'],
        ['some', '3'],
      ],
      mistaken({ some: [1, 2, 3] }),
    ],
    [[['age', ' ３４ ']], good({ age: 34 })],
    [[['age', '　']], good({})],
    [[['age', '14']], mistaken({ age: '14' })],
    [[['age', 'おおよそ40']], mistaken({ age: 'おおよそ40' })],
    [[['line', ' a\r\nb ']], good({ line: 'a b' })],
    [[['words', ' a\r\nb ']], good({ words: 'a\nb' })],
    [[['words', '\u200b \n']], good({})],
    [[['words', '123456']], mistaken({ words: '123456' })],
    [
      [
        ['grid.a', '1'],
        ['grid.b', ''],
      ],
      good({ grid: { a: 1 } }),
    ],
    [
      [
        ['grid.a', ''],
        ['grid.b', ''],
      ],
      good({}),
    ],
  ])('%j', (fields, entry) => {
    expect(read(...fields)).toEqual(entry);
  });

  it.each<[SentFields, ...string[]]>([
    [[['one', '3']], 'one'],
    [[['one', '01']], 'one'],
    [
      [
        ['one', '1'],
        ['one', '2'],
      ],
      'one',
    ],
    [
      [
        ['some', '1'],
        ['some', '1'],
      ],
      'some',
    ],
    [[['some', '']], 'some'],
    [
      [
        ['age', '20'],
        ['age', '21'],
      ],
      'age',
    ],
    [[['grid.a', '3']], 'grid'],
    [
      [
        ['grid.a', '1'],
        ['grid.a', '2'],
      ],
      'grid',
    ],
    [
      [
        ['grid.c', '1'],
        ['grid', '1'],
      ],
      'grid.c',
      'grid',
    ],
    [[['__proto__', '1']], '__proto__'],
  ])('%j is what no browser sends of this page', (fields, ...names) => {
    expect(read(...fields)).toEqual(foreign(...names));
  });

  it('are none of questions that were not on the page', () => {
    expect(readPageFields({ rules }, new Set(['one']), [['age', '40']])).toEqual(foreign('age'));
  });
});

describe('what is said of a mistake', () => {
  const pages = [
    {
      name: 'p',
      elements: [
        {
          type: 'checkbox',
          name: 'some',
          choices: [{ value: 9, text: { ja: '特にない', en: 'None' } }],
        },
        {
          type: 'text',
          name: 'age',
          minErrorText: { ja: '{0}以上' },
          maxErrorText: { ja: '{0}以下' },
          stepErrorText: { ja: '小数のない数' },
        },
        { type: 'comment', name: 'words' },
      ],
    },
  ];
  it.each<[object, string]>([
    [{ age: '14' }, '15以上'],
    [{ age: '１２１' }, '120以下'],
    [{ age: '99999999999999999999' }, '120以下'],
    [{ age: '-1' }, '15以上'],
    [{ age: '40.5' }, '小数のない数'],
    [{ age: '40.0' }, '小数のない数'],
    [{ age: '12，5' }, '15以上 小数のない数'],
    [{ age: '1e2' }, texts.survey.invalidInputError],
    [{ age: '四十' }, texts.survey.invalidInputError],
    [{ some: [1, 2, 3] }, '選べるのは2個までです。'],
    [{ some: [1, 9] }, '「特にない」は、ほかの選択肢と同時に選べません。どちらかを外してください。'],
    [{ words: '123456' }, '5文字以内で入力してください。'],
  ])('%j: %s', (typed, sentence) => {
    const errors = fieldErrors({ rules, pages }, typed as Record<string, string>, 'ja', texts);
    expect([...errors.values()]).toEqual([sentence]);
  });

  it('is said in the language of the page', () => {
    expect(fieldErrors({ rules, pages }, { some: [1, 9] }, 'en', texts).get('some')).toContain('None');
  });
});
