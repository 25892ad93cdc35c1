import type { JSX } from 'react';
import type { MultipleView } from '../../../instruments/form-view/question-view.ts';
import { withReadings } from '../language/with-readings.tsx';
import { useAnswerQuestion } from './answer-question.ts';
import { questionParts } from './question-parts.ts';

/** Any number of options. */
export function MultipleQuestion({ view }: { readonly view: MultipleView }): JSX.Element {
  const { mark } = useAnswerQuestion();
  const { name, options, chosen } = view;
  return (
    <fieldset className="form-options" {...questionParts(name, view).aria}>
      {options.map(({ code, text }) => (
        <label key={code} className="form-option">
          <input
            type="checkbox"
            name={name}
            value={code}
            checked={chosen.includes(code)}
            onChange={(event) => mark(name, code, event.target.checked)}
          />
          <span>{withReadings(text)}</span>
        </label>
      ))}
    </fieldset>
  );
}
