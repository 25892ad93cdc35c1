import type { SurveyModel } from 'survey-core';
import type { AnswerQuestion } from '../questions/answer-question.ts';
import type { FilledIn } from './questionnaire-form.ts';
import { forgetTyped, typedText } from './survey-answers.ts';

/** What was done in a questionnaire so far. */
export function filledIn(model: SurveyModel): FilledIn {
  const typed = model
    .getAllQuestions()
    .map((question) => [question.name, typedText(question)] as const)
    .filter(([, text]) => text !== '');
  return {
    answers: structuredClone(model.data),
    typed: Object.fromEntries(typed),
    page: model.currentPage?.name ?? '',
  };
}

/** Brings it back in the place of all that was there. Answers of questions that this questionnaire does not have are left out. */
export function restore(
  model: SurveyModel,
  answering: AnswerQuestion,
  { answers, typed, page }: FilledIn,
): void {
  const names = new Set(model.getAllQuestions().map((question) => question.name));
  const known = (name: string): boolean => names.has(name);
  forgetTyped(model);
  model.data = structuredClone(Object.fromEntries(Object.entries(answers).filter(([name]) => known(name))));
  for (const [name, text] of Object.entries(typed)) if (known(name)) answering.type(name, text);
  const at = model.getPageByName(page);
  if (at?.isVisible) model.currentPage = at;
}
