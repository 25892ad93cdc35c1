import { createContext, useContext } from 'react';
import type { Language, LocalizedText } from '../../../instruments/definition/localized-text.ts';
import type { StaffTexts } from '../texts/japanese.ts';
import { staffTexts } from '../texts/staff-texts.ts';

/** Who reads the page, and in which language. */
export interface Reader {
  readonly language: Language;
  readonly texts: StaffTexts;
  /** a text that came from the server, in the reader's language */
  readonly read: (text: LocalizedText) => string;
}

export function readerOf(language: Language): Reader {
  return { language, texts: staffTexts[language], read: (text) => text[language] };
}

export const ReaderContext = createContext<Reader>(readerOf('ja'));

export const useReader = (): Reader => useContext(ReaderContext);
