import type { JSX } from 'react';
import type { QuestionDropdownModel } from 'survey-core';
import { SurveyQuestionElementBase } from 'survey-react-ui';
import { textsOfLocale } from './survey-locale.ts';

/**
 * A long list as the phone's own list, named by its question (SurveyJS's native list has no name for screen
 * readers). Its first line takes an answer back.
 */
export class SelectQuestion extends SurveyQuestionElementBase {
  protected override renderElement(): JSX.Element {
    const question = this.questionBase as QuestionDropdownModel;
    const t = textsOfLocale(question.getLocale());
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
        <option value={-1}>{t.chooseFromList}</option>
        {choices.map((choice, place) => (
          <option key={choice.value} value={place}>
            {choice.locText.renderedHtml}
          </option>
        ))}
      </select>
    );
  }
}
