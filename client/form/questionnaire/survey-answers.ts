import type { Question, QuestionCheckboxModel, QuestionTextModel, SurveyModel } from 'survey-core';
import type { SurveyTexts } from '../../../instruments/form-texts/ja.ts';
import { typedNumberOf, wholeNumberOf } from '../../../instruments/form-view/whole-number.ts';
import type { AnswerQuestion } from '../questions/answer-question.ts';

const typedTexts = new WeakMap<Question, string>();

/** What was typed into a question and is no answer; empty where there is nothing of the kind. */
export const typedText = (question: Question): string => typedTexts.get(question) ?? '';

/** What was typed and is no answer goes with the answers that it stood beside. */
export function forgetTyped(model: SurveyModel): void {
  for (const question of model.getAllQuestions()) typedTexts.delete(question);
}

/**
 * Puts into SurveyJS's model what a person does at a question. What is no number, and more options than may be chosen, make
 * the page mistaken when it is left: SurveyJS itself would drop the one and send the other. `tell` hears of every change.
 */
export function answersInto(model: SurveyModel, texts: () => SurveyTexts, tell: () => void): AnswerQuestion {
  model.onValidateQuestion.add((_model, options) => {
    const { question, value } = options;
    const most =
      question.getType() === 'checkbox' ? (question as QuestionCheckboxModel).maxSelectedChoices : 0;
    const typed = typedTexts.get(question);
    if (typed !== undefined) options.error = unreadable(question as QuestionTextModel, typed, texts());
    else if (most > 0 && Array.isArray(value) && value.length > most)
      options.error = texts().maxSelectError.replace('{0}', String(most));
  });
  const set = (name: string, value: unknown): void => {
    const question = model.getQuestionByName(name);
    if (value === undefined) question.clearValue();
    else question.value = value;
    tell();
  };
  return {
    choose: (name, code) => set(name, code ?? undefined),
    mark(name, code, chosen) {
      const question = model.getQuestionByName(name) as QuestionCheckboxModel;
      const before: readonly number[] = question.value ?? [];
      const alone = question.visibleChoices
        .filter(({ isExclusive }) => isExclusive)
        .map(({ value }) => value);
      const others = before.filter((one) => one !== code && !alone.includes(one));
      const after = chosen
        ? alone.includes(code)
          ? [code]
          : [...others, code]
        : before.filter((one) => one !== code);
      set(name, after.length > 0 ? after : undefined);
    },
    chooseInRow(name, row, code) {
      const { [row]: _, ...others } = { ...model.getQuestionByName(name).value };
      const after = code === null ? others : { ...others, [row]: code };
      set(name, Object.keys(after).length > 0 ? after : undefined);
    },
    type(name, text) {
      const question = model.getQuestionByName(name);
      if (question.inputType !== 'number') {
        set(name, text === '' ? undefined : text);
        return;
      }
      const number = wholeNumberOf(text);
      if (number === null && text.trim() !== '') typedTexts.set(question, text);
      else typedTexts.delete(question);
      set(name, number ?? undefined);
    },
  };
}

/** Why what was typed is no answer, in the words that pages without a script have for it. */
function unreadable(question: QuestionTextModel, typed: string, texts: SurveyTexts): string {
  return typedNumberOf(typed) === null ? texts.numericError : question.stepErrorText;
}

/** Gives the model what fields of a plain page hold: their names are those of the questions, or `<matrix>.<row>`. */
export function takeFields(
  model: SurveyModel,
  answering: AnswerQuestion,
  fields: readonly (readonly [name: string, value: string])[],
): void {
  for (const [field, value] of fields) {
    const [name = '', row] = field.split('.');
    const question = model.getQuestionByName(name);
    if (!question || value === '') continue;
    const type = question.getType();
    if (row !== undefined) answering.chooseInRow(name, row, Number(value));
    else if (type === 'checkbox') answering.mark(name, Number(value), true);
    else if (type === 'radiogroup' || type === 'dropdown') answering.choose(name, Number(value));
    else answering.type(name, value);
  }
}
