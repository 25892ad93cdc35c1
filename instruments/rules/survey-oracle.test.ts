import fc from 'fast-check';
import { Model, type Question } from 'survey-core';
import { describe, expect, test, vi } from 'vitest';
import { composeQuestionnaire } from '../composition/compose-questionnaire.ts';
import { localizePage } from '../composition/localize-form.ts';
import { parseDefinitions } from '../definition/parse-definitions.ts';
import type { Element, Page } from '../definition/survey-json.ts';
import { checkAnswers } from './check-answers.ts';
import { compileRules } from './compile-rules.ts';
import type { CompiledRules } from './compiled-rules.ts';
import { formAnswers } from './form-answers.ts';
import { shownItems } from './shown-items.ts';
import { surveySettings } from './survey-settings.ts';

/** Random walks through a form; the heavy run sets PATHS. */
const PATHS = Number(process.env.PATHS ?? 100);
/** The same walks at every run, unless another SEED is asked for. */
const SEED = Number(process.env.SEED ?? 20_230_117);
const time = { timeout: 120_000 + PATHS * 3_000 };

/** One thing a person does: at which question (of those shown), which of the things possible there. */
interface Step {
  readonly at: number;
  readonly does: number;
  readonly text: string;
}
const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  at: fc.nat(),
  does: fc.nat(),
  text: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      ' ',
      '　',
      '\t',
      '\u200b',
      'a\r\nb',
      'a\u2028b\vc\fd',
      '\u3164',
      'ｶﾞﾝﾊﾞﾚ',
      '\ufdd0',
      '\ud800',
      '髙﨑①',
      '👨‍👩‍👧',
      '\u202eabc',
      '\ufeff',
      '<b>',
      "'--",
    ),
  ),
});

interface Choosing {
  readonly visibleChoices: readonly { readonly value: number; readonly isEnabled: boolean }[];
  readonly isItemSelected: (choice: unknown) => boolean;
  readonly clickItemHandler: (choice: unknown, checked?: boolean) => void;
}

/** Does what the controls of the form do: clicks, picks from a native list, typing; never sets a code directly. */
function act(question: Question, { does, text }: Step): void {
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[does % list.length];
    if (picked === undefined) throw new Error(`nothing to pick at ${question.name}`);
    return picked;
  };
  if (does % 7 === 0) {
    question.clearValue();
    return;
  }
  switch (question.getType()) {
    case 'radiogroup': {
      const choosing = question as unknown as Choosing;
      choosing.clickItemHandler(pick(choosing.visibleChoices));
      return;
    }
    case 'checkbox': {
      const choosing = question as unknown as Choosing;
      const choice = pick(choosing.visibleChoices);
      if (choice.isEnabled) choosing.clickItemHandler(choice, !choosing.isItemSelected(choice));
      return;
    }
    case 'dropdown':
      // what a native list gives: the code as text, or nothing for its first line
      (question as unknown as { renderedValue: string }).renderedValue = String(
        pick(['', ...(question as unknown as Choosing).visibleChoices.map((choice) => choice.value)]),
      );
      return;
    case 'matrix': {
      const { visibleRows, columns } = question as unknown as {
        visibleRows: readonly { value: unknown }[];
        columns: readonly { value: number }[];
      };
      pick(visibleRows).value = columns[Math.floor(does / 8) % columns.length]?.value;
      return;
    }
    case 'comment':
      question.value = text.slice(0, (question as unknown as { maxLength: number }).maxLength);
      return;
    default: {
      const input = question as unknown as { inputType: string; maxLength: number };
      question.value =
        input.inputType === 'number'
          ? pick([
              '0',
              '15',
              '16',
              '30',
              '31',
              '45',
              '120',
              '121',
              '12.5',
              '-1',
              '1e1',
              '-0',
              text,
              '１２',
              '',
            ])
          : text.slice(0, input.maxLength).replace(/[\r\n]/g, ''); // a one-line field takes no line break
    }
  }
}

function shownInForm(model: Model): readonly Question[] {
  return model.getAllQuestions().filter((q) => q.getType() !== 'html' && q.isVisible && q.isParentVisible);
}

function sent(model: Model): unknown {
  return JSON.parse(JSON.stringify(formAnswers(model.data)));
}

/** The same answers with every multiple answer in the order of its options, which here is the order of its codes. */
function inFormOrder(answers: unknown): unknown {
  if (Array.isArray(answers)) return [...answers].sort((a, b) => a - b);
  if (typeof answers !== 'object' || answers === null) return answers;
  return Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, inFormOrder(value)]));
}

