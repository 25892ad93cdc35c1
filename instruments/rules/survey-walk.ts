import { Model, type Question } from 'survey-core';
import type { FormPage } from '../composition/questionnaire.ts';
import type { FormLanguage } from '../definition/localized-text.ts';
import type { Answers, AnswerValue } from './answers.ts';
import { checkAnswers } from './check-answers.ts';
import type { AnswerRule, CompiledRules } from './compiled-rules.ts';
import { formAnswers } from './form-answers.ts';
import { shownItems } from './shown-items.ts';
import { surveySettings } from './survey-settings.ts';
import { actOn, type WalkStep } from './walk-step.ts';

/** How one path ended: with the answers that the rules accepted, or with what the two did not agree on. */
export type WalkEnd =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly disagreement: string };

/** Walks through one form, path after path. Owns survey-core models, which it uses again for the next path. */
export interface SurveyWalker {
  /** answers anything that is shown, in any order; after every step both must show the same */
  readonly walk: (steps: readonly WalkStep[]) => WalkEnd;
  /** goes page by page as a person does who changes the mind, the language and the page, and sends the form */
  readonly visit: (steps: readonly WalkStep[]) => WalkEnd;
  /** starts with these answers given; ends in a disagreement where the form does not show the question then */
  readonly reach: (element: string, answers: Answers) => WalkEnd;
}

/** So many paths share a model: long enough to be cheap, short enough that a fresh one is walked often too. */
const PATHS_PER_MODEL = 20;

class Disagreement extends Error {}

/**
 * Holds the compiled rules against survey-core itself (decision 2): the model of the form, with the settings of
 * the browser, is asked on every path what is shown and what it accepts, and the rules must say the same.
 * Steps are data; whoever makes them at random owns the seed.
 *
 * @param languages what a visit may switch to
 */
export function surveyWalker(
  form: { readonly pages: readonly FormPage[] },
  rules: CompiledRules,
  languages: readonly FormLanguage[] = ['ja'],
): SurveyWalker {
  const settled = new Map(
    rules.pages.flatMap(({ elements }) => elements.map((own) => [own.name, own.answer])),
  );
  let paths = 0;
  let models = newModels(form);
  const begin = () => {
    if (paths > 0 && paths % PATHS_PER_MODEL === 0) models = newModels(form);
    else if (paths > 0) clear(models);
    paths += 1;
    return models;
  };

  const compareShown = ({ model, questions }: Models) => {
    const byRules = [...shownItems(rules, formAnswers(model.data))].join();
    const byForm = shownOf(questions)
      .map(({ name }) => name)
      .join();
    if (byRules !== byForm)
      throw new Disagreement(`shown: rules ${byRules}; form ${byForm}; ${JSON.stringify(model.data)}`);
  };

  /** Sends the form, and a copy of it, as the browser does so that the form can stay open for corrections. */
  const send = ({ model, copy }: Models): Answers => {
    copy.data = model.data;
    model.doComplete();
    copy.doComplete();
    if (model.state !== 'completed') throw new Disagreement(`the path does not end: ${model.state}`);
    const sent = JSON.stringify(formAnswers(model.data));
    if (JSON.stringify(formAnswers(copy.data)) !== sent)
      throw new Disagreement(`a copy sends ${JSON.stringify(copy.data)} instead of ${sent}`);
    const given: Answers = JSON.parse(sent);
    const checked = checkAnswers(rules, given);
    if (!checked.ok) throw new Disagreement(`refused: ${JSON.stringify(checked.problems)}; ${sent}`);
    const expected = JSON.stringify(inFormOrder(given, settled));
    if (JSON.stringify(checked.answers) !== expected)
      throw new Disagreement(`changed: ${JSON.stringify(checked.answers)} instead of ${expected}`);
    return checked.answers;
  };

  const path = (go: (models: Models) => Answers): WalkEnd => {
    try {
      return { ok: true, answers: go(begin()) };
    } catch (error) {
      if (error instanceof Disagreement) return { ok: false, disagreement: error.message };
      throw error;
    }
  };

  return {
    walk: (steps) =>
      path((own) => {
        compareShown(own);
        for (const step of steps) {
          const shown = shownOf(own.questions);
          const question = shown[step.at % shown.length];
          if (!question) break;
          actOn(question, step);
          // the page cannot be left with a number that the form refuses; until then survey-core routes by it
          if (!question.validate(false)) question.clearValue();
          compareShown(own);
        }
        if (!own.model.validate())
          throw new Disagreement(`the form refuses ${JSON.stringify(own.model.data)}`);
        return send(own);
      }),
    visit: (steps) =>
      path((own) => {
        turnPages(own, steps, languages);
        leaveLastPage(own);
        compareShown(own);
        return send(own);
      }),
    reach: (element, answers) =>
      path((own) => {
        own.model.data = answers;
        compareShown(own);
        if (!shownOf(own.questions).some(({ name }) => name === element))
          throw new Disagreement(`${element} is not shown after ${JSON.stringify(answers)}`);
        return send(own);
      }),
  };
}

