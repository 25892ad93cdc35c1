import type { JSX } from 'react';
import { withoutRuby } from '../../../instruments/definition/ruby.ts';
import type { SingleView } from '../../../instruments/form-view/question-view.ts';
import { useForm } from '../form-context.ts';
import { useAnswerQuestion } from './answer-question.ts';
import { questionParts } from './question-parts.ts';

/** A long list as the phone's own list. Its first line takes an answer back; a browser's list has no readings. */
export function ListQuestion({ view }: { readonly view: SingleView }): JSX.Element {
  const { t } = useForm();
  const { choose } = useAnswerQuestion();
  const { name, options, chosen } = view;
  const { input, aria } = questionParts(name, view);
  return (
    <select
      id={input}
      name={name}
      className="form-input"
      autoComplete="off"
      value={chosen ?? ''}
      {...aria}
      onChange={({ target }) => choose(name, target.value === '' ? null : Number(target.value))}
    >
      <option value="">{withoutRuby(t.chooseFromList)}</option>
      {options.map(({ code, text }) => (
        <option key={code} value={code}>
          {withoutRuby(text)}
        </option>
      ))}
    </select>
  );
}
