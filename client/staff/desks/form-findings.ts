import type { Language } from '../../../instruments/definition/localized-text.ts';
import type { Problem } from '../../../server/contract/api.ts';

/** What is wrong with the field of this place, in the reader's language; undefined where nothing is. */
export type ErrorAt = (place: string) => string | undefined;

/** Reads a problem's findings by place: `weekly.0` finds what is said of `hours_rules.weekly.0`. */
export function errorsOf(problem: Problem | null, language: Language, before = ''): ErrorAt {
  return (place) => {
    const whole = before === '' ? place : `${before}.${place}`;
    const found =
      problem?.findings.filter(({ where }) => where === whole || where.startsWith(`${whole}.`)) ?? [];
    return found.length === 0 ? undefined : found.map(({ message }) => message[language]).join(' ');
  };
}
