import type { JSX } from 'react';
import type { QuestionDropdownModel } from 'survey-core';
import { SurveyQuestionElementBase } from 'survey-react-ui';
import { withoutRuby } from '../../instruments/definition/ruby.ts';
import { useForm } from './form-context.ts';

/**
 * A long list as the phone's own list, named by its question (SurveyJS's native list has no name for screen
 * readers). Its first line takes an answer back. A browser's list shows letters only, so it has no readings.
 */
export class SelectQuestion extends SurveyQuestionElementBase {
  protected override renderElement(): JSX.Element {
    const question = this.questionBase as QuestionDropdownModel;
    const choices = question.visibleChoices;
    const chosen = choices.findIndex((choice) => choice.value === question.value);
    return (
      <select
        id={question.inputId}
        className="sd-input"
        value={chosen}
        disabled={question.isReadOnly}
        aria-labelledby={question.ariaTitleId}
        onChange={(event) => {
          question.value = choices[Number(event.target.value)]?.value;
        }}
      >
        <NothingChosen />
        {choices.map((choice, place) => (
          <option key={choice.value} value={place}>
            {withoutRuby(choice.locText.calculatedText)}
          </option>
        ))}
      </select>
    );
  }
}

function NothingChosen(): JSX.Element {
  const { t } = useForm();
  return <option value={-1}>{withoutRuby(t.chooseFromList)}</option>;
}
