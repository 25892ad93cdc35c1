import { type JSX, useEffect } from 'react';
import { useForm } from '../form-context.ts';
import { PLAIN_FORM } from '../plain-form.ts';

/**
 * ふりがな on and off, where the language has readings. A class on the page hides them, so no question is drawn
 * again and no answer can be lost; the choice is forgotten with the page, since devices are shared.
 */
export function ReadingsSwitch(): JSX.Element | null {
  const { language, readings, plain } = useForm();
  useEffect(() => {
    document.documentElement.classList.toggle('without-readings', !readings.shown);
  }, [readings.shown]);
  if (language !== 'ja-x-easy' && language !== 'ja-x-primary' && language !== 'ja-x-junior') return null;
  return (
    <button
      {...(plain
        ? { type: 'submit', form: PLAIN_FORM, name: 'readings', value: readings.shown ? 'hide' : 'show' }
        : { type: 'button' })}
      className="form-button form-button--small form-button--readings"
      aria-pressed={readings.shown}
      onClick={() => readings.show(!readings.shown)}
    >
      ふりがな
      <span className="form-button__state">{readings.shown ? 'あり' : 'なし'}</span>
    </button>
  );
}
