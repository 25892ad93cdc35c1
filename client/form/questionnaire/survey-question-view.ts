import type {
  ItemValue,
  LocalizableString,
  Question,
  QuestionCheckboxModel,
  QuestionCommentModel,
  QuestionHtmlModel,
  QuestionMatrixModel,
  QuestionSelectBase,
  QuestionTextModel,
} from 'survey-core';
import type { OptionView, QuestionView } from '../../../instruments/form-view/question-view.ts';
import { typedText } from './survey-answers.ts';

const shown = (text: LocalizableString): string => text.calculatedText ?? '';
const optionsOf = (items: readonly ItemValue[]): readonly OptionView[] =>
  items.map((item) => ({ code: item.value, text: shown(item.locText) }));

/** What a person sees of a question that SurveyJS runs. @throws Error for a kind that no definition has */
export function questionViewOf(question: Question): QuestionView {
  const { name } = question;
  const type = question.getType();
  if (type === 'html') return { kind: 'note', name, text: shown((question as QuestionHtmlModel).locHtml) };
  const asked = {
    name,
    title: shown(question.locTitle),
    description: question.hasDescription ? shown(question.locDescription) : '',
    error: question.errors.map((error) => shown(error.locText)).join(' '),
  };
  switch (type) {
    case 'radiogroup':
    case 'dropdown': {
      const options = optionsOf((question as QuestionSelectBase).visibleChoices);
      return {
        kind: 'single',
        ...asked,
        list: type === 'dropdown',
        options,
        chosen: question.value ?? null,
      };
    }
    case 'checkbox': {
      const options = optionsOf((question as QuestionCheckboxModel).visibleChoices);
      return { kind: 'multiple', ...asked, options, chosen: [...(question.value ?? [])] };
    }
    case 'matrix': {
      const matrix = question as QuestionMatrixModel;
      const chosen: Readonly<Record<string, number>> = matrix.value ?? {};
      return {
        kind: 'matrix',
        ...asked,
        options: optionsOf(matrix.visibleColumns),
        rows: matrix.visibleRows.map((row) => ({
          name: row.name,
          text: shown(row.locText),
          chosen: chosen[row.name] ?? null,
        })),
      };
    }
    case 'comment': {
      const { maxLength } = question as QuestionCommentModel;
      return { kind: 'text', ...asked, lines: true, most: maxLength, value: question.value ?? '' };
    }
    case 'text': {
      const { inputType, maxLength, min, max } = question as QuestionTextModel;
      if (inputType !== 'number')
        return { kind: 'text', ...asked, lines: false, most: maxLength, value: question.value ?? '' };
      const value = question.value === undefined ? typedText(question) : String(question.value);
      return { kind: 'number', ...asked, min: Number(min), max: Number(max), value };
    }
    default:
      throw new Error(`questionViewOf: ${name} is a ${type}, which no definition has`);
  }
}
