import type { JSX } from 'react';
import { pageLanguage } from '../../../instruments/definition/page-language.ts';
import { useForm } from '../form-context.ts';
import { withReadings } from './with-readings.tsx';

/** Above words of the office, which stand in Japanese and English only: that they are not in the language chosen. */
export function OtherLanguageNote(): JSX.Element | null {
  const { language, t } = useForm();
  // the words for junior high school are Japanese as everybody writes it
  if (language === pageLanguage(language) || language === 'ja-x-junior') return null;
  return <p className="form-note">{withReadings(t.otherLanguage)}</p>;
}
