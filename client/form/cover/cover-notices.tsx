import type { JSX } from 'react';
import type { FormTexts } from '../../../instruments/form-texts/ja.ts';
import { useForm } from '../form-context.ts';
import type { Unusable } from '../form-flow.ts';
import { withReadings } from '../language/with-readings.tsx';
import { ANSWERED_LINE } from './answered-line.ts';

const sentences: Readonly<Record<Unusable, (t: FormTexts) => string>> = {
  unreadable: (t) => t.draftUnreadable,
  replaced: (t) => t.draftReplaced,
  expired: (t) => t.draftExpired,
};

/** What became of answers that lay on this device. */
export function DraftNotice({ notice }: { readonly notice: Unusable }): JSX.Element {
  const { t } = useForm();
  return (
    <p role="status" className="form-notice">
      {withReadings(sentences[notice](t))}
    </p>
  );
}

/** In an open survey somebody has sent answers from here: a reminder, and no hindrance. */
export function AnsweredLine({ shown }: { readonly shown: boolean }): JSX.Element | null {
  const { survey, t, shared } = useForm();
  if (survey.kind !== 'open' || shared) return null;
  return (
    <p id={ANSWERED_LINE} className="form-notice" hidden={!shown}>
      {withReadings(t.answeredHere)}
    </p>
  );
}
