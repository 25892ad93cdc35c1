import type { JSX } from 'react';
import { openState } from '../../../instruments/desks/open-state.ts';
import { openWords } from '../../../instruments/desks/open-words.ts';
import { telephoneLink } from '../../../instruments/desks/telephone-link.ts';
import type { Desk } from '../../../server/contract/api.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from '../language/with-readings.tsx';

/** A desk's name, how to reach it, and whether it can be reached now: in words, never by colour alone. */
export function DeskContact({ desk, now }: { readonly desk: Desk; readonly now: number }): JSX.Element {
  const { t, text, language } = useForm();
  const state = openState(desk.opening, now);
  const words = openWords(state, now, t, language);
  return (
    <>
      <strong>{text(desk.name)}</strong>
      <DeskLink desk={desk} />
      {words !== null && (
        <span
          className={state.state === 'open' ? 'form-desk-state form-desk-state--open' : 'form-desk-state'}
        >
          {withReadings(words)}
        </span>
      )}
    </>
  );
}

function DeskLink({ desk }: { readonly desk: Desk }): JSX.Element {
  const { t } = useForm();
  if (desk.kind === 'tel') {
    return (
      <a className="form-tel" href={telephoneLink(desk.uri)}>
        {desk.value}
      </a>
    );
  }
  // a new tab, because leaving this one would lose the answers
  return (
    <a className="form-tel" href={desk.uri} target="_blank" rel="noreferrer noopener">
      <span>
        {desk.value}
        {withReadings(t.opensNewTab)}
      </span>
    </a>
  );
}
