import { type JSX, useRef } from 'react';
import { answersIn, orderDesks } from '../../../instruments/desks/desk-order.ts';
import { EMERGENCY_NUMBERS } from '../../../instruments/desks/emergency-numbers.ts';
import type { Desk } from '../../../server/contract/api.ts';
import { useForm } from '../form-context.ts';
import { languageList } from '../language/language-names.ts';
import { OtherLanguageNote } from '../language/other-language-note.tsx';
import { withReadings } from '../language/with-readings.tsx';
import { DeskContact } from './desk-contact.tsx';
import { EmergencyLines } from './emergency-lines.tsx';
import { useOrderedDesks } from './use-ordered-desks.ts';

/** The consultation desks, whatever was answered. Telephone numbers can be pressed and read. */
export function DeskList(): JSX.Element {
  const { survey, t, language } = useForm();
  const list = useRef<HTMLUListElement>(null);
  const { desks, now } = useOrderedDesks(orderDesks, list);
  // said once when it holds for all of them: under each of ten desks nobody reads it
  const noneVerified = desks.length > 0 && desks.every(({ verified }) => !verified);
  const speaks = desks.some((desk) => answersIn(desk, language));
  return (
    <div className="form-desk-list">
      <p>{withReadings(t.desksIntro)}</p>
      {survey.careBesideText && <p>{withReadings(t.nobodyAnswers)}</p>}
      <EmergencyLines />
      {desks.length > 0 && !speaks && (
        <p>{withReadings(t.noDeskSpeaks(EMERGENCY_NUMBERS.police, EMERGENCY_NUMBERS.ambulance))}</p>
      )}
      {desks.length > 0 && <OtherLanguageNote />}
      {noneVerified && <p className="form-note">{withReadings(t.desksUnverified)}</p>}
      {desks.length === 0 ? (
        <p>{withReadings(t.noDesks)}</p>
      ) : (
        <ul ref={list}>
          {desks.map((desk) => (
            <DeskEntry key={desk.id} desk={desk} now={now} marked={!noneVerified && !desk.verified} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface DeskEntryProps {
  readonly desk: Desk;
  readonly now: number;
  /** its own note that nobody has checked it */
  readonly marked: boolean;
}

function DeskEntry({ desk, now, marked }: DeskEntryProps): JSX.Element {
  const { t, text, language } = useForm();
  const fee = { free: t.deskFree, paid: t.deskPaid, unknown: t.deskFeeUnknown }[desk.fee];
  return (
    <li>
      <DeskContact desk={desk} now={now} />
      <span>
        {withReadings(t.deskHours)}
        {t.colon}
        {text(desk.hours)}
        {desk.kind === 'tel' && withReadings(t.inBrackets(fee))}
      </span>
      <span>
        {withReadings(t.deskLanguages)}
        {t.colon}
        {withReadings(languageList(desk.languages, language))}
      </span>
      {marked && <span className="form-note">{withReadings(t.deskUnverified)}</span>}
    </li>
  );
}
