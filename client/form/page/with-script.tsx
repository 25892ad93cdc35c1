import type { JSX } from 'react';
import { withReadings } from '../language/with-readings.tsx';

export interface WithScriptProps {
  /** where there is a script */
  readonly children: string;
  /** where there is none */
  readonly not: string;
}

/** Two sentences of a plain page, of which the style sheet shows the one that holds: whether there is a script it alone knows. */
export function WithScript({ children, not }: WithScriptProps): JSX.Element {
  return (
    <>
      <span className="form-with-script">{withReadings(children)}</span>
      <span className="form-without-script">{withReadings(not)}</span>
    </>
  );
}
