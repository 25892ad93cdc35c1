import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Page, Question } from '../definition/survey-json.ts';
import type { Answers } from '../rules/answers.ts';
import { compileRules } from '../rules/compile-rules.ts';
import { shownItems } from '../rules/shown-items.ts';
import { SECONDS, secondsOfElement } from './answering-time.ts';
import { longestPath } from './longest-path.ts';

const options = [1, 2, 3].map((value) => ({ value, text: `${value}` }));
const question = (
  name: string,
  type: 'radiogroup' | 'checkbox',
  title: string,
  visibleIf?: string,
): Question => ({
  type,
  name,
  title,
  choices: options,
  ...(visibleIf !== undefined && { visibleIf }),
});
const pagesOf = (questions: readonly Question[]): Page[] =>
  questions.map((one) => ({ name: `${one.name}_page`, elements: [one] }));

test('reading and answering one question, and turning its page', () => {
  const [page] = pagesOf([question('q', 'radiogroup', 'あ'.repeat(22))]);
  if (!page) throw new Error('no page');
  // 22 characters of the title and 3 of the options at 500 in a minute are 3 seconds, at 300 five
  expect(longestPath([page], 'residents')).toEqual({
    seconds: 3 + SECONDS.single + SECONDS.page,
    exact: true,
  });
  expect(longestPath([page], 'children')?.seconds).toBeCloseTo(5 + SECONDS.single + SECONDS.page, 9);
});

test('of two branches the longer one counts, not both', () => {
  const seconds = (visibleIf: string) =>
    longestPath(
      pagesOf([
        question('first', 'radiogroup', 'あ'),
        question('long', 'radiogroup', 'い'.repeat(500), '{first} = 1'),
        question('short', 'radiogroup', 'う'.repeat(100), visibleIf),
      ]),
      'residents',
    )?.seconds ?? 0;
  expect(seconds('{first} = 1') - seconds('{first} = 2')).toBeCloseTo(
    100 / (500 / 60) + 3 / (500 / 60) + 4,
    9,
  );
});

test('a list of forty options is searched, not read', () => {
  const choices = Array.from({ length: 40 }, (_, value) => ({ value, text: 'あ'.repeat(30) }));
  const list: Question = { type: 'dropdown', name: 'q', title: 'あ'.repeat(25), choices };
  expect(secondsOfElement(list, 'residents')).toBeCloseTo(3 + SECONDS.single, 9);
});

test('a condition that cannot be compiled has no path', () => {
  expect(longestPath(pagesOf([question('q', 'radiogroup', 'あ', '{nobody} = 1')]), 'residents')).toBeNull();
});

// The slow obvious way: every answer to every question.
const everyAnswer = {
  radiogroup: [undefined, 1, 2, 3],
  checkbox: [undefined, [1], [2], [3], [1, 2], [1, 3], [2, 3], [1, 2, 3]],
};
function longestByTrying(pages: readonly Page[], questions: readonly Question[]): number {
  const rules = compileRules({ id: 'tried', version: '1', pages });
  let combinations: Answers[] = [{}];
  for (const { name, type } of questions)
    combinations = combinations.flatMap((answers) =>
      everyAnswer[type as 'radiogroup' | 'checkbox'].map(
        (value): Answers => (value === undefined ? answers : { ...answers, [name]: value }),
      ),
    );
  const seconds = combinations.map((answers) => {
    const shown = shownItems(rules, answers);
    return questions
      .filter(({ name }) => shown.has(name))
      .reduce((sum, one) => sum + secondsOfElement(one, 'residents'), 0);
  });
  return Math.max(...seconds) + SECONDS.page * questions.length;
}

test('finds what trying every answer finds', () => {
  const kinds = fc.constantFrom('radiogroup' as const, 'checkbox' as const);
  const looks = fc.record({
    at: fc.nat(3),
    code: fc.constantFrom(1, 2, 3),
    not: fc.boolean(),
    join: fc.constantFrom('and', 'or'),
  });
  const forms = fc.array(
    fc.record({
      kind: kinds,
      length: fc.integer({ min: 1, max: 300 }),
      looks: fc.array(looks, { maxLength: 3 }),
    }),
    { minLength: 2, maxLength: 5 },
  );
  fc.assert(
    fc.property(forms, (form) => {
      const questions: Question[] = [];
      for (const [at, { kind, length, looks: wanted }] of form.entries()) {
        const written = wanted.flatMap(({ at: back, code, not }) => {
          const looked = questions[back];
          if (!looked) return [];
          const operator = looked.type === 'checkbox' ? (not ? 'notcontains' : 'contains') : not ? '<>' : '=';
          return [`{${looked.name}} ${operator} ${code}`];
        });
        const condition = written.length > 0 ? written.join(` ${wanted[0]?.join} `) : undefined;
        questions.push(question(`q${at}`, kind, 'あ'.repeat(length), condition));
      }
      // conditions stand on the questions, so that every page is turned
      const pages = pagesOf(questions);
      const path = longestPath(pages, 'residents');
      expect(path?.exact).toBe(true);
      expect(path?.seconds).toBeCloseTo(longestByTrying(pages, questions), 6);
    }),
    { numRuns: 60, seed: 20261121 },
  );
});
