import type { JSX } from 'react';
import type { Desk } from '../../server/contract/api.ts';
import { useForm } from './form-context.ts';
import { languageList } from './language-names.ts';
import { withReadings } from './with-readings.tsx';

/** The consultation desks, whatever was answered. Telephone numbers can be pressed and read. */
export function DeskList({ desks }: { readonly desks: readonly Desk[] }): JSX.Element {
  const { t } = useForm();
  // said once when it holds for all of them: under each of ten desks nobody reads it, and under 110 it frightens
  const noneVerified = desks.length > 0 && desks.every(({ verified }) => !verified);
  return (
    <div className="form-desk-list">
      <p>{withReadings(t.desksIntro)}</p>
      <p>{withReadings(t.nobodyAnswers)}</p>
      {noneVerified && <p className="form-note">{withReadings(t.desksUnverified)}</p>}
      {desks.length === 0 ? (
        <p>{withReadings(t.noDesks)}</p>
      ) : (
        <ul>
          {desks.map((desk) => (
            <DeskEntry key={desk.id} desk={desk} marked={!noneVerified && !desk.verified} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface DeskEntryProps {
  readonly desk: Desk;
  /** its own note that nobody has checked it */
  readonly marked: boolean;
}

function DeskEntry({ desk, marked }: DeskEntryProps): JSX.Element {
  const { t, text, language } = useForm();
  const fee = { free: t.deskFree, paid: t.deskPaid, unknown: t.deskFeeUnknown }[desk.fee];
  return (
    <li>
      <strong>{text(desk.name)}</strong>
      <DeskLink desk={desk} />
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

function DeskLink({ desk }: { readonly desk: Desk }): JSX.Element {
  const { t } = useForm();
  if (desk.kind === 'tel') {
    return (
      <a className="form-tel" href={desk.uri}>
        {desk.value}
      </a>
    );
  }
  // a new tab, because leaving this one would lose the answers
  return (
    <a className="form-tel" href={desk.uri} target="_blank" rel="noreferrer noopener">
      {desk.value}
      {withReadings(t.opensNewTab)}
    </a>
  );
}
