import { z } from 'zod';
import { formLanguageSchema } from './localized-text.ts';
import { plainTextSchema } from './plain-text.ts';

/**
 * Every text of one instrument version in another language or at another reading level. Keys are paths:
 * `<page>.title`, `<element>.title`, `<element>.description`, `<element>.html`,
 * `<element>.choices.<code>`, `<element>.columns.<code>`, `<element>.rows.<row>`, `closing.<name>`.
 * Readings of kanji are written 漢字《かんじ》 (definition/ruby.ts).
 */
export const overlaySchema = z.strictObject({
  instrument: z.string(),
  version: z.string(),
  language: formLanguageSchema.exclude(['ja']),
  /** `draft`: nobody with the language has checked it; the form says so to its readers */
  approval: z.enum(['draft', 'approved']),
  texts: z
    .record(z.string(), plainTextSchema)
    .refine(
      (texts) => Object.entries(texts).every(([key, text]) => !key.endsWith('.html') || !text.includes('&')),
      'a note has no & (SurveyJS would read it as markup)',
    ),
});
export type Overlay = Readonly<z.infer<typeof overlaySchema>>;
