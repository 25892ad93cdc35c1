import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Model, type PageModel, type Question } from 'survey-core';
import { describe, expect, test } from 'vitest';
import { questionViewOf } from '../../client/form/questionnaire/survey-question-view.ts';
import { composeFromDefinitions } from '../../instruments/composition/compose-from-definitions.ts';
import type { FormLanguage } from '../../instruments/definition/localized-text.ts';
import { parseDefinitions } from '../../instruments/definition/parse-definitions.ts';
import { formTexts } from '../../instruments/form-texts/form-texts.ts';
import { fieldErrors } from '../../instruments/form-view/field-error.ts';
import { type FormPages, formPages, pageView } from '../../instruments/form-view/form-pages.ts';
import type { SentFields } from '../../instruments/form-view/page-fields.ts';
import type { PageView, QuestionView } from '../../instruments/form-view/question-view.ts';
import { checkAnswers } from '../../instruments/rules/check-answers.ts';
import { compileRules } from '../../instruments/rules/compile-rules.ts';
import { formAnswers } from '../../instruments/rules/form-answers.ts';
import { surveySettings } from '../../instruments/rules/survey-settings.ts';
import { AWKWARD_TEXTS, actOn, type WalkStep } from '../../instruments/rules/walk-step.ts';
import { goOn } from './go-on.ts';
import type { PlainFormState } from './plain-form-state.ts';
import type { SentForm, STEPS } from './sent-form.ts';
import { asked, firstPage } from './walk-plain-form.ts';

/** Of each questionnaire; fewer than of the rules alone, because both pages are compared after every press. */
const PATHS = Math.ceil(Number(process.env.PATHS ?? 100) / 5);
/** The same paths at every run, unless another SEED is asked for. */
const SEED = Number(process.env.SEED ?? 20_230_117);
const time = { timeout: 120_000 + PATHS * 6_000 };

const stepArbitrary: fc.Arbitrary<WalkStep> = fc.record({
  at: fc.nat(),
  does: fc.nat(),
  text: fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom(...AWKWARD_TEXTS)),
});

