import { z } from 'zod';

/**
 * A text of a form in any language. No `<` and `>`: nothing is ever markup. No braces: SurveyJS would put an
 * answer in their place.
 */
export const plainTextSchema = z
  .string()
  .min(1)
  .regex(/^[^<>{}]*$/, 'a text has no <, >, { or }');
