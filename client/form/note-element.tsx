import type { JSX } from 'react';
import type { QuestionHtmlModel } from 'survey-core';
import { SurveyQuestionHtml } from 'survey-react-ui';
import { withReadings } from './with-readings.tsx';

/** A text between questions. SurveyJS would put it into the page as markup; here it is text with readings. */
export class NoteElement extends SurveyQuestionHtml {
  protected override renderElement(): JSX.Element {
    const note = this.questionBase as QuestionHtmlModel;
    return <div className={note.renderCssRoot}>{withReadings(note.locHtml.calculatedText)}</div>;
  }
}