const folder = new URL('../../instruments/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /^(library|questionnaires|areas)\/.*\.json$/.test(name),
);
const definitions = parseDefinitions(
  new Map(files.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')])),
);
const questionnaires = definitions.recipes.map(({ value }) => composeFromDefinitions(value, definitions));

const pressed = (press: SentForm['press'], fields: SentFields): SentForm => ({
  press,
  sealed: null,
  code: null,
  agreed: false,
  opened: null,
  shown: null,
  withoutReadings: false,
  fields,
});
const press = (go: (typeof STEPS)[number]) => ({ kind: 'go', go }) as const;

/** What a browser without a script sends of this page as it was drawn. */
function fieldsOf(page: PageView): SentFields {
  return page.questions.flatMap(fieldsOfQuestion);
}

function fieldsOfQuestion(view: QuestionView): SentFields {
  switch (view.kind) {
    case 'note':
      return [];
    case 'single':
      return view.chosen === null ? [] : [[view.name, String(view.chosen)]];
    case 'multiple':
      return view.chosen.map((code) => [view.name, String(code)]);
    case 'matrix':
      return view.rows.flatMap(
        (row): SentFields => (row.chosen === null ? [] : [[`${view.name}.${row.name}`, String(row.chosen)]]),
      );
    case 'number':
    case 'text':
      return [[view.name, view.value.replaceAll('\n', '\r\n')]];
  }
}

/** The boxes in the order of the options; SurveyJS has them in that of the clicks, until all is sent. */
function inOrder(view: QuestionView): QuestionView {
  if (view.kind !== 'multiple') return view;
  const chosen = view.options.map(({ code }) => code).filter((code) => view.chosen.includes(code));
  return { ...view, chosen };
}

const ofQuestion = (fields: SentFields, name: string): SentFields =>
  fields.filter(([field]) => field.split('.')[0] === name);

/** Two people with the same questionnaire, who do the same: one in SurveyJS, one without a script. */
class TwoForms {
  readonly model: Model;
  state: PlainFormState;
  readonly form: FormPages;
  constructor(form: FormPages, json: object) {
    this.form = form;
    this.model = new Model({ ...structuredClone(json), ...surveySettings });
    this.model.onScrollToTop.add((_, options) => {
      options.allow = false;
    });
    this.state = {
      language: 'ja',
      readings: true,
      consent: '1',
      startToken: '',
      submissionKey: '',
      code: null,
      page: firstPage(form) ?? '',
      place: asked(),
      answers: {},
      typed: {},
    };
  }
  get scripted(): PageView {
    const { model } = this;
    return {
      name: model.currentPage.name,
      title: model.currentPage.locTitle.calculatedText ?? '',
      page: model.currentPageNo + 1,
      pages: model.visiblePageCount,
      sensitive: this.hurts(model.currentPage) && !this.hurts(model.visiblePages[model.currentPageNo - 1]),
      questions: (model.currentPage.elements as Question[])
        .filter(({ isVisible }) => isVisible)
        .map(questionViewOf)
        .map(inOrder),
    };
  }
  private hurts(page: PageModel | undefined): boolean {
    return page?.visibleQuestions.some(({ name }) => this.form.sensitive.has(name)) ?? false;
  }
  get plain(): PageView | null {
    return pageView(this.form, this.state.page, this.state);
  }
  send(button: SentForm['press'], fields: SentFields): void {
    this.state = goOn(this.form, this.state, pressed(button, fields)).state;
  }
  same(): void {
    expect(this.plain).toEqual(this.scripted);
  }
  /** Changes one question of the page, and sends the page with a button, if with one. */
  step(step: WalkStep, languages: readonly FormLanguage[]): void {
    const drawn = this.scripted;
    const fields = fieldsOf(drawn);
    const here = this.model.currentPage.questions.filter(
      (question: Question) => question.isVisible && question.getType() !== 'html',
    );
    const question: Question | undefined = here[step.does % here.length];
    if (question === undefined) return;
    const { name } = question;
    actOn(question, step);
    this.cleanText(question);
    const entered = (): SentFields => [
      ...fields.filter(([field]) => field.split('.')[0] !== name),
      ...ofQuestion(fieldsOf({ ...drawn, questions: [questionViewOf(question)] }), name),
    ];
    if (!question.validate(true)) {
      this.mistake(question, entered());
      question.clearValue();
      question.clearErrors();
    }
    const does = step.at % 5;
    const button: SentForm['press'] =
      does === 4
        ? press('back')
        : does === 3
          ? press('next')
          : does === 2
            ? { kind: 'language', language: languages[step.does % languages.length] ?? 'ja' }
            : { kind: 'none' };
    this.send(button, entered());
    if (button.kind === 'language') this.model.locale = button.language;
    else if (does === 4) this.model.prevPage();
    else if (does === 3) this.turn();
    this.same();
  }
  /** A number that the form refuses holds the page, in the same words. */
  mistake(question: Question, fields: SentFields): void {
    const before = this.state;
    this.send(press('next'), fields);
    expect(this.state).toMatchObject({ page: before.page, place: { name: 'questions', checked: true } });
    const { language, typed } = this.state;
    const errors = fieldErrors(this.form, typed, language, formTexts[language]);
    expect(errors.get(question.name)).toBe(
      question.errors.map(({ locText }) => locText.calculatedText).join(' '),
    );
    this.state = before;
  }
  /** The next page, unless the plain form has first to show what the answer added to this one. */
  turn(): void {
    const { place } = this.state;
    if (place.name === 'ready') expect(this.model.isLastPage).toBe(true);
    else if (place.name !== 'questions' || place.added.length === 0) this.model.nextPage();
    if (place.name === 'ready') this.state = goOn(this.form, this.state, pressed(press('back'), [])).state;
  }
  /** Texts are cleaned when a page is sent; in the browser when all is sent. */
  cleanText(question: Question): void {
    if (typeof question.value !== 'string') return;
    const { [question.name]: cleaned } = formAnswers({ [question.name]: question.value });
    if (cleaned === undefined) question.clearValue();
    else question.value = cleaned;
  }
  finish(): void {
    for (let turns = 0; turns < 400; turns += 1) {
      const fields = fieldsOf(this.scripted);
      this.send(press('next'), fields);
      if (this.state.place.name === 'ready') break;
      this.turn();
      this.same();
    }
    expect(this.state.place.name).toBe('ready');
    expect(this.model.isLastPage).toBe(true);
    this.model.doComplete();
  }
}

describe('a form without a script and SurveyJS', () => {
  test.each(questionnaires.map((questionnaire) => [questionnaire.id, questionnaire] as const))(
    'show the same page after every press on every path through %s, and send the same answers',
    time,
    (_, questionnaire) => {
      const rules = compileRules(questionnaire);
      const form = formPages(questionnaire, rules);
      fc.assert(
        fc.property(fc.array(stepArbitrary, { minLength: 20, maxLength: 60, size: 'max' }), (steps) => {
          const both = new TwoForms(form, questionnaire.form);
          both.same();
          for (const step of steps) both.step(step, questionnaire.languages);
          both.finish();
          const plain = checkAnswers(rules, both.state.answers);
          expect(plain.ok).toBe(true);
          expect(plain).toEqual(checkAnswers(rules, formAnswers(both.model.data)));
        }),
        { numRuns: PATHS, seed: SEED, endOnFailure: true },
      );
    },
  );
});
