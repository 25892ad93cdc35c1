import { z } from 'zod';

/** Languages of everything outside a questionnaire: pages of staff, findings, labels in tables. */
export const languageSchema = z.enum(['ja', 'en']);
export type Language = z.infer<typeof languageSchema>;

/**
 * What a questionnaire can be read in: BCP 47 tags. `ja` is the wording of the definition and always complete;
 * every other one is an overlay. The private-use tags are Japanese at another reading level: やさしい日本語,
 * grades 4 to 6 of primary school, junior high school.
 */
export const formLanguageSchema = z.enum([
  'ja',
  'ja-x-easy',
  'ja-x-primary',
  'ja-x-junior',
  'en',
  'zh-Hans',
  'ko',
  'vi',
  'pt-BR',
]);
export type FormLanguage = z.infer<typeof formLanguageSchema>;

/** The same sentence in Japanese and in English; used for everything people read outside a questionnaire. */
export const localizedTextSchema = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
export type LocalizedText = Readonly<z.infer<typeof localizedTextSchema>>;
