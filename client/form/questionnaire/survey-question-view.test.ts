import { readdirSync, readFileSync } from 'node:fs';
import { Model, type PageModel, type Question, type SurveyModel } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { composeFromDefinitions } from '../../../instruments/composition/compose-from-definitions.ts';
import { parseDefinitions } from '../../../instruments/definition/parse-definitions.ts';
import { formPages, pageView } from '../../../instruments/form-view/form-pages.ts';
import { compileRules } from '../../../instruments/rules/compile-rules.ts';
import { formAnswers } from '../../../instruments/rules/form-answers.ts';
import { surveySettings } from '../../../instruments/rules/survey-settings.ts';
import { questionViewOf } from './survey-question-view.ts';

const folder = new URL('../../../instruments/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /^(library|questionnaires|areas)\/.*\.json$/.test(name),
);
const definitions = parseDefinitions(
  new Map(files.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')])),
);

/** A linear congruential generator (Numerical Recipes), so that a failing walk can be walked again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Something that a person could answer; sometimes nothing. */
function answered(question: Question, random: () => number): unknown {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  if (random() < 0.2) return undefined;
  switch (question.getType()) {
    case 'radiogroup':
    case 'dropdown':
      return one(question.visibleChoices as { value: number }[]).value;
    case 'checkbox':
      return [one(question.visibleChoices as { value: number }[]).value];
    case 'matrix':
      return {
        [one(question.visibleRows as { name: string }[]).name]: one(
          question.visibleColumns as { value: number }[],
        ).value,
      };
    case 'text':
      return question.inputType === 'number' ? Number(question.min) + 1 : 'あ';
    case 'comment':
      return 'い\nう';
    default:
      return undefined;
  }
}

const asksWhatHurts = (page: PageModel | undefined, hurts: ReadonlySet<string>): boolean =>
  page?.visibleQuestions.some(({ name }) => hurts.has(name)) ?? false;
const pageOf = (model: SurveyModel, hurts: ReadonlySet<string>) => ({
  name: model.currentPage.name,
  title: model.currentPage.locTitle.calculatedText ?? '',
  page: model.currentPageNo + 1,
  pages: model.visiblePageCount,
  sensitive:
    asksWhatHurts(model.currentPage, hurts) &&
    !asksWhatHurts(model.visiblePages[model.currentPageNo - 1], hurts),
  questions: (model.currentPage.elements as Question[])
    .filter(({ isVisible }) => isVisible)
    .map(questionViewOf),
});

describe('a page made from the compiled rules is the page that SurveyJS shows', () => {
  it.each(definitions.recipes.map(({ value }) => [value.id, value] as const))(
    '%s, in all its languages',
    (_id, recipe) => {
      const questionnaire = composeFromDefinitions(recipe, definitions);
      const pages = formPages(questionnaire, compileRules(questionnaire));
      for (const seed of [1, 2, 3]) {
        const random = randomFrom(seed);
        const model = new Model({ ...structuredClone(questionnaire.form), ...surveySettings });
        do {
          for (const question of model.currentPage.visibleQuestions as Question[])
            if (question.isVisible) question.value = answered(question, random);
          for (const language of questionnaire.languages) {
            model.locale = language;
            const seen = pageOf(model, pages.sensitive);
            expect(pageView(pages, seen.name, { language, answers: formAnswers(model.data) })).toEqual(seen);
          }
        } while (model.nextPage());
      }
    },
  );
});
