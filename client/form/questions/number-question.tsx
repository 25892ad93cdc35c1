import { type JSX, useState } from 'react';
import type { NumberView } from '../../../instruments/form-view/question-view.ts';
import { useAnswerQuestion } from './answer-question.ts';
import { questionParts } from './question-parts.ts';

/**
 * A whole number, typed in digits of any width. No number field of the browser: it drops what it cannot read without a
 * word, and a wheel or an arrow key changes it unseen.
 */
export function NumberQuestion({ view }: { readonly view: NumberView }): JSX.Element {
  const { type } = useAnswerQuestion();
  const [typed, setTyped] = useState(view.value);
  const { input, aria } = questionParts(view.name, view);
  return (
    <input
      id={input}
      name={view.name}
      className="form-input form-input--number"
      type="text"
      inputMode="numeric"
      autoComplete="off"
      value={typed}
      {...aria}
      onChange={({ target }) => {
        setTyped(target.value);
        type(view.name, target.value);
      }}
    />
  );
}
