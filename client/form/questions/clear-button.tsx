import type { JSX } from 'react';
import { withoutRuby } from '../../../instruments/definition/ruby.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../with-readings.tsx';

export interface ClearButtonProps {
  /** the question it belongs to, for people who do not see where the button stands */
  readonly wording: string;
  readonly shown: boolean;
  readonly clear: () => void;
}

/** 選択を解除: a single answer can be taken back, as paper allows. It vanishes when pressed, so it hands the focus on. */
export function ClearButton({ wording, shown, clear }: ClearButtonProps): JSX.Element {
  const { t } = useForm();
  return (
    <div className="form-clear">
      {shown && (
        <button
          type="button"
          className="form-button form-button--text"
          aria-label={withoutRuby(t.clearAnswerOf(wording))}
          onClick={(event) => {
            event.currentTarget.closest('fieldset')?.querySelector('input')?.focus();
            clear();
          }}
        >
          {withReadings(t.clearAnswer)}
        </button>
      )}
    </div>
  );
}
