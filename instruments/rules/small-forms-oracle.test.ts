import fc from 'fast-check';
import { Model } from 'survey-core';
import { describe, expect, test, vi } from 'vitest';
import { localizePage } from '../composition/localize-form.ts';
import type { Element, Page } from '../definition/survey-json.ts';
import { checkAnswers } from './check-answers.ts';
import { compileRules } from './compile-rules.ts';
import { surveySettings } from './survey-settings.ts';
import { surveyWalker } from './survey-walk.ts';
import { AWKWARD_TEXTS, type WalkStep } from './walk-step.ts';

/** Random walks through a form; the heavy run sets PATHS. */
const PATHS = Number(process.env.PATHS ?? 100);
/** The same walks at every run, unless another SEED is asked for. */
const SEED = Number(process.env.SEED ?? 20_230_117);
const time = { timeout: 120_000 + PATHS * 3_000 };

const stepArbitrary: fc.Arbitrary<WalkStep> = fc.record({
  at: fc.nat(),
  does: fc.nat(),
  text: fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom(...AWKWARD_TEXTS)),
});

function acceptedBySurveyCore(model: Model, payload: object): boolean {
  try {
    model.data = payload;
    return model.validate();
  } catch (error) {
    // {"toString": 0} makes survey-core itself throw
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/* ---------- small forms of every kind ---------- */

const codes = [0, 1, 2, 11, 12];
const kinds: readonly ((name: string) => Element)[] = [
  (name) => ({
    type: 'radiogroup',
    name,
    title: 'あ',
    choices: codes.map((value) => ({ value, text: `${value}` })),
  }),
  (name) => ({
    type: 'dropdown',
    name,
    title: 'あ',
    choices: codes.map((value) => ({ value, text: `${value}` })),
  }),
  (name) => ({
    type: 'checkbox',
    name,
    title: 'あ',
    choices: codes.map((value) => ({
      value,
      text: `${value}`,
      ...(value > 10 && { isExclusive: true as const }),
    })),
  }),
  (name) => ({
    type: 'checkbox',
    name,
    title: 'あ',
    maxSelectedChoices: 2,
    choices: codes.map((value) => ({ value, text: `${value}` })),
  }),
  (name) => ({ type: 'text', inputType: 'number', name, title: 'あ', min: 0, max: 30 }),
  (name) => ({ type: 'text', name, title: 'あ', maxLength: 5 }),
  (name) => ({ type: 'comment', name, title: 'あ', maxLength: 8 }),
  (name) => ({
    type: 'matrix',
    name,
    title: 'あ',
    columns: codes.map((value) => ({ value, text: `${value}` })),
    rows: ['r', 'row_2'].map((value) => ({ value, text: value })),
  }),
];
const perKind = {
  single: [
    '= %',
    '<> %',
    '< %',
    '<= %',
    '> %',
    '>= %',
    'anyof [%, 11]',
    'noneof [%, 2]',
    'notempty',
    'empty',
  ],
  multiple: [
    'contains %',
    'notcontains %',
    'anyof [%, 12]',
    'noneof [%, 1]',
    'allof [%, 2]',
    'notempty',
    'empty',
  ],
};

/** A comparison with an earlier item, written as an author would write it. */
function comparison(earlier: readonly Element[], seed: number): string | undefined {
  const comparable = earlier.flatMap((element): { item: string; forms: readonly string[] }[] => {
    if (element.type === 'checkbox') return [{ item: element.name, forms: perKind.multiple }];
    if (element.type === 'comment' || element.type === 'html' || element.type === 'matrix') return [];
    if (element.type === 'text' && !('inputType' in element)) return [];
    return [{ item: element.name, forms: perKind.single }];
  });
  const target = comparable[seed % comparable.length];
  if (!target) return undefined;
  const form = target.forms[Math.floor(seed / 16) % target.forms.length] ?? 'notempty';
  const written = `{${target.item}} ${form.replace('%', String(codes[Math.floor(seed / 256) % codes.length]))}`;
  return /^[<>]=? /.test(form) ? `({${target.item}} notempty and ${written})` : written;
}

function condition(earlier: readonly Element[], seeds: readonly number[]): string | undefined {
  const parts = seeds.map((seed) => comparison(earlier, seed)).filter((part) => part !== undefined);
  const [first, second, third] = parts;
  if (first === undefined || second === undefined) return first;
  if (third === undefined) return `${first} and ${second}`;
  return `!(${first}) or (${second} and ${third})`;
}

/** Names that mean something elsewhere in SurveyJS or in JavaScript. */
const specialNames = [
  'item',
  'row',
  'panel',
  'survey',
  'state',
  'length',
  'name',
  'value',
  'valueof',
  'index',
];

const seeds = fc.array(fc.nat({ max: 2 ** 16 }), { maxLength: 3 });
const pagesArbitrary: fc.Arbitrary<readonly Page[]> = fc
  .array(
    fc.record({
      seeds,
      elements: fc.array(fc.record({ kind: fc.nat(), seeds }), { minLength: 1, maxLength: 3 }),
    }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((blueprint) => {
    const earlier: Element[] = [];
    return blueprint.map((page, p) => {
      const pageIf = condition(earlier, page.seeds);
      const elements = page.elements.map((element, e) => {
        const made = kinds[element.kind % kinds.length]?.(specialNames[earlier.length] ?? `q${p}_${e}`);
        if (!made) throw new Error('no kind');
        const elementIf = condition(earlier, element.seeds);
        const placed = { ...made, ...(elementIf !== undefined && { visibleIf: elementIf }) };
        earlier.push(placed);
        return placed;
      });
      return { name: `p${p}`, ...(pageIf !== undefined && { visibleIf: pageIf }), elements };
    });
  });

/* ---------- the properties ---------- */

describe('the compiled rules and survey-core', () => {
  test('agree on small forms of every kind, with chains of conditions', time, () => {
    fc.assert(
      fc.property(pagesArbitrary, fc.array(stepArbitrary, { maxLength: 40 }), (pages, steps) => {
        const rules = compileRules({ id: 'small', version: '1', pages });
        const form = { pages: pages.map((page) => localizePage(page, [], ['ja'])) };
        expect(surveyWalker(form, rules).walk(steps)).toMatchObject({ ok: true });
      }),
      { numRuns: PATHS * 3, seed: SEED },
    );
  });

  test('both refuse a number out of range and a fraction', () => {
    const pages: Page[] = [
      {
        name: 'p',
        elements: [{ type: 'text', inputType: 'number', name: 'n', title: 'あ', min: 16, max: 120 }],
      },
    ];
    const rules = compileRules({ id: 'number', version: '1', pages });
    const model = new Model({
      pages: pages.map((page) => localizePage(page, [], ['ja'])),
      ...surveySettings,
    });
    const question = model.getQuestionByName('n');
    for (const [typed, text] of [
      ['15', '16以上の数を入力してください。'],
      ['121', '120以下の数を入力してください。'],
      ['16.5', '小数のない数で入力してください。'],
    ] as const) {
      model.locale = 'ja';
      question.value = typed;
      expect(question.validate(true)).toBe(false);
      expect(question.errors.map((error) => error.text)).toEqual([text]);
      expect(checkAnswers(rules, { n: Number(typed) }).ok).toBe(false);
    }
    expect(checkAnswers(rules, { n: 16 })).toEqual({ ok: true, answers: { n: 16 } });
  });

  test('what survey-core refuses, the rules refuse', time, () => {
    // survey-core warns about some of the wrong values that this test is made of
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const value: fc.Arbitrary<unknown> = fc.oneof(
      fc.constantFrom<unknown>(
        ...codes,
        31,
        -1,
        1.5,
        '1',
        'x',
        [1],
        [1, 2],
        [11, 1],
        [1, 1],
        { r: 1 },
        { r: 1, x: 2 },
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(pagesArbitrary, fc.array(value, { minLength: 15, maxLength: 15 }), (pages, values) => {
        const rules = compileRules({ id: 'small', version: '1', pages });
        const names = pages.flatMap((page) => page.elements.map((element) => element.name));
        const payload = JSON.parse(
          JSON.stringify(Object.fromEntries(names.map((name, i) => [name, values[i]]))),
        );
        const model = new Model({
          pages: pages.map((page) => localizePage(page, [], ['ja'])),
          ...surveySettings,
        });
        if (!acceptedBySurveyCore(model, payload)) expect(checkAnswers(rules, payload).ok).toBe(false);
      }),
      { numRuns: PATHS * 3, seed: SEED },
    );
  });
});
