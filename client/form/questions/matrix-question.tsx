import type { JSX } from 'react';
import type { MatrixView } from '../../../instruments/form-view/question-view.ts';
import { withReadings } from '../language/with-readings.tsx';
import { useAnswerQuestion } from './answer-question.ts';
import { ClearButton } from './clear-button.tsx';
import { questionParts } from './question-parts.ts';

/**
 * Several statements on one scale. Each statement is a group of its own with its options named in full, so it
 * reads the same by eye on a phone, by ear and with 400 % zoom; on wide screens the options stand side by side.
 */
export function MatrixQuestion({ view }: { readonly view: MatrixView }): JSX.Element {
  const { chooseInRow } = useAnswerQuestion();
  const { name, options, rows } = view;
  const parts = questionParts(name, view);
  const idOf = (row: string): string => `${parts.input}-${row}`;
  return (
    <fieldset className="form-matrix" {...parts.aria}>
      {rows.map((row) => (
        <fieldset key={row.name} className="form-matrix__row" data-row={row.name}>
          <legend id={idOf(row.name)}>{withReadings(row.text)}</legend>
          <div className="form-matrix__options">
            {options.map(({ code, text }) => (
              <label key={code} className="form-option">
                <input
                  type="radio"
                  name={`${name}.${row.name}`}
                  value={code}
                  // a voice that says no groups would read the same words in every row
                  aria-labelledby={`${idOf(row.name)} ${idOf(row.name)}-${code}`}
                  checked={row.chosen === code}
                  onChange={() => chooseInRow(name, row.name, code)}
                />
                <span id={`${idOf(row.name)}-${code}`}>{withReadings(text)}</span>
              </label>
            ))}
          </div>
          <ClearButton
            field={`${name}.${row.name}`}
            wording={row.text}
            shown={row.chosen !== null}
            clear={() => chooseInRow(name, row.name, null)}
          />
        </fieldset>
      ))}
    </fieldset>
  );
}
