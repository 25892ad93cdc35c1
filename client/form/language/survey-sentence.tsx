import type { ReactNode } from 'react';
import type { FormLanguage, LocalizedText } from '../../../instruments/definition/localized-text.ts';
import type { FormTexts } from '../../../instruments/form-texts/ja.ts';
import { inLanguage } from './in-language.ts';
import { withReadings } from './with-readings.tsx';

/**
 * A sentence of the survey (its title, purpose, consent …) for a reader of `language`. It exists in Japanese and
 * English only, so it carries its language where that is another one: a voice must not read English as Vietnamese.
 */
export function surveySentence(text: LocalizedText, language: FormLanguage, t: FormTexts): ReactNode {
  const sentence = inLanguage(text, t);
  return t.page === language ? sentence : <span lang={t.page}>{sentence}</span>;
}

/** U+FFFC, which stands for something that is no text. */
const PLACE = '\uFFFC';

/** A sentence of ours around a part that is more than text. */
export function sentenceAround(sentence: (part: string) => string, part: ReactNode): ReactNode {
  const [before = '', after = ''] = sentence(PLACE).split(PLACE);
  return (
    <>
      {withReadings(before)}
      {part}
      {withReadings(after)}
    </>
  );
}
