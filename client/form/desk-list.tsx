import type { JSX } from 'react';
import type { Language } from '../../instruments/definition/localized-text.ts';
import type { Desk } from '../../server/contract/api.ts';
import { useForm } from './form-context.ts';

/** The consultation desks, whatever was answered. Telephone numbers can be pressed and read. */
export function DeskList({ desks }: { readonly desks: readonly Desk[] }): JSX.Element {
  const { t } = useForm();
  // said once when it holds for all of them: under each of ten desks nobody reads it, and under 110 it frightens
  const noneVerified = desks.length > 0 && desks.every(({ verified }) => !verified);
  return (
    <div className="form-desk-list">
      <p>{t.desksIntro}</p>
      <p>{t.nobodyAnswers}</p>
      {noneVerified && <p className="form-note">{t.desksUnverified}</p>}
      {desks.length === 0 ? (
        <p>{t.noDesks}</p>
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

/** Names of languages in the language shown: 日本語、英語. */
function languageNames(tags: readonly string[], language: Language): string {
  const names = new Intl.DisplayNames([language], { type: 'language' });
  return tags.map((tag) => names.of(tag) ?? tag).join(language === 'ja' ? '、' : ', ');
}

interface DeskEntryProps {
  readonly desk: Desk;
  /** its own note that nobody has checked it */
  readonly marked: boolean;
}

function DeskEntry({ desk, marked }: DeskEntryProps): JSX.Element {
  const { t, text, language } = useForm();
  const fee = { free: t.deskFree, paid: t.deskPaid, unknown: t.deskFeeUnknown }[desk.fee];
  const colon = language === 'ja' ? '：' : ': ';
  return (
    <li>
      <strong>{text(desk.name)}</strong>
      <DeskLink desk={desk} />
      <span>
        {t.deskHours}
        {colon}
        {text(desk.hours)}
        {desk.kind === 'tel' && (language === 'ja' ? `（${fee}）` : ` (${fee})`)}
      </span>
      <span>
        {t.deskLanguages}
        {colon}
        {languageNames(desk.languages, language)}
      </span>
      {marked && <span className="form-note">{t.deskUnverified}</span>}
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
      {t.opensNewTab}
    </a>
  );
}
