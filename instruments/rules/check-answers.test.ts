import { describe, expect, test } from 'vitest';
import { composeFromDefinitions } from '../composition/compose-from-definitions.ts';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import type { Page } from '../definition/survey-json.ts';
import { checkAnswers } from './check-answers.ts';
import { compileRules } from './compile-rules.ts';
import { MOST_PROBLEMS } from './problem-list.ts';

const option = (value: number) => ({ value, text: `${value}` });
const pages: Page[] = [
  {
    name: 'p1',
    elements: [
      { type: 'radiogroup', name: 'one', title: 'あ', choices: [0, 1, 2].map(option) },
      {
        type: 'radiogroup',
        name: 'follow_up',
        title: 'あ',
        visibleIf: '{one} = 1',
        choices: [1, 2].map(option),
      },
      {
        type: 'radiogroup',
        name: 'last',
        title: 'あ',
        visibleIf: '{follow_up} = 1',
        choices: [1, 2].map(option),
      },
      {
        type: 'checkbox',
        name: 'many',
        title: 'あ',
        choices: [...[1, 2, 3].map(option), { value: 9, text: '特にない', isExclusive: true }],
      },
      { type: 'checkbox', name: 'two', title: 'あ', maxSelectedChoices: 2, choices: [1, 2, 3].map(option) },
      { type: 'text', inputType: 'number', name: 'age', title: 'あ', min: 0, max: 120 },
      { type: 'text', name: 'line', title: 'あ', maxLength: 5 },
      { type: 'comment', name: 'lines', title: 'あ', maxLength: 10 },
      { type: 'html', name: 'note', html: 'あ' },
      {
        type: 'matrix',
        name: 'grid',
        title: 'あ',
        columns: [1, 2].map(option),
        rows: [
          { value: 'r1', text: 'あ' },
          { value: 'r2', text: 'い' },
        ],
      },
    ],
  },
  {
    name: 'p2',
    visibleIf: '{many} contains 2',
    elements: [{ type: 'radiogroup', name: 'paged', title: 'あ', choices: [1, 2].map(option) }],
  },
];
const rules = compileRules({ id: 'small', version: '1', pages });

/** `<code> <item> <expected>` of every problem; an empty list: accepted. */
function problems(input: unknown): string[] {
  const checked = checkAnswers(rules, input);
  if (checked.ok) return [];
  return checked.problems.map(({ code, item, expected }) =>
    [code, item, expected].filter((part) => part !== undefined && part !== '').join(' '),
  );
}
const json = (text: string): unknown => JSON.parse(text);
const holes: unknown[] = [1];
holes[2] = 3;

describe('checkAnswers accepts', () => {
  test.each([
    ['nothing at all: nothing is required', {}],
    ['code 0', { one: 0 }],
    ['a chain of shown questions', { one: 1, follow_up: 1, last: 2 }],
    ['an exclusive option alone', { many: [9] }],
    ['a question on a page that an answer opens', { many: [2], paged: 1 }],
    ['as many as allowed', { two: [1, 3] }],
    ['both ends of a range', { age: 120 }],
    ['the lower end', { age: 0 }],
    ['text as long as allowed, counted in UTF-16 units', { line: '髙﨑①𠮷' }],
    ['emoji and joined emoji', { lines: '👨‍👩‍👧' }],
    ['emoji as long as allowed', { lines: '😀😀😀😀😀' }],
    ['a keycap, half-width kana with its voicing mark', { lines: '1️⃣ｶﾞｷﾞ' }],
    ['a character of the private area, as old machines write names', { line: '\ue000' }],
    ['several lines', { lines: 'a\nb\n' }],
    ['spaces around a text', { line: ' a ' }],
    ['some rows of a matrix', { grid: { r2: 1 } }],
    ['an object without prototype', Object.assign(Object.create(null), { one: 1 })],
  ])('%s', (_, input) => {
    expect(problems(input)).toEqual([]);
  });

  test('and gives back a frozen copy in form order, with codes in the order of the options', () => {
    const checked = checkAnswers(rules, { grid: { r2: 1, r1: 2 }, many: [3, 1], one: -0 });
    expect(checked).toEqual({ ok: true, answers: { one: 0, many: [1, 3], grid: { r1: 2, r2: 1 } } });
    if (!checked.ok) return;
    expect(JSON.stringify(checked.answers)).toBe('{"one":0,"many":[1,3],"grid":{"r1":2,"r2":1}}');
    expect(
      Object.isFrozen(checked.answers) &&
        Object.isFrozen(checked.answers.many) &&
        Object.isFrozen(checked.answers.grid),
    ).toBe(true);
  });
});