function walk(form: object, rules: CompiledRules, steps: readonly Step[]): void {
  const model = new Model({ ...form, ...surveySettings });
  const compareShown = () =>
    expect([...shownItems(rules, formAnswers(model.data))]).toEqual(shownInForm(model).map((q) => q.name));
  compareShown();
  for (const step of steps) {
    const shown = shownInForm(model);
    const question = shown[step.at % shown.length];
    if (!question) return;
    act(question, step);
    // the page cannot be left with a number that the form refuses; until then survey-core routes by it
    if (!question.validate(false)) question.clearValue();
    compareShown();
  }
  expect(model.validate()).toBe(true);
  expectAccepted(form, rules, model);
}

function expectAccepted(form: object, rules: CompiledRules, model: Model): void {
  const copy = new Model({ ...form, ...surveySettings });
  copy.data = model.data;
  model.doComplete();
  copy.doComplete();
  const answers = sent(model);
  // the form in the browser completes such a copy, so that it can stay open for corrections
  expect(sent(copy)).toEqual(answers);
  expect(checkAnswers(rules, answers), JSON.stringify(model.data)).toEqual({
    ok: true,
    answers: inFormOrder(answers),
  });
}

/**
 * Goes through the form page by page as a person does who changes the mind, the language and the page; numbers
 * that the form refuses stay until the page will not let go. Nothing is checked but what the form checks.
 */
function visit(form: object, rules: CompiledRules, steps: readonly Step[]): void {
  const model = new Model({ ...form, ...surveySettings });
  for (const step of steps) {
    const here = shownInForm(model).filter((question) => question.page === model.currentPage);
    if (step.at % 5 === 4) model.prevPage();
    else if (step.at % 5 === 3) model.nextPage();
    else if (step.at % 5 === 2) model.locale = step.does % 2 === 0 ? 'en' : 'ja';
    const question = here[step.does % here.length];
    if (question?.page === model.currentPage) act(question, step);
  }
  while (!model.isLastPage) {
    if (model.nextPage()) continue;
    const refused = model.currentPage.questions.filter((question: Question) => !question.validate(false));
    expect(refused.length).toBeGreaterThan(0);
    for (const question of refused) question.clearValue();
  }
  if (!model.validateCurrentPage())
    for (const question of model.currentPage.questions) if (!question.validate(false)) question.clearValue();
  expectAccepted(form, rules, model);
}

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

const files = import.meta.glob<string>('../{library,questionnaires,areas}/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const definitions = parseDefinitions(
  new Map(Object.entries(files).map(([path, text]) => [path.slice(3), text])),
);
const questionnaires = definitions.recipes.map(({ value }) =>
  composeQuestionnaire(
    value,
    definitions.instruments.map((instrument) => instrument.value),
    definitions.overlays.map((overlay) => overlay.value),
  ),
);

describe('the compiled rules and survey-core', () => {
  test.each(questionnaires.map((questionnaire) => [questionnaire.id, questionnaire] as const))(
    'agree on every path through %s',
    time,
    (_, questionnaire) => {
      const rules = compileRules(questionnaire);
      fc.assert(
        fc.property(fc.array(stepArbitrary, { minLength: 10, maxLength: 60, size: 'max' }), (steps) =>
          walk(questionnaire.form, rules, steps),
        ),
        { numRuns: PATHS, seed: SEED },
      );
    },
  );

  test.each(questionnaires.map((questionnaire) => [questionnaire.id, questionnaire] as const))(
    'accept %s from everyone who goes through it page by page, back and forth, in both languages',
    time,
    (_, questionnaire) => {
      const rules = compileRules(questionnaire);
      fc.assert(
        fc.property(fc.array(stepArbitrary, { minLength: 20, maxLength: 120, size: 'max' }), (steps) =>
          visit(questionnaire.form, rules, steps),
        ),
        { numRuns: PATHS, seed: SEED },
      );
    },
  );

  test('agree on small forms of every kind, with chains of conditions', time, () => {
    fc.assert(
      fc.property(pagesArbitrary, fc.array(stepArbitrary, { maxLength: 40 }), (pages, steps) => {
        const rules = compileRules({ id: 'small', version: '1', pages });
        walk({ locale: 'ja', pages: pages.map((page) => localizePage(page, [], ['ja'])) }, rules, steps);
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
