import type { JSX } from 'react';
import type { SingleView } from '../../../instruments/form-view/question-view.ts';
import { withReadings } from '../language/with-readings.tsx';
import { useAnswerQuestion } from './answer-question.ts';
import { ClearButton } from './clear-button.tsx';
import { questionParts } from './question-parts.ts';

/** One of several options. */
export function SingleQuestion({ view }: { readonly view: SingleView }): JSX.Element {
  const { choose } = useAnswerQuestion();
  const { name, options, chosen, title } = view;
  return (
    <fieldset className="form-options" {...questionParts(name, view).aria}>
      {options.map(({ code, text }) => (
        <label key={code} className="form-option">
          <input
            type="radio"
            name={name}
            value={code}
            checked={chosen === code}
            onChange={() => choose(name, code)}
          />
          <span>{withReadings(text)}</span>
        </label>
      ))}
      <ClearButton field={name} wording={title} shown={chosen !== null} clear={() => choose(name, null)} />
    </fieldset>
  );
}
