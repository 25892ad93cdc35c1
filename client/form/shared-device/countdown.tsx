import type { JSX } from 'react';
import { withoutRuby } from '../../../instruments/definition/ruby.ts';
import { withReadings } from '../language/with-readings.tsx';

export interface CountdownProps {
  readonly id: string;
  readonly seconds: number;
  readonly sentence: (seconds: number) => string;
}

/** Seconds before the end at which a voice says them, beside those of every half minute. */
const LAST_HEARD = 10;
const HEARD_EVERY = 30;

/** The seconds that a voice was told last: said every second, nobody could follow. */
export const heardSeconds = (seconds: number): number =>
  seconds <= LAST_HEARD ? LAST_HEARD : Math.ceil(seconds / HEARD_EVERY) * HEARD_EVERY;

/** How long until something happens: counted for the eye, said now and then for the ear. */
export function Countdown({ id, seconds, sentence }: CountdownProps): JSX.Element {
  return (
    <>
      <p aria-hidden="true">{withReadings(sentence(seconds))}</p>
      <p id={id} role="status" className="form-heard">
        {withoutRuby(sentence(heardSeconds(seconds)))}
      </p>
    </>
  );
}