describe('checkAnswers refuses what survey-core lets through', () => {
  test.each<[string, unknown, string[]]>([
    ['an unknown code of a radiogroup', { one: 7 }, ['answer.unknown-code one']],
    ['"1" where the code is 1', { one: '1' }, ['answer.wrong-type one code']],
    ['a scalar for a checkbox', { many: 1 }, ['answer.wrong-type many codes']],
    ['a code twice', { many: [1, 1] }, ['answer.duplicate-code many']],
    ['an exclusive code with another', { many: [9, 1] }, ['answer.exclusive-combined many']],
    ['more than may be chosen', { two: [1, 2, 3] }, ['answer.too-many two 2']],
    ['letters for a number', { age: 'abc' }, ['answer.wrong-type age number']],
    ['a short text too long', { line: '123456' }, ['answer.too-long line 5']],
    ['a long text too long', { lines: '12345678901' }, ['answer.too-long lines 10']],
    ['an object for a text', { lines: { a: 1 } }, ['answer.wrong-type lines text']],
    ['a megabyte of text', { lines: 'あ'.repeat(1_000_000) }, ['answer.too-long lines 10']],
    ['a number above its range', { age: 121 }, ['answer.out-of-range age 0–120']],
    ['a fraction', { age: 2.5 }, ['answer.wrong-type age number']],
    ['a boolean', { one: true }, ['answer.wrong-type one code']],
    ['an unknown row', { grid: { r9: 1 } }, ['answer.unknown-row grid.r9']],
    ['an unknown column', { grid: { r1: 9 } }, ['answer.unknown-code grid.r1']],
    ['an answer to a hidden question', { one: 2, follow_up: 1 }, ['answer.not-shown follow_up']],
    ['an answer on a hidden page', { many: [1], paged: 1 }, ['answer.not-shown paged']],
    ['an unknown item', { nobody_asked: 1 }, ['answer.unknown-item nobody_asked']],
    ['the comment field of a built-in other', { 'one-Comment': 'x' }, ['answer.unknown-item one-Comment']],
  ])('%s', (_, input, expected) => {
    expect(problems(input)).toEqual(expected);
  });
});

