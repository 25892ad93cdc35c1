import type { JSX } from 'react';
import type { QuestionRadiogroupModel } from 'survey-core';
import { SurveyQuestionRadiogroup } from 'survey-react-ui';
import { textsOfLocale } from './survey-locale.ts';

/** A single answer that can be taken back, as paper allows; the button appears once something is chosen. */
export class ClearableRadiogroup extends SurveyQuestionRadiogroup {
  protected override getFooter(): JSX.Element {
    const question = this.question as QuestionRadiogroupModel;
    return (
      <>
        {super.getFooter()}
        <ClearButton
          wording={question.locTitle.renderedHtml}
          locale={question.getLocale()}
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
  readonly locale: string;
  readonly shown: boolean;
  readonly clear: () => void;
}

/** 選択を解除. It vanishes when pressed, so it hands the focus to the first option. */
export function ClearButton({ wording, locale, shown, clear }: ClearButtonProps): JSX.Element {
  const t = textsOfLocale(locale);
  return (
    <div className="form-clear">
      {shown && (
        <button
          type="button"
          className="form-button form-button--text"
          aria-label={t.clearAnswerOf(wording)}
          onClick={(event) => {
            event.currentTarget.closest('fieldset')?.querySelector('input')?.focus();
            clear();
          }}
        >
          {t.clearAnswer}
        </button>
      )}
    </div>
  );
}
