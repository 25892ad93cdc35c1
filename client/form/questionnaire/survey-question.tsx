import type { JSX } from 'react';
import type { Base, Question as SurveyJsQuestion } from 'survey-core';
import { SurveyElementBase } from 'survey-react-ui';
import { Question } from '../questions/question.tsx';
import { questionViewOf } from './survey-question-view.ts';

interface SurveyQuestionProps {
  readonly element: SurveyJsQuestion;
}

/**
 * A question of the running questionnaire, drawn again whenever SurveyJS changes something about it. It looks as the
 * server's own pages do, because the same component draws it: when the form takes over, nothing moves.
 */
export class SurveyQuestion extends SurveyElementBase<SurveyQuestionProps, object> {
  protected override getStateElement(): Base {
    return this.props.element;
  }
  protected override renderElement(): JSX.Element {
    return <Question view={questionViewOf(this.props.element)} />;
  }
}
