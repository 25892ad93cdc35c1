import { z } from 'zod';

/** BCP 47 tags the platform can show. `ja` is always complete; the others are overlays. */
export const languageSchema = z.enum(['ja', 'en']);
export type Language = z.infer<typeof languageSchema>;

/** The same sentence in Japanese and in English; used for everything people read outside a questionnaire. */
export const localizedTextSchema = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
export type LocalizedText = Readonly<z.infer<typeof localizedTextSchema>>;
