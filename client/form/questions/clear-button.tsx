import type { JSX } from 'react';
import { withoutRuby } from '../../../instruments/definition/ruby.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';

export interface ClearButtonProps {
  /** of the inputs that it clears */
  readonly field: string;
  /** the question it belongs to, for people who do not see where the button stands */
  readonly wording: string;
  readonly shown: boolean;
  readonly clear: () => void;
}

/**
 * 選択を解除: a single answer can be taken back, as paper allows. It vanishes when pressed, so it hands the focus on.
 *
 * Without a script it is one more option in its place, which stands for no answer: a button would have to fetch the page
 * again. The style shows it once something is chosen; a browser that cannot tell shows it always.
 */
export function ClearButton({ field, wording, shown, clear }: ClearButtonProps): JSX.Element {
  const { t, plain } = useForm();
  if (plain) {
    return (
      <div className="form-clear">
        <label>
          <input type="radio" name={field} value="" aria-label={withoutRuby(t.clearAnswerOf(wording))} />
          <span>{withReadings(t.clearAnswer)}</span>
        </label>
      </div>
    );
  }
  return (
    <div className="form-clear">
      {shown && (
        <button
          type="button"
          className="form-button form-button--text"
          onClick={(event) => {
            event.currentTarget.closest('fieldset')?.querySelector('input')?.focus();
            clear();
          }}
        >
          <span aria-hidden="true">{withReadings(t.clearAnswer)}</span>
          <span className="form-heard">{withoutRuby(t.clearAnswerOf(wording))}</span>
        </button>
      )}
    </div>
  );
}
