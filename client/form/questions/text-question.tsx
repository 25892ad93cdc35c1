import { type JSX, useState } from 'react';
import type { TextView } from '../../../instruments/form-view/question-view.ts';
import { useAnswerQuestion } from './answer-question.ts';
import { BesideText } from './beside-text.tsx';
import { questionParts } from './question-parts.ts';

/** Words of one's own, on one line or on several. */
export function TextQuestion({ view }: { readonly view: TextView }): JSX.Element {
  const { type } = useAnswerQuestion();
  const [typed, setTyped] = useState(view.value);
  const { input, aria } = questionParts(view.name, view);
  const field = {
    id: input,
    name: view.name,
    autoComplete: 'off',
    // a browser may have the words looked up elsewhere, and what people write here is for nobody else
    spellCheck: false,
    maxLength: view.most,
    value: typed,
    ...aria,
  } as const;
  const change = (text: string): void => {
    setTyped(text);
    type(view.name, text);
  };
  if (!view.lines) {
    return (
      <input {...field} className="form-input" type="text" onChange={({ target }) => change(target.value)} />
    );
  }
  const beside = `${input}-beside`;
  return (
    <>
      <textarea
        {...field}
        aria-describedby={[aria['aria-describedby'], beside].filter(Boolean).join(' ')}
        className="form-input form-input--long"
        onChange={({ target }) => change(target.value)}
      />
      <BesideText id={beside} />
    </>
  );
}