interface Models {
  readonly model: Model;
  readonly copy: Model;
  /** every question of the model, notes left out; made once, because survey-core makes the list anew each time */
  readonly questions: readonly Question[];
}

function newModels(form: object): Models {
  const model = newModel(form);
  return {
    model,
    copy: newModel(form),
    questions: model.getAllQuestions().filter((question) => question.getType() !== 'html'),
  };
}

function newModel(form: object): Model {
  const model = new Model({ ...form, ...surveySettings });
  // without a page there is nothing to scroll to a refused field, and survey-core fails when it tries
  model.onScrollToTop.add((_, options) => {
    options.allow = false;
  });
  return model;
}

function clear({ model, copy }: Models): void {
  model.locale = 'ja';
  model.clear(true, true);
  copy.clear(true, true);
}

function shownOf(questions: readonly Question[]): readonly Question[] {
  return questions.filter((question) => question.isVisible && question.isParentVisible);
}

/** Numbers that the form refuses stay until the page will not let go. Nothing is checked but what the form checks. */
function turnPages(
  { model, questions }: Models,
  steps: readonly WalkStep[],
  languages: readonly FormLanguage[],
): void {
  for (const step of steps) {
    const here = shownOf(questions).filter((question) => question.page === model.currentPage);
    if (step.at % 5 === 4) model.prevPage();
    else if (step.at % 5 === 3) model.nextPage();
    else if (step.at % 5 === 2) model.locale = languages[step.does % languages.length] ?? 'ja';
    const question = here[step.does % here.length];
    if (question?.page === model.currentPage) actOn(question, step);
  }
  // each page is left at once, or after the fields that hold it were emptied
  for (let turns = 0; !model.isLastPage; turns++) {
    if (turns > 2 * model.pages.length) throw new Disagreement('the path does not end: pages turn for ever');
    if (!model.nextPage()) clearRefused(model);
  }
}

function leaveLastPage({ model }: Models): void {
  if (!model.validateCurrentPage()) clearRefused(model);
}

/** A person who cannot go on empties the fields that hold the page; a page that nothing holds is a disagreement. */
function clearRefused(model: Model): void {
  const refused = model.currentPage.questions.filter((question: Question) => !question.validate(false));
  if (refused.length === 0) throw new Disagreement(`the form does not leave page ${model.currentPage.name}`);
  for (const question of refused) question.clearValue();
}

/** The same answers in the order of the form: elements, options of a multiple answer, rows of a matrix. */
function inFormOrder(answers: Answers, rules: ReadonlyMap<string, AnswerRule>): Answers {
  const ordered: Record<string, AnswerValue> = {};
  for (const [name, rule] of rules) {
    const value = Object.hasOwn(answers, name) ? answers[name] : undefined;
    if (value !== undefined) ordered[name] = valueInOrder(value, rule);
  }
  return ordered;
}

function valueInOrder(value: AnswerValue, rule: AnswerRule): AnswerValue {
  if (rule.kind === 'multiple' && Array.isArray(value)) {
    const chosen: readonly number[] = value;
    return rule.codes.filter((code) => chosen.includes(code));
  }
  if (rule.kind !== 'matrix' || typeof value !== 'object') return value;
  const rows = value as Readonly<Record<string, number>>;
  return Object.fromEntries(
    rule.rows.flatMap((row) => (rows[row] === undefined ? [] : [[row, rows[row] as number]])),
  );
}
