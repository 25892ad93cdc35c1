import { type JSX, useRef } from 'react';
import { urgentDesks } from '../../../instruments/desks/desk-order.ts';
import { DeskContact } from '../desks/desk-contact.tsx';
import { useOrderedDesks } from '../desks/use-ordered-desks.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';

interface BesideTextProps {
  /** of the sentence that describes the field */
  readonly id: string;
}

/**
 * Under a free text: that nobody reads it now and nobody calls, and who does listen now. Where an organisation answers under
 * its name neither holds, and nothing is said.
 */
export function BesideText({ id }: BesideTextProps): JSX.Element | null {
  const { t, survey } = useForm();
  const list = useRef<HTMLUListElement>(null);
  const { desks, now } = useOrderedDesks(urgentDesks, list);
  if (!survey.careBesideText) return null;
  return (
    <div className="form-beside-text">
      <p id={id}>{withReadings(t.nobodyReadsNow)}</p>
      {desks.length > 0 && (
        <>
          <p>{withReadings(t.urgentDesks)}</p>
          <ul ref={list}>
            {desks.map((desk) => (
              <li key={desk.id}>
                <DeskContact desk={desk} now={now} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
