import { Fragment, type JSX } from 'react';
import type { QuestionMatrixModel } from 'survey-core';
import { SurveyQuestionElementBase } from 'survey-react-ui';
import { ClearButton } from './clearable-radiogroup.tsx';
import { withReadings } from './with-readings.tsx';

/**
 * Several statements on one scale. Each statement is a group of its own with its options named in full, so it
 * reads the same by eye on a phone, by ear and with 400 % zoom; on wide screens the options stand side by side.
 */
export class MatrixQuestion extends SurveyQuestionElementBase {
  protected override renderElement(): JSX.Element {
    const question = this.questionBase as QuestionMatrixModel;
    const value: Readonly<Record<string, unknown>> = question.value ?? {};
    return (
      <fieldset className="form-matrix" aria-labelledby={question.ariaTitleId}>
        {question.visibleRows.map((row) => (
          <fieldset key={row.name} className="form-matrix__row" data-row={row.name}>
            <legend>{withReadings(row.locText.calculatedText)}</legend>
            <div className="form-matrix__options">
              {question.visibleColumns.map((column) => (
                <Fragment key={column.value}>
                  <label className="form-option">
                    <input
                      type="radio"
                      name={`${question.id}-${row.name}`}
                      value={column.value}
                      checked={value[row.name] === column.value}
                      disabled={question.isReadOnly}
                      onChange={() => this.choose(row.name, column.value)}
                    />
                    <span>{withReadings(column.locText.calculatedText)}</span>
                  </label>
                </Fragment>
              ))}
            </div>
            <ClearButton
              wording={row.locText.calculatedText}
              shown={value[row.name] !== undefined && !question.isReadOnly}
              clear={() => this.choose(row.name, undefined)}
            />
          </fieldset>
        ))}
      </fieldset>
    );
  }

  /** An answer of one row; without any row answered the question has no answer at all. */
  private choose(row: string, code: unknown): void {
    const question = this.questionBase as QuestionMatrixModel;
    const { [row]: _, ...others } = { ...question.value };
    const next = code === undefined ? others : { ...others, [row]: code };
    question.value = Object.keys(next).length > 0 ? next : undefined;
  }
}