describe('checkAnswers refuses', () => {
  test.each<[string, unknown, string[]]>([
    ['null', null, ['answers.not-an-object']],
    ['a list', [], ['answers.not-an-object']],
    ['a text', 'one', ['answers.not-an-object']],
    ['an instance of a class', new Map([['one', 1]]), ['answers.not-an-object']],
    ['__proto__ as a key', json('{"__proto__":{"one":1}}'), ['answer.unknown-item __proto__']],
    ['constructor as a key', json('{"constructor":1}'), ['answer.unknown-item constructor']],
    [
      'toString as a key',
      json('{"toString":1,"valueOf":1}'),
      ['answer.unknown-item toString', 'answer.unknown-item valueOf'],
    ],
    ['__proto__ as a row', json('{"grid":{"__proto__":1}}'), ['answer.unknown-row grid.__proto__']],
    [
      'constructor as a row',
      json('{"grid":{"r1":1,"constructor":2}}'),
      ['answer.unknown-row grid.constructor'],
    ],
    ['null for an answer', { one: null }, ['answer.empty one']],
    ['undefined for an answer', { one: undefined }, ['answer.empty one']],
    ['an empty text', { line: '' }, ['answer.empty line']],
    ['white space only', { line: ' 　\u00a0' }, ['answer.empty line']],
    ['invisible characters only', { line: '\u200b\u200e' }, ['answer.empty line']],
    ['letters drawn as nothing', { line: '\u3164\uffa0\u115f\u2800' }, ['answer.empty line']],
    ['joiners and selectors of nothing', { line: '\u034f\ufe0f' }, ['answer.empty line']],
    ['1e400, which JSON reads as infinity', json('{"age":1e400}'), ['answer.wrong-type age number']],
    ['a number of thirty digits', json(`{"age":${'9'.repeat(30)}}`), ['answer.out-of-range age 0–120']],
    [
      'the last of two keys that are the same',
      json('{"age":5,"age":500}'),
      ['answer.out-of-range age 0–120'],
    ],
    ['an empty key', json('{"":1}'), ['answer.unknown-item']],
    ['the id of a matrix row as a question', { 'grid.r1': 1 }, ['answer.unknown-item grid.r1']],
    ['a row as a question', { r1: 1 }, ['answer.unknown-item r1']],
    ['an option as a question', { 'many.1': 1 }, ['answer.unknown-item many.1']],
    ['a page as a question', { p2: 1 }, ['answer.unknown-item p2']],
    ['a note as a question', { note: 'x' }, ['answer.unknown-item note']],
    ['an empty row', { grid: { r1: null } }, ['answer.wrong-type grid.r1 code']],
    ['a row in other letters', { grid: { R1: 1 } }, ['answer.unknown-row grid.R1']],
    [
      'a matrix shaped like a list',
      { grid: { 0: 1, length: 1 } },
      ['answer.unknown-row grid.0', 'answer.unknown-row grid.length'],
    ],
    [
      'lists nested a hundred thousand deep',
      json(`{"lines":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
      ['answer.wrong-type lines text'],
    ],
    ['an empty list', { many: [] }, ['answer.empty many']],
    ['an empty matrix', { grid: {} }, ['answer.empty grid']],
    ['NaN', { age: Number.NaN }, ['answer.wrong-type age number']],
    ['infinity', { age: Number.POSITIVE_INFINITY }, ['answer.wrong-type age number']],
    ['NaN for a code', { one: Number.NaN }, ['answer.unknown-code one']],
    ['a code between two codes', { one: 0.5 }, ['answer.unknown-code one']],
    ['a negative number', { age: -1 }, ['answer.out-of-range age 0–120']],
    ['a huge number', json('{"age":1e300}'), ['answer.out-of-range age 0–120']],
    ['a number as text', { age: '45' }, ['answer.wrong-type age number']],
    ['a number in a list', { age: [45] }, ['answer.wrong-type age number']],
    ['a reserved code', { one: 252 }, ['answer.unknown-code one']],
    ['a list for a single answer', { one: [1] }, ['answer.wrong-type one code']],
    ['a list in a list', { many: [[1]] }, ['answer.wrong-type many codes']],
    ['a list with a hole', { many: holes }, ['answer.wrong-type many codes']],
    ['a list with null', { many: [1, null] }, ['answer.wrong-type many codes']],
    ['texts in a list', { many: ['1', '2'] }, ['answer.wrong-type many codes']],
    ['an object shaped like a list', { many: { 0: 1, length: 1 } }, ['answer.wrong-type many codes']],
    ['a list for a matrix', { grid: [1, 2] }, ['answer.wrong-type grid rows']],
    ['a deep object', { grid: { r1: { r1: { r1: 1 } } } }, ['answer.wrong-type grid.r1 code']],
    ['a number for a text', { line: 5 }, ['answer.wrong-type line text']],
    ['a list for a text', { line: ['a'] }, ['answer.wrong-type line text']],
    ['NUL', { line: 'a\u0000b' }, ['answer.forbidden-character line']],
    ['an escape character', { lines: '\u001b[31m' }, ['answer.forbidden-character lines']],
    ['a tab', { lines: 'a\tb' }, ['answer.forbidden-character lines']],
    ['a carriage return', { lines: 'a\r\nb' }, ['answer.forbidden-character lines']],
    ['a line break in a short text', { line: 'a\nb' }, ['answer.forbidden-character line']],
    ['a lone surrogate', { line: 'a\ud800' }, ['answer.forbidden-character line']],
    ['surrogates the wrong way round', { line: '\udc00\ud800' }, ['answer.forbidden-character line']],
    ['a mark that turns the direction of text', { line: 'a\u202eb' }, ['answer.forbidden-character line']],
    ['a mark that isolates a direction', { line: 'a\u2066b' }, ['answer.forbidden-character line']],
    ['a line separator', { lines: 'a\u2028b' }, ['answer.forbidden-character lines']],
    ['non-characters', { lines: 'a\ufdd0\u{1fffe}' }, ['answer.forbidden-character lines']],
    ['a delete and a C1 control', { lines: 'a\u007f\u0085' }, ['answer.forbidden-character lines']],
  ])('%s', (_, input, expected) => {
    expect(problems(input)).toEqual(expected);
  });

  test('everything that is wrong at once, in form order, then unknown items', () => {
    expect(problems({ zzz: 1, grid: { r1: 9, r9: 1 }, many: [1, 1, 9, '2'], age: -5, one: 3 })).toEqual([
      'answer.unknown-code one',
      'answer.duplicate-code many',
      'answer.wrong-type many codes',
      'answer.exclusive-combined many',
      'answer.out-of-range age 0–120',
      'answer.unknown-code grid.r1',
      'answer.unknown-row grid.r9',
      'answer.unknown-item zzz',
    ]);
  });

  test('a whole chain behind a hidden answer, which itself shows nothing', () => {
    expect(problems({ one: 2, follow_up: 1, last: 1 })).toEqual([
      'answer.not-shown follow_up',
      'answer.not-shown last',
    ]);
    expect(problems({ last: 1 })).toEqual(['answer.not-shown last']);
  });

  test('an invalid answer without calling hidden what may hang on it', () => {
    expect(problems({ one: '1', follow_up: 1, last: 9 })).toEqual([
      'answer.wrong-type one code',
      'answer.unknown-code last',
    ]);
    expect(problems({ many: ['2'], paged: 1 })).toEqual(['answer.wrong-type many codes']);
  });

  test('a hundred thousand items with fifty problems and a number', () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`x${i}`, i]));
    const told = problems(many);
    expect(told).toHaveLength(MOST_PROBLEMS + 1);
    expect(told.at(-1)).toBe(`answers.more-problems ${100_000 - MOST_PROBLEMS}`);
    expect(problems({ grid: many })).toHaveLength(MOST_PROBLEMS + 1);
    expect(problems({ many: Array(1_000_000).fill(1) })).toEqual([
      'answer.too-many many 4',
      'answer.duplicate-code many',
    ]);
  });

  test('without repeating what was written, and unknown keys shortened and made visible', () => {
    const secret = '秘密のことば';
    const checked = checkAnswers(rules, {
      one: secret,
      line: `${secret}\u0000`,
      lines: secret.repeat(9),
      many: [secret],
    });
    expect(JSON.stringify(checked)).not.toContain(secret);
    expect(problems({ [`a\u0000\n\u202e b${'x'.repeat(200)}`]: 1 })).toEqual([
      `answer.unknown-item a????b${'x'.repeat(94)}`,
    ]);
  });
});

describe('the shipped questionnaires', () => {
  const files = import.meta.glob<string>('../{library,questionnaires,areas}/**/*.json', {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const definitions = parseDefinitions(
    new Map(Object.entries(files).map(([path, text]) => [path.slice(3), text])),
  );
  const recipe = definitions.recipes.find(({ value }) => value.id === 'saitama-2023');
  if (!recipe) throw new Error('saitama-2023 is not shipped');
  const saitama = compileRules(composeFromDefinitions(recipe.value, definitions));

  test('refuse an answer that was routed past and take the other', () => {
    expect(checkAnswers(saitama, { consultation_partner: 2, consultation_who: [1] }).ok).toBe(false);
    expect(checkAnswers(saitama, { consultation_partner: 1, consultation_who: [1] }).ok).toBe(true);
    expect(checkAnswers(saitama, { outing_purpose: [1] }).ok).toBe(true);
    expect(checkAnswers(saitama, { outing_frequency: 5, outing_purpose: [1] }).ok).toBe(false);
    expect(checkAnswers(saitama, { place_want: [1], place_want_other_text: 'x' }).ok).toBe(false);
  });

  test('compile to plain data', () => {
    expect(JSON.parse(JSON.stringify(saitama))).toEqual(saitama);
  });
});
