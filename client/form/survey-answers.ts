import type { QuestionCheckboxModel, SurveyModel } from 'survey-core';
import { wholeNumberOf } from '../../instruments/form-view/whole-number.ts';
import type { AnswerQuestion } from './questions/answer-question.ts';

/** Puts into SurveyJS's model what a person does at a question. */
export function answersInto(model: SurveyModel): AnswerQuestion {
  const set = (name: string, value: unknown): void => {
    const question = model.getQuestionByName(name);
    if (value === undefined) question.clearValue();
    else question.value = value;
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
      const value = question.inputType === 'number' ? (wholeNumberOf(text) ?? text.trim()) : text;
      set(name, value === '' ? undefined : value);
    },
  };
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
