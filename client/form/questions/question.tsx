import type { JSX, ReactNode } from 'react';
import type { QuestionView } from '../../../instruments/form-view/question-view.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ListQuestion } from './list-question.tsx';
import { MatrixQuestion } from './matrix-question.tsx';
import { MultipleQuestion } from './multiple-question.tsx';
import { NumberQuestion } from './number-question.tsx';
import { questionParts } from './question-parts.ts';
import { SingleQuestion } from './single-question.tsx';
import { TextQuestion } from './text-question.tsx';

/** One question or note: title, support text, inputs, and what is wrong. The same in every kind of page. */
export function Question({ view }: { readonly view: QuestionView }): JSX.Element {
  if (view.kind === 'note') {
    return (
      <p className="form-question form-question__note" data-name={view.name}>
        {withReadings(view.text)}
      </p>
    );
  }
  const parts = questionParts(view.name, view);
  const isTyped = view.kind === 'number' || view.kind === 'text' || (view.kind === 'single' && view.list);
  return (
    <div className="form-question" data-name={view.name}>
      <h3 id={parts.title} className="form-question__title">
        {isTyped ? <label htmlFor={parts.input}>{withReadings(view.title)}</label> : withReadings(view.title)}
      </h3>
      {view.description !== '' && (
        <p id={parts.description} className="form-question__description">
          {withReadings(view.description)}
        </p>
      )}
      {inputsOf(view)}
      <div role="alert" className="form-question__errors">
        {view.error !== '' && (
          <p id={parts.error} className="form-error">
            {withReadings(view.error)}
          </p>
        )}
      </div>
    </div>
  );
}

function inputsOf(view: Exclude<QuestionView, { kind: 'note' }>): ReactNode {
  switch (view.kind) {
    case 'single':
      return view.list ? <ListQuestion view={view} /> : <SingleQuestion view={view} />;
    case 'multiple':
      return <MultipleQuestion view={view} />;
    case 'number':
      return <NumberQuestion view={view} />;
    case 'text':
      return <TextQuestion view={view} />;
    case 'matrix':
      return <MatrixQuestion view={view} />;
  }
}
