import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { composeQuestionnaire } from '../composition/compose-questionnaire.ts';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import type { Page } from '../definition/survey-json.ts';
import type { Answers } from '../rules/answers.ts';
import { compileRules } from '../rules/compile-rules.ts';
import type { AnswerRule, CompiledRules } from '../rules/compiled-rules.ts';
import { shownItems } from '../rules/shown-items.ts';
import { destinations } from './destinations.ts';

const choices = (codes: readonly number[]) => codes.map((value) => ({ value, text: `あ${value}` }));
const single = (name: string, visibleIf?: string, codes = [1, 2]) => ({
  type: 'radiogroup' as const,
  name,
  title: 'あ',
  choices: choices(codes),
  ...(visibleIf && { visibleIf }),
});
const rulesOf = (elements: Page['elements']) =>
  compileRules({ id: 'q', version: '1', pages: [{ name: 'p', elements }] });
const arrows = (rules: CompiledRules, name: string) => Object.fromEntries(destinations(rules, name));

describe('destinations', () => {
  test('lead past what one answer rules out, and to what it asks for', () => {
    const rules = rulesOf([single('a'), single('b', '{a} = 1'), single('c', '{b} = 1'), single('d')]);
    expect(arrows(rules, 'a')).toEqual({ 1: 'b', 2: 'd' });
    expect(arrows(rules, 'b')).toEqual({ 1: 'c', 2: 'd' });
  });

  test('are absent where every answer leads on', () => {
    const rules = rulesOf([single('a'), single('b'), single('c', '{a} = 1')]);
    expect(arrows(rules, 'a')).toEqual({});
    expect(arrows(rules, 'c')).toEqual({});
  });

  test('lead past the last question to the end', () => {
    expect(arrows(rulesOf([single('a'), single('b', '{a} = 1')]), 'a')).toEqual({ 1: 'b', 2: null });
  });

  test('know what those who are asked have answered before', () => {
    const rules = rulesOf([
      single('a'),
      single('b', '{a} = 1'),
      single('c', '{b} = 1'),
      single('d', '{a} = 2'),
      single('e'),
    ]);
    expect(arrows(rules, 'b')).toEqual({ 1: 'c', 2: 'e' });
  });

  test('stop at a question that only other answers decide', () => {
    const rules = rulesOf([single('a'), single('b', '{a} = 1'), single('c')]);
    expect(
      arrows(rulesOf([single('z'), ...[single('a'), single('b', '{a} = 1 or {z} = 1'), single('c')]]), 'a'),
    ).toEqual({});
    expect(arrows(rules, 'a')).toEqual({ 1: 'b', 2: 'c' });
  });

  test('are told of an option that stands alone, not of options that may be joined', () => {
    const rules = rulesOf([
      {
        type: 'checkbox',
        name: 'a',
        title: 'あ',
        choices: [...choices([1, 2]), { value: 3, text: 'ない', isExclusive: true }],
      },
      single('b', '{a} contains 1'),
      single('c'),
    ]);
    expect(arrows(rules, 'a')).toEqual({ 3: 'c' });
  });

  test('of a long list are only those that differ from most', () => {
    const many = Array.from({ length: 12 }, (_, code) => code + 1);
    const rules = rulesOf([single('a', undefined, many), single('b', '{a} = 12'), single('c')]);
    expect(arrows(rules, 'a')).toEqual({ 12: 'b' });
  });
});

const files = import.meta.glob<string>('../{library,questionnaires,areas}/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const definitions = parseDefinitions(
  new Map(Object.entries(files).map(([path, text]) => [path.slice(3), text])),
);
const shipped = definitions.recipes.map(({ value }) => {
  const questionnaire = composeQuestionnaire(
    { ...value, languages: ['ja'], derived: [] },
    definitions.instruments.map((one) => one.value),
    [],
  );
  return { name: value.id, rules: compileRules(questionnaire) };
});

function answerTo(rule: AnswerRule): fc.Arbitrary<Answers[string] | undefined> {
  const none = fc.constant(undefined);
  switch (rule.kind) {
    case 'single':
      return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...rule.codes) }, none);
    case 'multiple': {
      const together = rule.codes.filter((code) => !rule.exclusive.includes(code));
      const most = Math.min(rule.most, together.length);
      return fc.oneof(
        none,
        fc.subarray([...together], { minLength: 1, maxLength: most }),
        ...rule.exclusive.map((code) => fc.constant([code])),
      );
    }
    case 'number':
      return fc.oneof(none, fc.integer({ min: rule.min, max: rule.max }));
    default:
      return none;
  }
}

describe('arrows and the form', () => {
  test.each(shipped)('agree on what comes next: $name', ({ rules }) => {
    const asked = rules.pages.flatMap((page) => page.elements);
    const order = asked.map(({ name }) => name);
    const goTo = new Map(order.map((name) => [name, destinations(rules, name)]));
    const anyAnswers = fc.record(
      Object.fromEntries(asked.map(({ name, answer }) => [name, answerTo(answer)])),
    );
    fc.assert(
      fc.property(anyAnswers, (drawn) => {
        const answers = Object.fromEntries(
          Object.entries(drawn).flatMap(([name, answer]) => (answer === undefined ? [] : [[name, answer]])),
        );
        const shown = shownItems(rules, answers);
        for (const name of shown) {
          const answer = answers[name];
          const code =
            typeof answer === 'number'
              ? answer
              : Array.isArray(answer) && answer.length === 1
                ? answer[0]
                : undefined;
          const to = code === undefined ? undefined : goTo.get(name)?.get(code);
          if (to === undefined) continue;
          const passed = order.slice(order.indexOf(name) + 1, to === null ? undefined : order.indexOf(to));
          expect(passed.filter((one) => shown.has(one))).toEqual([]);
        }
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});
