import { z } from 'zod';

/**
 * A text of a form in any language. No `<` and `>`: nothing is ever markup. No braces: SurveyJS would put an
 * answer in their place. No control characters and no marks that turn the direction of text around: it must
 * read as it is written. No white space at its ends: two labels that look the same are the same.
 */
export const plainTextSchema = z
  .string()
  .min(1)
  .regex(/^[^<>{}]*$/, 'a text has no <, >, { or }')
  .regex(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]*$/u, 'a text has no control characters')
  .refine((text) => text.trim() === text, 'a text has no white space at its ends');
