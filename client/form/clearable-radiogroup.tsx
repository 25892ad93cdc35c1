import type { JSX } from 'react';
import type { QuestionRadiogroupModel } from 'survey-core';
import { SurveyQuestionRadiogroup } from 'survey-react-ui';
import { withoutRuby } from '../../instruments/definition/ruby.ts';
import { useForm } from './form-context.ts';
import { withReadings } from './with-readings.tsx';

/** A single answer that can be taken back, as paper allows; the button appears once something is chosen. */
export class ClearableRadiogroup extends SurveyQuestionRadiogroup {
  protected override getFooter(): JSX.Element {
    const question = this.question as QuestionRadiogroupModel;
    return (
      <>
        {super.getFooter()}
        <ClearButton
          wording={question.locTitle.calculatedText}
          shown={!question.isEmpty() && !question.isReadOnly}
          clear={() => question.clearValue()}
        />
      </>
    );
  }
}

export interface ClearButtonProps {
  /** the question it belongs to, for people who do not see where the button stands */
  readonly wording: string;
  readonly shown: boolean;
  readonly clear: () => void;
}

/** 選択を解除. It vanishes when pressed, so it hands the focus to the first option. */
export function ClearButton({ wording, shown, clear }: ClearButtonProps): JSX.Element {
  const { t } = useForm();
  return (
    <div className="form-clear">
      {shown && (
        <button
          type="button"
          className="form-button form-button--text"
          aria-label={withoutRuby(t.clearAnswerOf(wording))}
          onClick={(event) => {
            event.currentTarget.closest('fieldset')?.querySelector('input')?.focus();
            clear();
          }}
        >
          {withReadings(t.clearAnswer)}
        </button>
      )}
    </div>
  );
}
