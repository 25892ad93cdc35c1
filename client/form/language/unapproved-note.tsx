import type { JSX } from 'react';
import type { FormLanguage } from '../../../instruments/definition/localized-text.ts';
import { texts as japanese } from '../../../instruments/form-texts/ja.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from './with-readings.tsx';

const isJapanese = (language: FormLanguage): boolean => language.split('-')[0] === 'ja';

/** On every page before the end of a translation that nobody with the language has checked: in it, and once in Japanese. */
export function UnapprovedNote(): JSX.Element | null {
  const { survey, language, t } = useForm();
  if (!survey.unapproved.includes(language)) return null;
  return (
    <div className="form-unapproved" role="note">
      <p>{withReadings(t.unapproved)}</p>
      {!isJapanese(language) && <p lang="ja">{japanese.unapproved}</p>}
    </div>
  );
}
